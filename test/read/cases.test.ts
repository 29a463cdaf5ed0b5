/**
 * Golden cases of reading: one input file a case under `test/cases/read`, its expected articles and problems beside it in `expected/`.
 * A missing expectation is written, a changed one lands as `*-changed.json` and fails; nothing is written where CI=true.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/model.ts'
import { read } from '../../src/read/read.ts'
import { settle } from '../../src/read/settle.ts'

const folder = join(import.meta.dirname, '../cases/read')
const expected = join(folder, 'expected')
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => entry.name)
  .sort()

/** An article as a person checks it: words instead of offsets. */
function shown(article: Article): unknown {
  const { text, blocks, credits, ...rest } = article
  return {
    ...rest,
    blocks: blocks.map(({ kind, reason, start, end }) => [kind, text.slice(start, end), ...(reason ? [reason] : [])]),
    credits: credits.map(({ outlet, start, end }) => [outlet, text.slice(start, end)])
  }
}

describe('golden cases of reading', () => {
  it.each(files)('%s', (name) => {
    const reading = read({ uri: name, bytes: readFileSync(join(folder, name)) })
    const settled = settle(reading.articles)
    const problems = [...reading.problems, ...settled.problems]
    const actual = `${JSON.stringify({ articles: settled.articles.map(shown), problems }, null, 2)}\n`
    const path = join(expected, `${name}.json`)
    const changed = join(expected, `${name}-changed.json`)
    const mayWrite = process.env.CI !== 'true'
    if (!existsSync(path)) {
      expect(mayWrite, `${path} is missing`).toBe(true)
      mkdirSync(expected, { recursive: true })
      writeFileSync(path, actual)
      return
    }
    const same = readFileSync(path, 'utf8') === actual
    if (mayWrite && !same) writeFileSync(changed, actual)
    if (mayWrite && same) rmSync(changed, { force: true })
    expect(actual).toBe(readFileSync(path, 'utf8'))
  })

  it.each(files)('every character of %s lies in a block, in order', (name) => {
    for (const { text, blocks } of read({ uri: name, bytes: readFileSync(join(folder, name)) }).articles) {
      let rest = ''
      let from = 0
      for (const { start, end } of blocks) {
        expect(start).toBeGreaterThanOrEqual(from)
        rest += text.slice(from, start)
        from = end
      }
      expect((rest + text.slice(from)).trim()).toBe('')
    }
  })
})
