/**
 * The documents say what is so: links lead somewhere, commands exist, the map stays short, and the picture in the README is
 * what the program prints.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshReadme, printed } from '../scripts/readme.ts'
import { problemKinds } from '../src/server/problem.ts'
import { pageRoutes } from '../src/server/routes.ts'

const SKIPPED = /(^|\/)(node_modules|dist|coverage|out|cases|\.git)(\/|$)/

const documents = readdirSync('.', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md') && !SKIPPED.test(path) && !/^examples\/.+\//.test(path))
  .sort()

const read = (path: string) => readFileSync(path, 'utf8')
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** Text of the fenced blocks of a document, by language. */
function fenced(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!)
}

/** The shell commands that a document shows: lines of its `sh` blocks, and inline code that begins with npm or npx. */
function commandsOf(text: string): string[] {
  const blocks = fenced(text, 'sh').flatMap((block) => block.split('\n'))
  const inline = [...text.matchAll(/`((?:npm|npx) [^`]+)`/g)].map((match) => match[1]!)
  return [...blocks, ...inline].map((line) => line.replace(/\s+#.*$/, '').trim()).filter(Boolean)
}

describe('links', () => {
  it.each(documents)('of %s lead somewhere', (path) => {
    const links = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!)
    const local = links.filter((link) => !/^[a-z]+:|^#/.test(link)).map((link) => link.replace(/#.*$/, ''))
    expect(local.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([])
  })
})

describe('commands', () => {
  it('the README begins with the two that matter', () => {
    const blocks = fenced(read('README.md'), 'sh')
    expect(blocks[0]).toBe('npm ci && npx hearsay trace examples/break-up\n')
    expect(blocks[1]).toBe('npm ci && npm run check\n')
    expect(read('README.md').split('\n').indexOf('npm ci && npm run check')).toBeLessThan(20)
  })

  it.each(documents)('npm scripts in %s exist', (path) => {
    const scripts = commandsOf(read(path)).flatMap((line) => [...line.matchAll(/npm run ([\w:-]+)/g)].map((m) => m[1]!))
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([])
  })

  it('paths given to hearsay exist', () => {
    const paths = documents.flatMap((path) =>
      commandsOf(read(path)).flatMap((line) => line.match(/(?<=\s)(?:examples|src|test|eval|bench|docs)\/\S*/g) ?? [])
    )
    expect(paths.length).toBeGreaterThan(2)
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })
})

describe('the map', () => {
  it('has at most 150 lines', () => {
    expect(read('ARCHITECTURE.md').split('\n').length - 1).toBeLessThanOrEqual(150)
  })

  it('names only rooms and files that exist', () => {
    const named = [...read('ARCHITECTURE.md').matchAll(/`((?:src|test|eval|bench|examples)\/[^`\s]*)`/g)]
      .map((match) => match[1]!)
      .filter((path) => !path.includes('STAGE'))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  it('names every room', () => {
    const rooms = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join('src', entry.name)).length > 0)
      .map((entry) => `\`src/${entry.name}/\``)
    expect(rooms.filter((room) => !read('ARCHITECTURE.md').includes(room))).toEqual([])
  })
})

describe('the README', () => {
  it('shows what the program prints (npm run docs brings it up to date)', async () => {
    expect(read('README.md')).toBe(await freshReadme())
  })

  it('imports what the library exports', async () => {
    const library: Readonly<Record<string, unknown>> = await import('../src/index.ts')
    const blocks = documents.flatMap((path) => fenced(read(path), 'ts'))
    const names = blocks.flatMap((block) =>
      [...block.matchAll(/import \{([^}]*)\} from 'hearsay'/g)].flatMap((match) => match[1]!.split(','))
    )
    expect(names.length).toBeGreaterThan(0)
    expect(names.map((name) => name.trim()).filter((name) => !(name in library))).toEqual([])
  })

  it('shows commands that run', async () => {
    const lines = documents.flatMap((path) => commandsOf(read(path)))
    const traces = lines.flatMap((line) => /npx hearsay (trace examples[^|<>]*)$/.exec(line)?.[1] ?? [])
    expect(traces.length).toBeGreaterThan(3)
    for (const line of new Set(traces)) expect((await printed(line.split(/\s+/))).length).toBeGreaterThan(100)
  })
})

describe('docs/api.md', () => {
  it('names every route, schema of an answer, and kind of problem', () => {
    const page = read('docs/api.md')
    for (const { path, schema } of pageRoutes) expect(page).toContain(`| \`GET /api/v1${path}\` | \`${schema}\` |`)
    for (const [code, { status }] of Object.entries(problemKinds))
      expect(page).toMatch(new RegExp(`\`${code}\`.*\\| ${status} \\|`))
  })
})
