import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/model.ts'
import { read, readJsonLine, readRecord } from '../../src/read/read.ts'
import { settle } from '../../src/read/settle.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const page = (name: string, text: string) => read({ uri: name, bytes: bytes(text) }).articles[0]!

describe('inputs that are no page', () => {
  it('names what is wrong', () => {
    const code = (input: Uint8Array, limit?: number): string[] =>
      read({ uri: 'x', bytes: input }, limit ? { limit } : {}).problems.map((problem) => problem.code)
    expect(code(bytes(''))).toEqual(['emptyFile'])
    expect(code(bytes(' \n '))).toEqual(['emptyFile'])
    expect(code(Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 9))).toEqual(['notText'])
    expect(code(bytes('a'.repeat(2000)), 1000)).toEqual(['tooLarge'])
    expect(code(gzipSync(bytes('a'.repeat(5000))), 1000)).toEqual(['tooLarge'])
    expect(code(bytes('{"headline":"no text"}'))).toEqual(['noText'])
  })

  it('reads what decoded of a truncated gzip file', () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({ text: `The bell rang ${i * 7919} times, she said.` })
    )
    const packed = gzipSync(bytes(lines.join('\n')))
    const reading = read({ uri: 'cut.gz', bytes: packed.subarray(0, packed.length / 2) })
    expect(reading.articles.length).toBeGreaterThan(100)
    expect(reading.problems.map((problem) => problem.code)).toContain('truncated')
  })

  it('survives a hundred thousand nested tags', () => {
    for (const tag of ['div', 'x', 'b']) {
      const reading = read({
        uri: 'deep.html',
        bytes: bytes(`<html><body>${`<${tag}>`.repeat(100_000)}<p>The bell rang twice, she said.</p>`)
      })
      expect(reading.articles[0]?.text).toBe('The bell rang twice, she said.')
    }
  })

  it('never throws, and gives the same again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }), fc.json()),
        (text) => {
          const input = { uri: 'x', bytes: bytes(text) }
          expect(read(input)).toEqual(read(input))
        }
      ),
      { numRuns: 300, seed: 7 }
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        read({ uri: 'x', bytes: input })
      }),
      { numRuns: 300, seed: 7 }
    )
  })
})

describe('records', () => {
  it('keep the length of their text', () => {
    const text = 'One\r\ntwo\u0000three\ud800 four\u00a0five'
    expect(readRecord({ text }, 'x').articles[0]!.text).toBe('One \ntwo three\ufffd four\u00a0five')
  })

  it('are read line by line', () => {
    expect(readJsonLine('{"id":"a","text":"It rang, she said."}', 'x.jsonl', 1).articles[0]!.id).toBe('a')
    expect(readJsonLine('{"id":', 'x.jsonl', 7).problems[0]).toMatchObject({
      code: 'badLine',
      message: expect.stringContaining('Line 7 of x.jsonl')
    })
    expect(readJsonLine('  ', 'x.jsonl', 8)).toEqual({ articles: [], problems: [] })
  })
})

