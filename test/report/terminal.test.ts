import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimReport } from '../../src/report/claim.ts'
import { columns } from '../../src/report/layout.ts'
import { type Look, plainLook } from '../../src/report/look.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { terminalReport } from '../../src/report/terminal.ts'
import { makeView } from '../../src/report/view.ts'
import { expectGolden } from './golden.ts'
import { invent, readNotation } from './invent.ts'

const folder = 'test/cases/report'
const cases = readdirSync(folder).sort()
const hinted: Look = { ...plainLook, command: 'hearsay trace pages' }

function viewOf(name: string) {
  return makeView(invent(readNotation(join(folder, name, 'case.json'))))
}

const text = (lines: Iterable<string>) => `${[...lines].join('\n')}\n`

describe('the report for a terminal', () => {
  it.each(cases)('%s reads as it should', (name) => {
    expectGolden(join(folder, name, 'report.txt'), text(terminalReport(viewOf(name), hinted)))
  })

  it.each(cases)('%s fits its columns, narrow and wide, folded and unfolded, in Unicode and ASCII', (name) => {
    const view = viewOf(name)
    for (const width of [40, 80, 160])
      for (const detail of ['folded', 'everything'] as const)
        for (const signs of ['unicode', 'ascii'] as const)
          for (const line of terminalReport(view, { ...hinted, width, detail, signs })) {
            expect(columns(line), `${width}: ${line}`).toBeLessThanOrEqual(width)
            expect(line).toBe(line.trimEnd())
            if (signs === 'ascii') expect(line).toMatch(/^[\u0020-\u007e]*$/)
          }
  })

  it('uses a wide terminal', () => {
    expectGolden(
      join(folder, 'wordings', 'wide.txt'),
      text(terminalReport(viewOf('wordings'), { ...hinted, width: 160 }))
    )
  })

  it('draws with ASCII where nothing else is shown', () => {
    expectGolden(
      join(folder, 'wordings', 'ascii.txt'),
      text(terminalReport(viewOf('wordings'), { ...hinted, signs: 'ascii' }))
    )
  })

  it('unfolds everything when asked', () => {
    const unfolded: Look = { ...hinted, detail: 'everything' }
    expectGolden(join(folder, 'i-denial', 'all.txt'), text(terminalReport(viewOf('i-denial'), unfolded)))
    const lines = text(terminalReport(viewOf('c-agency-reprints'), unfolded))
    for (let i = 1; i <= 40; i++) expect(lines).toContain(`Reprint Gazette ${i}`)
  })

  it('says the same with colour as without', () => {
    for (const name of cases) {
      const view = viewOf(name)
      const coloured = text(terminalReport(view, { ...hinted, colour: true }))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken away
      const bare = coloured.replace(/\u001b\[\d+m/g, '')
      expect(bare.replace(/ +$/gm, '')).toBe(text(terminalReport(view, hinted)))
    }
  })

  it('never says what is true', () => {
    for (const name of cases)
      expect(text(terminalReport(viewOf(name), hinted))).not.toMatch(
        /\b(true|false|fake|proven|debunked|reliable|trust)/i
      )
  })
})

describe('the report of one claim', () => {
  it.each(['a-insider-copies', 'k-ghost', 'wordings'])('%s shows every statement in its context', (name) => {
    const view = viewOf(name)
    expectGolden(join(folder, name, 'claim.txt'), text(claimReport(view.trace.claims[0]!, view, hinted)))
  })

  it.each(cases)('%s names the place of every statement', (name) => {
    const view = viewOf(name)
    for (const claim of view.trace.claims) {
      const report = [...claimReport(claim, view, { ...hinted, width: 200 })].join('\n')
      for (const id of claim.statements) {
        const statement = view.statements.get(id)!
        expect(report).toContain(view.articles.get(statement.article)!.uri)
        for (const span of statement.content) expect(report).toContain(`${span.start}–${span.end}`)
      }
    }
  })
})

describe('the report as Markdown', () => {
  it.each(['a-insider-copies', 'i-denial'])('%s reads as it should', (name) => {
    expectGolden(join(folder, name, 'report.md.txt'), text(markdownReport(viewOf(name), plainLook)))
  })
})
