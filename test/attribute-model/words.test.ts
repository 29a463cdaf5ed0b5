import { describe, expect, it } from 'vitest'
import { hashWord, mix } from '../../src/attribute/model/hash.ts'
import { classifyCue } from '../../src/attribute/model/lexicon.ts'
import { stem } from '../../src/attribute/model/stem.ts'

describe('hashes', () => {
  it('stay what the weights file was trained with', () => {
    expect(hashWord('')).toBe(0x811c9dc5)
    expect(hashWord('a') >>> 0).toBe(0xe40c292c)
    expect(mix(1, 2)).not.toBe(mix(2, 1))
  })

  it('do not tell a curly apostrophe from a straight one', () => {
    expect(hashWord('o’clock')).toBe(hashWord("o'clock"))
  })
})

describe('stems', () => {
  it.each([
    ['say', ['says', 'said', 'saying']],
    ['argue', ['argues', 'argued', 'arguing']],
    ['admit', ['admits', 'admitted', 'admitting']],
    ['deny', ['denies', 'denied', 'denying']],
    ['tell', ['tells', 'told', 'telling']],
    ['think', ['thinks', 'thought', 'thinking']]
  ])('of the forms of "%s" are one', (word, forms) => {
    for (const form of forms) expect(stem(form)).toBe(stem(word))
  })

  it.each(['news', 'this', 'nothing', 'during', 'bus', 'class'])('leave "%s" whole', (word) => {
    expect(stem(word)).toBe(word)
  })
})

describe('the class of a cue', () => {
  it.each([
    [['say'], false, 'speech'],
    [['accord', 'to'], false, 'speech'],
    [['believ'], false, 'thought'],
    [['believ'], true, 'speech'],
    [['hop', 'to'], false, 'intent'],
    [['plan'], false, 'intent'],
    [['frobnicate'], false, 'intent'],
    [['frobnicate'], true, 'speech']
  ] as const)('%j quoted %s is %s', (words, quoted, expected) => {
    expect(classifyCue(words.map(stem), quoted)).toBe(expected)
  })
})
