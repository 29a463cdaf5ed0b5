/**
 * Drafts with one fault each, and drafts without any, each held against a few invented articles. The name of a draft says which rules must
 * speak: `plural-added+bare-source--insiders.txt`; `clean--…` must find nothing. `everything.txt` is shown as a desk sees it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintDraft } from '../../src/lint/lint.ts'
import { locator } from '../../src/lint/places.ts'
import { rules } from '../../src/lint/rules.ts'
import { read } from '../../src/read/read.ts'
import { lintLines } from '../../src/report/lint.ts'
import type { LintReport } from '../../src/report/lintReport.ts'
import { plainLook } from '../../src/report/look.ts'
import { expectGolden } from '../report/golden.ts'

const folder = join(import.meta.dirname, '../cases/lint')
const names = new Map<string, string>(rules.map((rule) => [rule.id, rule.name]))

function articlesIn(path: string) {
  return readdirSync(path)
    .sort()
    .flatMap((file) => read({ uri: file, bytes: readFileSync(join(path, file)) }).articles)
}

function lint(path: string, uri: string, held: ReturnType<typeof articlesIn>): LintReport {
  const bytes = readFileSync(path)
  const draft = read({ uri, bytes }).articles[0]!
  return lintDraft(draft, held, [], { locate: locator(draft, bytes.toString('utf8')) })
}

describe.each(readdirSync(folder).sort())('drafts against %s', (story) => {
  const held = articlesIn(join(folder, story, 'held'))
  const drafts = join(folder, story, 'drafts')

  it.each(readdirSync(drafts).sort())('%s', (file) => {
    const report = lint(join(drafts, file), file, held)
    const wanted = file.split('--')[0]!
    expect([...new Set(report.findings.map(({ rule }) => rule))].sort()).toEqual(
      wanted === 'clean' ? [] : wanted.split('+').sort()
    )
    const text = readFileSync(join(drafts, file), 'utf8')
    for (const { draft } of report.findings) {
      expect(draft.line).not.toBeNull()
      expect(draft.text.length).toBeGreaterThan(0)
      expect(draft.line).toBeLessThanOrEqual(text.split('\n').length)
    }
  })

  it('shows everything as a desk sees it', () => {
    const path = join(folder, story, 'everything.txt')
    if (!existsSync(path)) return
    const report = lint(path, 'draft.txt', held)
    for (const width of [80, 140]) {
      const lines = [...lintLines(report, names, { ...plainLook, width })]
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      expectGolden(join(folder, story, `everything-${width}.out`), `${lines.join('\n')}\n`)
    }
  })
})

describe('the rules', () => {
  it('each have a draft that only they, or they among others, speak of', () => {
    const told = readdirSync(folder).flatMap((story) =>
      readdirSync(join(folder, story, 'drafts')).flatMap((file) => file.split('--')[0]!.split('+'))
    )
    const missing = rules.filter((rule) => rule.asked === 'always' && !told.includes(rule.id)).map((rule) => rule.id)
    expect(missing).toEqual([])
  })
})
