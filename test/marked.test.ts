/** The marked gold is well formed, and its notation reads back as it was written. */
import { describe, expect, it } from 'vitest'
import { readMarked, scoreMarked } from '../eval/marked.ts'
import { type MarkedCase, parseMarked, parseMarks } from '../eval/markedNotation.ts'
import type { Statement } from '../src/model.ts'

const cases = readMarked()

/** Statements as a perfect finder would give them. */
function goldStatements(one: MarkedCase): Statement[] {
  const { text } = one.article
  const withText = (s: { start: number; end: number }) => ({ ...s, text: text.slice(s.start, s.end) })
  const whole = (spans: readonly { start: number; end: number }[]) =>
    spans.length > 0 ? withText({ start: spans[0]!.start, end: spans.at(-1)!.end }) : null
  return one.statements.map((s) => ({
    id: `${one.id}/${s.number}`,
    article: one.id,
    kind: s.labels.kind ?? 'direct',
    content: s.content.map(withText),
    cue: whole(s.cue),
    source: whole(s.sources[0] ?? []),
    speaker: {
      type: s.labels.type ?? 'none',
      name: s.labels.name?.[0] ?? null,
      descriptor: null,
      plural: s.labels.plural ?? false,
      count: s.labels.count,
      id: 's'
    },
    via: (s.labels.via ?? []).map((outlet) => ({ outlet, start: 0, end: 0 })),
    access: s.labels.access ?? 'implied',
    hedges: s.hedges.map(withText),
    polarity: s.labels.polarity ?? 'asserts',
    claim: null,
    block: 'paragraph',
    cueClass: 'speech',
    occasion: null,
    rule: 'gold'
  }))
}

describe('the notation', () => {
  it('gives the bare text and the marks', () => {
    const { text, marks, faults } = parseMarks('{S2:{V2:Glimpse Weekly}’s source} {C2+3:said} so.', 10)
    expect(text).toBe('Glimpse Weekly’s source said so.')
    expect(faults).toEqual([])
    expect(marks).toEqual([
      { role: 'S', numbers: [2], start: 10, end: 33 },
      { role: 'V', numbers: [2], start: 10, end: 24 },
      { role: 'C', numbers: [2, 3], start: 34, end: 38 }
    ])
  })

  it('tells what is not well formed instead of throwing', () => {
    const [one] = parseMarked('f', '{Q:open\n\n}\n\n{X:no}\n# 1 kind=shouted\n# 7 name=A')
    expect(one!.faults.length).toBeGreaterThanOrEqual(5)
  })

  it('derives the labels that are left out', () => {
    const [a, b, c] = parseMarked(
      'f',
      '{Q:“Yes,”} {S:she} {C:said}.\n---\n{Q:It’s “fine”}, {S:x}\n---\n{Q:it’s all right}, {S:he} {C:said}'
    )
    expect([a, b, c].map((x) => x!.statements[0]!.labels.kind)).toEqual(['direct', 'mixed', 'indirect'])
  })
})

describe('the gold', () => {
  it('is well formed', () => {
    expect(cases.flatMap((c) => c.faults.map((f) => `${c.id}: ${f}`))).toEqual([])
  })

  it('holds no mark or label that was taken for text', () => {
    for (const one of cases) expect(one.article.text, one.id).not.toMatch(/[{}]|^[#@]|\b\w+=/mu)
  })

  it('is large enough to mean something', () => {
    const statements = cases.flatMap((c) => c.statements).filter((s) => !s.optional)
    const quiet = cases.filter((c) => c.statements.length === 0)
    expect(statements.length).toBeGreaterThanOrEqual(360)
    expect(cases.length).toBeGreaterThanOrEqual(220)
    expect(quiet.length).toBeGreaterThanOrEqual(80)
  })

  it('does not repeat a frame', () => {
    const cut = (c: MarkedCase) => c.article.text.toLowerCase().replace(/\W+/gu, ' ').slice(0, 40)
    expect(new Set(cases.map(cut)).size).toBe(cases.length)
  })
})

describe('the scorer', () => {
  it('gives 100 to the gold itself', () => {
    const { total, errors } = scoreMarked(cases, (article) => goldStatements(cases.find((c) => c.article === article)!))
    expect(errors).toEqual([])
    expect([total.half.f1, total.content.f1]).toEqual([100, 100])
    expect(total.negatives.found).toBe(0)
  })

  it('gives 0 to silence and counts what is found in negatives', () => {
    expect(scoreMarked(cases, () => []).total.half).toMatchObject({ recall: 0, f1: 0 })
    const noisy = scoreMarked(cases, (article) => {
      const end = article.text.length
      return [{ ...goldStatements(cases[0]!)[0]!, content: [{ start: 0, end, text: article.text }], source: null }]
    })
    expect(noisy.total.negatives.found).toBeGreaterThan(0)
  })
})
