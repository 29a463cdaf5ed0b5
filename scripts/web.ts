/**
 * Builds the pages: `FOLDER/index.html` with hashed files in `FOLDER/assets` for the served app, and `FOLDER/report.html`, the template of
 * the one-file report. Called after each build of the program (tsdown.config.ts); reads `src/web`, fetches nothing.
 *
 * The served page holds no inline script or style, so that its Content-Security-Policy needs no exception. The report holds
 * both, each allowed by its hash, and nothing else can run in it. Its script is compressed; a few lines unpack it, and the browser runs it
 * because its hash is the one that the policy names.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { type Plugin, rolldown } from 'rolldown'

const SOURCE = 'src/web'

/** Writes all pages into `folder`, which is emptied first. */
export async function buildWeb(folder: string): Promise<void> {
  const style = styles()
  const [app, report] = [await bundle('app.tsx'), await bundle('report.tsx')]
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'assets'), { recursive: true })
  const script = asset(folder, 'app', 'js', app)
  const sheet = asset(folder, 'app', 'css', style)
  writeFileSync(
    join(folder, 'index.html'),
    page(
      '<title>hearsay</title>',
      `<link rel="stylesheet" href="/${sheet}">\n<script type="module" src="/${script}"></script>`,
      ''
    )
  )
  writeFileSync(join(folder, 'report.html'), reportTemplate(style, report))
}

/** All style sheets in the order of their names, without comments and needless blanks. */
function styles(): string {
  const folder = join(SOURCE, 'style')
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'))
  const text = names.sort().map((name) => readFileSync(join(folder, name), 'utf8'))
  return text
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim()
}

/** Tables made of word lists are left out where a page does not use them: making one has no effect. */
const pureTables: Plugin = {
  name: 'pure-tables',
  transform: (code, id) =>
    /[\\/]src[\\/]text[\\/]/.test(id) ? code.replace(/= new (?=(?:Set|Map|RegExp)\()/g, '= /* @__PURE__ */ new ') : null
}

async function bundle(entry: string): Promise<string> {
  const build = await rolldown({
    input: join(SOURCE, entry),
    platform: 'browser',
    transform: { target: 'es2022' },
    plugins: [pureTables]
  })
  const { output } = await build.generate({ format: 'iife', minify: true })
  await build.close()
  return output[0].code.trim()
}

function asset(folder: string, name: string, ending: string, text: string): string {
  const path = `assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${ending}`
  writeFileSync(join(folder, path), text)
  return path
}

/** Unpacks the script of the report and runs it. */
const opener = `(async () => {
  try {
    const bytes = Uint8Array.from(atob(document.getElementById('code').textContent), (c) => c.charCodeAt(0))
    const code = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text()
    const script = document.createElement('script')
    script.textContent = code
    document.body.append(script)
  } catch {
    document.getElementById('page').textContent = 'This report needs a browser of 2023 or newer.'
  }
})()`

function reportTemplate(style: string, script: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(opener)} ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ')
  const packed = deflateSync(script, { level: 9 }).toString('base64')
  return page(
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<title>{{title}}</title>`,
    `<style>${style}</style>`,
    `<noscript>{{plain}}</noscript>
<script type="text/plain" id="trace">{{data}}</script>
<script type="text/plain" id="code">${packed}</script>
<script>${opener}</script>
`
  )
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function page(first: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="description" content="Who said it first, who only repeats it, and how many independent origins stand behind each claim.">
${first}
<link rel="icon" href="data:,">
${head}
</head>
<body>
<div id="page"></div>
${body}</body>
</html>
`
}
