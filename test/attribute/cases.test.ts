/**
 * Golden cases: invented sentences marked in place (`test/cases/attribute/*.txt`, notation in `test/cases/attribute/marked/README.md`). Every marked attribution must be
 * found with its labels, and nothing that is not marked.
 */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readMarked, scoreMarked } from '../../eval/marked.ts'
import { attribute } from '../../src/attribute/attribute.ts'

const cases = readMarked(fileURLToPath(new URL('../cases/attribute/', import.meta.url)))

describe('golden cases', () => {
  it('are well formed', () => {
    expect(cases.filter((c) => c.faults.length > 0).map((c) => [c.id, c.faults])).toEqual([])
  })
  for (const one of cases) {
    it(`${one.id}: ${one.article.text.replace(/\s+/g, ' ').slice(0, 80)}`, () => {
      expect(scoreMarked([one], attribute).errors.map((e) => `${e.what}: ${e.gold} ← ${e.found}`)).toEqual([])
    })
  }
})