describe('settling a set', () => {
  it('reads a page given twice once', () => {
    const text = 'Bell rings again\n\nThe bell of Torp rang again on Sunday, the parish said.\n'
    const settled = settle([page('a.txt', text), page('b/a.txt', text)])
    expect(settled.articles.map((article) => article.uri)).toEqual(['a.txt'])
    expect(settled.problems.map((problem) => [problem.uri, problem.code])).toEqual([['b/a.txt', 'duplicateInput']])
  })

  it('keeps two versions of one address and two articles with one id', () => {
    const url = 'https://post.example/bell'
    const articles = [
      ...readRecord({ id: 'a', url, text: 'The bell rang once, she said.' }, 'x').articles,
      ...readRecord({ id: 'a', url, text: 'The bell rang twice, she said.' }, 'x').articles
    ]
    const ids = settle(articles).articles.map((article) => article.id)
    expect(new Set(ids).size).toBe(2)
    const turned = settle([...articles].reverse()).articles.map((article) => article.id)
    expect([...turned].sort()).toEqual([...ids].sort())
  })

  it('gives an outlet one name, and pages the outlet that only the set makes known', () => {
    const body = 'The bell of Torp rang again on Sunday, for the first time since the war.'
    const pages = [
      page('1.txt', `Bell one\n\nBell Online | 2 March 2019\n\n${body}`),
      page('2.txt', `Bell two\n\nBellOnline.com | 3 March 2019\n\n${body} Again.`),
      page('3.txt', `Bell three\n\nThe Bell Online | 4 March 2019\n\n${body} And again.`),
      page('04-bellonline.txt', `Bell four\n\n${body} Nobody knows why.`)
    ]
    const outlets = settle(pages).articles.map((article) => article.outlet)
    expect(outlets.map((outlet) => outlet?.name)).toEqual(Array(4).fill('The Bell Online'))
    expect(outlets[3]?.basis).toBe('fileName')
  })

  it('reads outlets in the names of files, in the spellings that such names have', () => {
    const body = 'The bell of Torp rang again on Sunday, for the first time since the war.'
    const pages = [
      page('01-theorchardblog.txt', `Bell one\n\n${body}`),
      page('02-valeinfo.txt', `Bell two\n\n${body} Vale24 heard it.`),
      page('03-vale.txt', `Bell three\n\nThe bell is cracked, Vale24 has learned. ${body}`),
      page('04.txt', `Bell four\n\nAs The Orchard Blog had it, the bell is cracked, though Vale.info denied it.`)
    ]
    const outlets = settle(pages).articles.map((article) => article.outlet?.name)
    expect(outlets).toEqual(['The Orchard Blog', 'Vale.info', 'Vale24', undefined])
  })

  it('believes a file name that nothing else bears out only where files are named after outlets throughout', () => {
    const body = 'The bell of Torp rang again on Sunday, for the first time since the war.'
    const outlets = ['Torp Herald', 'Vale Weekly', 'Arden Post', 'Fell Gazette']
    const named = outlets.map((name, i) =>
      page(
        `${i + 1}-${name.toLowerCase().replace(' ', '')}.txt`,
        `Bell ${i}\n\n${name} | ${i + 2} March 2019\n\n${body}`
      )
    )
    const open = page('5-dalecourier.txt', `Bell five\n\n${body}`)
    const outletOf = (articles: readonly Article[]) => settle(articles).articles.at(-1)!.outlet
    expect(outletOf([...named, open])).toMatchObject({ name: 'Dale Courier', basis: 'fileName' })
    expect(outletOf([...named.slice(2), open])).toBeNull()
    const contradicted = page(
      '6-dalecourier.txt',
      `Bell six\n\nFell Gazette | 2 March 2019\n\n${body} The Dale Courier heard it.`
    )
    expect(outletOf([...named, contradicted])).toMatchObject({ name: 'Dale Courier', basis: 'fileName' })
    expect(outletOf([...named.slice(2), contradicted])).toMatchObject({ name: 'Fell Gazette', basis: 'page' })
    const odd = page('7-lettersfromida.txt', `Bell seven\n\nBy DNX staff\n\n${body} Letters from Ida heard it.`)
    expect(outletOf([...named, odd])).toMatchObject({ name: 'Letters from Ida', basis: 'fileName' })
    const otherwise = named.map((article, i) => ({ ...article, uri: `bell-in-spring-${'abcd'.charAt(i)}.txt` }))
    expect(outletOf([...otherwise, open])).toBeNull()
  })

  it('reads initials in file names that are so throughout where a page credits them, and keeps apart who is spelt alike', () => {
    const body = 'The bell of Torp rang again on Sunday, for the first time since the war.'
    const outlets = ['Torp Herald', 'Vale.net', 'Vale24', 'Fell Gazette']
    const stems = ['torpherald', 'valenet', 'vale', 'fellgazette']
    const named = outlets.map((name, i) =>
      page(`${i + 1}-${stems[i]}.txt`, `Bell ${i}\n\n${name} | ${i + 2} March 2019\n\n${i ? '' : '(DNX)\n\n'}${body}`)
    )
    const open = ['5-dnx.txt', '6-vale.txt', '7-kny.txt'].map((uri) => page(uri, `Bell ${uri.charAt(0)}\n\n${body}`))
    const settled = settle([...named, ...open]).articles.slice(4)
    expect(settled.map(({ outlet }) => outlet?.name)).toEqual(['DNX', 'Vale24', undefined])
  })

  it('gives a credit the whole name of the outlet that the set holds', () => {
    const body = 'The bell of Torp rang again on Sunday, for the first time since the war.'
    const outlet = { name: 'Nine to Noon Radio', domain: null, basis: 'metadata' } as const
    const held = { ...page('1.txt', `Bell one\n\n${body}`), outlet }
    const copy = page('2.txt', `Bell two\n\n${body} Nobody slept.\n\nSource: Nine to Noon Radio`)
    expect(settle([held, copy]).articles[1]!.credits.map((credit) => credit.outlet)).toEqual(['Nine to Noon Radio'])
  })

  it('sets aside what an outlet prints on page after page', () => {
    const pages = Array.from({ length: 6 }, (_, i) =>
      page(
        `${i}.txt`,
        `Bell number ${'abcdef'.charAt(i)} rings\n\nTorp Herald | ${i + 1} March 2019\n\nThe bell ${'abcdef'.charAt(i)} rang at noon, the parish said, and everybody went home.\n\nWe print on paper made from our own straw.\n`
      )
    )
    const reasons = settle(pages).articles.map((article) => article.blocks.at(-1)?.reason)
    expect(reasons).toEqual(Array(6).fill('repeated across pages'))
  })
})

