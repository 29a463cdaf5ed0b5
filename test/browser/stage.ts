/** What the browser tests stand on: the built program as a server or as the writer of a report, Chromium, and an eye on each page. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** The built program; another build where HEARSAY names it. */
const program = resolve(process.env.HEARSAY ?? 'dist/cli.mjs')
/** Where pictures and downloads of the tests are put: kept as artifacts, not in the repository. */
export const outFolder = resolve(process.env.BROWSER_OUT ?? 'coverage/browser')
export const scratch = mkdtempSync(join(tmpdir(), 'hearsay-browser-'))

/** Starts Chromium: the one in CHROMIUM, or Debian's. */
export async function openBrowser(): Promise<Browser> {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path)
  )
  if (!found) throw new Error('no Chromium: apt-get install -y chromium, or give its path in CHROMIUM')
  return chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-background-networking'] })
}

export interface Serving {
  readonly address: string
  readonly stop: () => void
}

/** Serves paths with the built program, on a free port of this machine; waits until they are traced. */
export async function serve(paths: readonly string[]): Promise<Serving> {
  const child: ChildProcess = spawn(process.execPath, [program, 'serve', ...paths, '--port', '0', '-q'], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const address = await new Promise<string>((done, fail) => {
    let said = ''
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString('utf8')
      const found = /http:\/\/\S+/.exec(said)
      if (found) done(found[0].replace(/\/$/, ''))
    })
    child.once('exit', (code) => fail(new Error(`hearsay serve ended with ${code}`)))
  })
  // it listens before it has traced: what is tested here is what it shows afterwards
  while ((await fetch(`${address}/api/v1/info`)).status !== 200) await new Promise((again) => setTimeout(again, 200))
  return { address, stop: () => void child.kill('SIGTERM') }
}

/** Writes the report of paths; gives its path. */
export async function report(name: string, paths: readonly string[]): Promise<string> {
  const path = join(scratch, `${name}.html`)
  await promisify(execFile)(process.execPath, [program, 'report', ...paths, '-o', path, '-q', '--lenient'])
  return path
}

/** A file of the tests' own. */
export function scratchFile(name: string, text: string): string {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}

export interface Watched {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong on the page: errors, and requests to anywhere but this machine. */
  readonly faults: string[]
}

/** A page of its own, watched. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:|http:\/\/localhost:|file:|data:|blob:|about:)/.test(request.url()))
      faults.push(`request: ${request.url()}`)
  })
  return { page, context, faults }
}

/** Waits until the view is drawn: its heading is there and nothing is on its way. */
export async function arrived(page: Page): Promise<void> {
  await page.waitForSelector('main h1')
  await page.waitForFunction(() => !document.querySelector('.waiting'))
}
