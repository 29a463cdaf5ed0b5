/**
 * The rules of ARCHITECTURE.md that a program can check: which folder may import which, that stages reach for no
 * file, clock, network or chance, and that no file of code grows past 400 lines.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const STAGES = ['read', 'attribute', 'match', 'group', 'trace', 'report']
const LONGEST = 400

interface Module {
  /** Path under `src`, with forward slashes. */
  readonly path: string
  /** First folder of the path; the file's own name for files directly in `src`. */
  readonly room: string
  readonly text: string
  readonly lines: number
}

const modules: readonly Module[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => {
    const text = readFileSync(join('src', path), 'utf8')
    return { path, room: path.split('/')[0]!, text, lines: text.split('\n').length - 1 }
  })

/** Specifiers of static imports, re-exports and dynamic imports; `typesOnly` imports are erased and still count. */
function importsOf(module: Module): string[] {
  const code = module.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"]+)\1/g)
  return [...found].map((match) => match[2]!)
}

/** Where a relative import leads, under `src`; other imports as they are. */
function target(module: Module, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative('src', resolve('src', module.path, '..', specifier)).replaceAll('\\', '/')
}

const isStage = (module: Module) => STAGES.includes(module.room) && module.path.includes('/')

/** Rooms that a module may import from, beside its own. */
function allowed(module: Module): readonly string[] {
  if (module.path === 'model.ts') return []
  if (module.room === 'text') return ['model.ts']
  if (isStage(module)) return ['model.ts', 'text']
  if (module.path === 'pipeline.ts') return ['model.ts', 'text', ...STAGES]
  if (module.room === 'server') return ['model.ts', 'text', 'pipeline.ts', 'report', 'read', 'lint', 'store']
  if (module.room === 'web')
    return ['model.ts', 'text', 'report', 'store', ...(module.path === 'web/report.tsx' ? ['trace'] : [])]
  return [
    'model.ts',
    'text',
    'pipeline.ts',
    'index.ts',
    'lint',
    'report',
    'store',
    'corpus',
    'pool',
    'server',
    'web',
    'cli',
    ...STAGES
  ]
}

describe('the import rules', () => {
  it('finds the source', () => {
    expect(modules.length).toBeGreaterThan(20)
    expect(modules.map((module) => module.path)).toContain('pipeline.ts')
  })

  it.each(modules.map((module) => [module.path, module] as const))('%s imports upstream only', (_, module) => {
    const wrong = importsOf(module)
      .map((specifier) => target(module, specifier))
      .filter((path) => modules.some(({ room }) => room === path.split('/')[0]))
      .filter((path) => path.split('/')[0] !== module.room && !allowed(module).includes(path.split('/')[0]!))
    expect(wrong).toEqual([])
  })

  it('what pages use loads no Node module, and no other part of the server', () => {
    const pages = ['report/pages.ts', 'report/outletPage.ts', 'store/holdings.ts', 'store/memory.ts']
    const seen = new Set<string>()
    const reach = (path: string) => {
      const module = modules.find((each) => each.path === path)
      if (!module || seen.has(path)) return
      seen.add(path)
      for (const specifier of importsOf(module)) reach(target(module, specifier))
    }
    for (const path of pages) reach(path)
    expect(seen.size).toBeGreaterThan(15)
    const bad = modules
      .filter(({ path }) => seen.has(path))
      .filter((m) => importsOf(m).some((s) => s.startsWith('node:')))
    expect(bad.map(({ path }) => path)).toEqual([])
    expect([...seen].filter((path) => path.startsWith('server/'))).toEqual([])
  })

  it('model.ts imports nothing', () => {
    expect(importsOf(modules.find((module) => module.path === 'model.ts')!)).toEqual([])
  })

  it('relative imports end in .ts or .json', () => {
    const wrong = modules.flatMap((module) =>
      importsOf(module)
        .filter((specifier) => specifier.startsWith('.') && !/\.(tsx?|json)$/.test(specifier))
        .map((specifier) => `${module.path}: ${specifier}`)
    )
    expect(wrong).toEqual([])
  })
})

describe('the core', () => {
  const core = modules.filter((module) => isStage(module) || ['text', 'model.ts', 'pipeline.ts'].includes(module.room))

  it('reaches for no file, process or network', () => {
    const outside = /^(node:)?(fs|fs\/promises|net|http|https|http2|dgram|child_process|worker_threads|os|process)$/
    const wrong = core.flatMap((module) =>
      importsOf(module)
        .filter((specifier) => outside.test(specifier))
        .map((specifier) => `${module.path}: ${specifier}`)
    )
    expect(wrong).toEqual([])
  })

  it('asks neither clock nor chance', () => {
    const asks = /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\bperformance\.now\(|\bfetch\(|\bTemporal\.Now\b/
    const wrong = core.filter((module) => asks.test(module.text)).map((module) => module.path)
    expect(wrong).toEqual([])
  })
})

describe('the pages', () => {
  const pages = modules.filter(({ room }) => room === 'web')

  it('ask a store only through its interface, and hold a trace in memory', () => {
    const stores = pages.flatMap((module) => importsOf(module).map((specifier) => target(module, specifier)))
    const wrong = stores.filter((path) => path.startsWith('store/') && !/^store\/(?:holdings|memory)\.ts$/.test(path))
    expect(wrong).toEqual([])
  })

  it('write text as text', () => {
    const marks =
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function\(/
    expect(pages.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('reach for no file and no other machine', () => {
    const wrong = pages.filter(({ text }) => /['"]node:|['"]https?:\/\/(?!www\.w3\.org\/2000\/svg)/.test(text))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('the files', () => {
  it(`are no longer than ${LONGEST} lines`, () => {
    expect(modules.filter((module) => module.lines > LONGEST).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('are not called utils or helpers', () => {
    expect(modules.filter((module) => /\b(utils?|helpers?|misc|common)\b/i.test(module.path))).toEqual([])
  })

  it('export no defaults', () => {
    expect(modules.filter((module) => /^export default\b/m.test(module.text)).map(({ path }) => path)).toEqual([])
  })

  it('begin by saying what they are for', () => {
    const silent = modules.filter(({ text }) => !text.split('\n').slice(0, 30).join('\n').includes('/**'))
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})
