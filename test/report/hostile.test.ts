/** Text is data: whatever articles say, a report holds no control character but its own line ends. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimReport } from '../../src/report/claim.ts'
import { csvFiles } from '../../src/report/csv.ts'
import { jsonDocument } from '../../src/report/json.ts'
import { columns } from '../../src/report/layout.ts'
import { type Look, plainLook } from '../../src/report/look.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { oneLine, toAscii, visible } from '../../src/report/safe.ts'
import { terminalReport } from '../../src/report/terminal.ts'
import { makeView } from '../../src/report/view.ts'
import { invent, type Notation } from './invent.ts'

// Controls but "\n", bidirectional and invisible controls, line separators, lone surrogates, noncharacters.
const obeyed =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Cs}/u

// biome-ignore lint/suspicious/noControlCharactersInRegex: the report's own escape sequences
const ownEscapes = /\u001b\[(?:0|1|2|32|33|36)m/g

/** Texts made of what terminals, spreadsheets and browsers obey. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]0;title\u0007',
        '\u009b31m',
        '\u202e',
        '\u2066',
        '\u200b',
        '\ufeff',
        '\u0000',
        '\r',
        '\n',
        '\t',
        '\u2028',
        '\ud800',
        '\udc00',
        '\ufdd0',
        '\ufdd9',
        '\ue000',
        'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
        '漢字',
        '👩‍🚒',
        '=cmd()',
        '`',
        '|',
        '<b>',
        'word',
        ' ',
        '“',
        '”'
      ),
      fc.string({ unit: 'binary', maxLength: 8 })
    ),
    { minLength: 1, maxLength: 12 }
  )
  .map((parts) => `x${parts.join('')}x`)

function notationOf(text: string): Notation {
  return {
    about: text,
    headline: text,
    articles: { one: [text, '2021-03-03', `${text} A ${text}`], two: [`${text}2`, '2021-03-04', `${text} B ${text}`] },
    statements: {
      s1: { in: 'one', says: text, who: text, hedge: text, cue: 'A' },
      s2: { in: 'two', says: text, who: text, via: [text], name: text, plural: true }
    },
    claims: [
      {
        id: 'claim-one',
        text,
        of: ['s1', 's2'],
        reports: [1, 2],
        informants: [1, 2],
        origins: ['s1', `[${text.replace(/[[\]\n\r\u2028\u2029]/g, '')}] s2`],
        edges: [['s2', 's1', 'sameWords', 'uncredited']],
        warnings: [['pluralAdded', 's2', 's1', text]],
        why: [text]
      }
    ],
    conflicts: [{ subject: text, attribute: 'spelling', verdict: 'spelling', values: [['one', text, text]] }],
    problems: [{ uri: text, code: 'x', message: text }]
  }
}

const looks: Look[] = [
  { ...plainLook, command: 'hearsay trace', detail: 'everything' },
  { ...plainLook, width: 40, signs: 'ascii' }
]

describe('hostile text', () => {
  it('reaches neither terminal nor Markdown as a control character', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const view = makeView(invent(notationOf(text)))
        for (const look of looks) {
          const lines = [
            ...terminalReport(view, look),
            ...claimReport(view.trace.claims[0]!, view, look),
            ...markdownReport(view, look)
          ]
          for (const line of lines) {
            expect(line).not.toMatch(obeyed)
            expect(line).not.toContain('\n')
          }
        }
        for (const line of terminalReport(view, looks[1]!)) expect(line).toMatch(/^[\u0020-\u007e]*$/)
      }),
      { numRuns: 40 }
    )
  })

  it('adds no escape sequence to those of the report itself', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const view = makeView(invent(notationOf(text)))
        for (const line of terminalReport(view, { ...looks[0]!, colour: true }))
          expect(line.replace(ownEscapes, '')).not.toMatch(obeyed)
      }),
      { numRuns: 50 }
    )
  })

  it('comes through JSON whole and harmless', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const trace = invent(notationOf(text))
        const json = [...jsonDocument(trace)].join('')
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(trace)))
        for (const line of json.split('\n'))
          expect(line).not.toMatch(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u)
      }),
      { numRuns: 100 }
    )
  })

  it('makes rows of CSV of the right length, and no formula', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', ' ='), (text, start) => {
        for (const file of csvFiles(invent(notationOf(start + text)))) {
          const rows = parseCsv([...file.pieces].join(''))
          for (const row of rows) {
            expect(row).toHaveLength(rows[0]!.length)
            for (const cell of row) if (!/^-?\d+(?:\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r]/)
          }
        }
      }),
      { numRuns: 40 }
    )
  })
})

/** RFC 4180, as strictly as it is written. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy)) {
    row.push(match[1]!.startsWith('"') ? match[1]!.slice(1, -1).replaceAll('""', '"') : match[1]!)
    if (match[2] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

describe('what is made of single characters', () => {
  it('shows controls, keeps letters', () => {
    expect(oneLine('a\u001b[31mb')).toBe('a␛[31mb')
    expect(oneLine('a\u202eb')).toBe('a<U+202E>b')
    expect(oneLine('  a \n b ')).toBe('a b')
    expect(visible('Étan 漢字 👩‍🚒')).toBe('Étan 漢字 👩‍🚒')
    expect(oneLine('so\u00adft')).toBe('soft')
    expect(oneLine('\ud800x')).toBe('\ufffdx')
  })

  it('spells text in ASCII', () => {
    expect(toAscii('“Étan” – Łódź…')).toBe('"Etan" - Lodz...')
    expect(toAscii('漢')).toBe('?')
  })

  it('counts columns as a terminal does', () => {
    expect(columns('Étan')).toBe(4)
    expect(columns('E\u0301tan')).toBe(4)
    expect(columns('漢字')).toBe(4)
    expect(columns('◌ ─►')).toBe(4)
  })
})