describe('who publishes a page', () => {
  const outlet = (text: string): string | undefined => page('x.txt', `Bell rings again\n\n${text}`).outlet?.name
  it.each([
    ['The bell rang, The Torp Herald has learned. A friend told Vale Weekly that it was cracked.', 'The Torp Herald'],
    [
      'A friend told Vale Weekly that it was cracked. Torp Herald could not independently verify the claim.',
      'Torp Herald'
    ],
    ['The bell rang. Kestrelpage has reached out to the parish for comment.', 'Kestrelpage'],
    ['The bell rang on Sunday, and nobody slept.\n\n© 2021 Hollow Creek. All rights reserved.', 'Hollow Creek'],
    ['The sexton told Vale Weekly that the bell was cracked.', 'Vale Weekly'],
    ['The sexton told Vale Weekly that the bell was cracked.\n\nSource: Vale Weekly', undefined],
    ['Vale Weekly reported that the bell was cracked. The sexton told Vale Weekly so.', undefined],
    ['The sexton told this newspaper that the bell was cracked. He had told Vale Weekly otherwise.', undefined],
    ['The sexton told the BBC that the bell was cracked.', undefined],
    ['Upper Arden | 2 March 2019\n\nThe bell rang in Upper Arden on Sunday, and nobody slept.', undefined],
    [
      'Upper Arden | 2 March 2019\n\nThe bell rang on Sunday, as first reported in Upper Arden a year ago.',
      'Upper Arden'
    ],
    ['The bell rang. Ruth Amsel has contacted the bishop. The bishop could not confirm it.', undefined]
  ])('%s', (text, name) => {
    expect(outlet(text)).toBe(name)
  })
})

describe('a sign of rights without a year', () => {
  const body = 'The sexton told Northfell Press on Sunday that the bell of Torp was cracked.'
  const read = (text: string) => page('x.txt', `Bell rings again\n\n${text}`)
  const credits = (text: string) => read(text).credits.map((credit) => credit.outlet)

  it.each([
    ['a dated one at the foot', `© Northfell Press\n\n${body}\n\n© 2021 Vale Weekly. All rights reserved`],
    ['the byline', `By Ida Holm for Vale Weekly\n\n© Northfell Press\n\n${body}`],
    ['a byline of the staff', `By Vale Weekly staff\n\n${body}\n\n© Northfell Press`],
    ['what readers are asked to do', `© Northfell Press\n\n${body}\n\nSubscribe to Vale Weekly today`]
  ])('credits a text where the page is told by %s', (_, text) => {
    expect(read(text).outlet).toMatchObject({ name: 'Vale Weekly' })
    expect(credits(text)).toEqual(['Northfell Press'])
  })

  it('tells the page where nothing else does', () => {
    expect(read(`${body}\n\n© Northfell Press`).outlet).toMatchObject({
      name: 'Northfell Press',
      basis: 'selfReference'
    })
    expect(credits(`${body}\n\n© Northfell Press`)).toEqual([])
  })

  it('is as a byline of the staff below the text', () => {
    const wired = read(`Ida Holm, Vale Champion\n\n${body}\n\nBy Northfell Press staff\n\n© 2021 Vale Champion`)
    expect(wired.outlet).toMatchObject({ name: 'Vale Champion' })
    expect(wired.credits.map((credit) => credit.outlet)).toEqual(['Northfell Press'])
  })

  it('leaves alone who owns the publisher, and whose picture it is', () => {
    const owned = `Vale Weekly | 2 March 2019\n\n${body}\n\n© 2021 Torp Holdings Ltd`
    expect(credits(owned)).toEqual([])
  })
})

describe('an outlet of any shape, named by its own sentences alone', () => {
  const outlet = (sentence: string): string | undefined =>
    page('x.txt', `Old bridge to be closed\n\nThe old bridge will be closed for two years.\n\n${sentence}`).outlet?.name

  it.each([
    ['Harbour Lights could not independently confirm the account.', 'Harbour Lights'],
    ['In answer to questions from Skerry24, the firm said the bridge was safe.', 'Skerry24'],
    ['A copy of the plan was seen by The Tidepool.', 'The Tidepool'],
    ['The firm did not respond to questions from Radio Noord by Friday.', 'Radio Noord'],
    ['When contacted by Evening Kestrel, she hung up.', 'Evening Kestrel'],
    ['The letters are in the possession of KestrelToday.com.', 'KestrelToday.com']
  ])('%s', (sentence, name) => {
    expect(outlet(sentence)).toBe(name)
  })

  it.each([
    'He did not respond to questions by Friday.',
    'The Department of Fisheries could not verify the claim.',
    'Ruth Amsel could not verify the letters.',
    'In answer to a question from Ruth Amsel, he nodded.'
  ])('%s names none', (sentence) => {
    expect(outlet(sentence)).toBeUndefined()
  })
})
