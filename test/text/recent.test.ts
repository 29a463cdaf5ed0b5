import { describe, expect, it } from 'vitest'
import { keepRecent } from '../../src/text/recent.ts'
import { tokenize } from '../../src/text/tokens.ts'

describe('a memory of recent texts', () => {
  it('gives what was kept', () => {
    const memory = keepRecent<number>(10)
    memory.set('ferry', 1)
    expect([memory.get('ferry'), memory.get('quay')]).toEqual([1, undefined])
  })

  it('forgets what nobody asked for, and keeps what somebody did', () => {
    const memory = keepRecent<number>(10)
    memory.set('ferry', 1)
    memory.set('harbour', 2)
    for (let i = 0; i < 40; i++) {
      memory.set(`quay ${i}`, i)
      expect(memory.get('ferry')).toBe(1)
    }
    expect([memory.get('harbour'), memory.get('quay 2'), memory.get('quay 39')]).toEqual([undefined, undefined, 39])
  })
})

describe('tokens', () => {
  it('of a paragraph are the same wherever it stands', () => {
    const paragraph = 'The skipper of the Maren would not say who had cut the line, or when.'
    const first = tokenize(paragraph)
    const later = tokenize(`Snow.\n\n${paragraph}`, 7)
    expect(later).toEqual(first.map((t) => ({ ...t, start: t.start + 7, end: t.end + 7 })))
    expect(tokenize(paragraph)).toEqual(first)
    for (const { start, end, text } of first) expect(paragraph.slice(start, end)).toBe(text)
  })
})
