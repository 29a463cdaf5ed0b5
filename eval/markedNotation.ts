/**
 * Reads the marked gold of `test/cases/attribute/marked/*.txt`: small invented articles in which every attribution is marked in place,
 * `{Q:“We will not raise taxes,”} {S:Mr Smith} {C:said}.` The notation is described in `test/cases/attribute/marked/README.md`.
 *
 * The parser gives bare text with offsets into it. It never throws: what is not well formed is returned as a list of faults,
 * and a test holds that list to be empty. What is not marked must find nothing, so an article without a mark is a negative.
 */
import type { Access, Article, Block, Polarity, Span, SpeakerType, StatementKind } from '../src/model.ts'

/** What the gold says of one statement. `null` means "not said, not scored". */
export interface MarkedLabels {
  readonly kind: StatementKind | null
  readonly type: SpeakerType | null
  readonly plural: boolean | null
  readonly count: number | null
  readonly access: Access | null
  readonly polarity: Polarity | null
  /** Accepted forms of the speaker's full name. */
  readonly name: readonly string[] | null
  /** Outlets of the chain; an empty list means that there must be none. */
  readonly via: readonly string[] | null
}

/** One marked attribution. Spans are UTF-16 offsets into the text of the case's article. */
export interface MarkedStatement {
  readonly number: number
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  /** Accepted source spans, the best first; each is a list of spans; empty where the statement names no source. */
  readonly sources: readonly (readonly Span[])[]
  readonly hedges: readonly Span[]
  /** Where the outlets of the chain are named. */
  readonly outlets: readonly Span[]
  /** Right if found, no fault if not. */
  readonly optional: boolean
  readonly labels: MarkedLabels
}

/** One small article with its gold. */
export interface MarkedCase {
  /** `file#number`, the first case of a file being 1. */
  readonly id: string
  readonly file: string
  readonly article: Article
  /** Outlets known in the files, as `attribute` is told them. */
  readonly outlets: readonly string[]
  /** What in it looks like a statement and is none; null where nothing does. */
  readonly distractor: string | null
  readonly statements: readonly MarkedStatement[]
  readonly faults: readonly string[]
}

interface Mark extends Span {
  readonly role: string
  readonly numbers: readonly number[]
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  kind: ['direct', 'mixed', 'indirect', '?'],
  type: ['named', 'anonymous', 'organization', 'document', 'outlet', 'none'],
  plural: ['yes', 'no'],
  access: ['firsthand', 'implied', 'relayed', 'notStated', '?'],
  polarity: ['asserts', 'denies', 'declines', '?'],
  optional: ['yes']
}
const FREE_LABELS = ['name', 'via', 'count']
const OPENING = /^["“‘'«]/u
const CLOSING = /["”’'»][.,;:!?…]*$/u
const INSIDE = /["“”‘«»]|(?:^|\s)'(?=\S)/u

/** All cases of one file; `file` is its name without the ending. */
export function parseMarked(file: string, source: string): MarkedCase[] {
  return source
    .split(/^---\s*$/mu)
    .filter((part) => part.trim() !== '')
    .map((part, i) => parseCase(file, `${file}#${i + 1}`, part))
}

/** The bare text of a marked line and its marks, `shift` being the offset of the line in the article. */
export function parseMarks(line: string, shift: number): { text: string; marks: Mark[]; faults: string[] } {
  const marks: Mark[] = []
  const faults: string[] = []
  const open: { role: string; numbers: number[]; start: number }[] = []
  let text = ''
  for (let at = 0; at < line.length; at++) {
    const opening = /^\{([QSCVHA])(\d+(?:\+\d+)*)?:/u.exec(line.slice(at))
    if (opening) {
      const numbers = (opening[2] ?? '1').split('+').map(Number)
      open.push({ role: opening[1]!, numbers, start: shift + text.length })
      at += opening[0].length - 1
    } else if (line[at] === '}') {
      const closed = open.pop()
      if (!closed) faults.push(`a brace closes nothing: ${line.slice(Math.max(0, at - 20), at + 1)}`)
      else if (shift + text.length === closed.start) faults.push(`an empty mark: ${closed.role}`)
      else marks.push({ ...closed, end: shift + text.length })
    } else {
      if (line[at] === '{') faults.push(`a brace opens no mark: ${line.slice(at, at + 20)}`)
      text += line[at]
    }
  }
  if (open.length > 0) faults.push(`${open.length} marks are not closed: ${line.slice(0, 60)}`)
  marks.sort((a, b) => a.start - b.start || b.end - a.end)
  return { text, marks, faults }
}

function parseCase(file: string, id: string, part: string): MarkedCase {
  const headers = new Map<string, string>()
  const paragraphs: string[] = []
  const labelLines: string[] = []
  const faults: string[] = []
  for (const line of part.split('\n').map((l) => l.trim())) {
    const header = /^@(\w+)\s+(.*)$/u.exec(line)
    if (header) headers.set(header[1]!, header[2]!)
    else if (/^#\s*\d/u.test(line)) labelLines.push(line)
    else if (line !== '') paragraphs.push(line)
  }
  for (const name of headers.keys())
    if (!['outlet', 'outlets', 'headline', 'distractor'].includes(name)) faults.push(`unknown header @${name}`)

  const blocks: Block[] = []
  const marks: Mark[] = []
  let text = ''
  let headline: string | null = null
  const append = (line: string, kind: Block['kind']) => {
    if (text !== '') text += '\n\n'
    const parsed = parseMarks(line, text.length)
    blocks.push({ kind, start: text.length, end: text.length + parsed.text.length })
    text += parsed.text
    marks.push(...parsed.marks)
    faults.push(...parsed.faults)
    return parsed.text
  }
  if (headers.has('headline')) headline = append(headers.get('headline')!, 'headline')
  for (const paragraph of paragraphs) append(paragraph, 'paragraph')

  const numbers = [...new Set(marks.flatMap((m) => m.numbers))].sort((a, b) => a - b)
  const labels = new Map<number, Map<string, string>>()
  for (const line of labelLines) {
    const number = Number(/^#\s*(\d+)/u.exec(line)![1])
    if (!numbers.includes(number)) faults.push(`labels for a statement that is not marked: ${number}`)
    if (labels.has(number)) faults.push(`labels given twice: ${number}`)
    labels.set(number, parseLabels(line, faults))
  }
  const outlet = headers.get('outlet') ?? null
  const statements = numbers.map((n) => gather(n, text, marks, labels.get(n) ?? new Map<string, string>(), faults))
  const article: Article = {
    id,
    uri: `test/cases/attribute/marked/${file}.txt`,
    url: null,
    outlet: outlet === null ? null : { name: outlet, domain: null },
    headline,
    byline: [],
    language: 'en',
    text,
    published: null,
    modified: null,
    blocks,
    credits: []
  }
  const others = (headers.get('outlets') ?? '').split('|').map((name) => name.trim())
  const outlets = [...new Set([outlet ?? '', ...others].filter((name) => name !== ''))].sort()
  return { id, file, article, outlets, distractor: headers.get('distractor') ?? null, statements, faults }
}

function parseLabels(line: string, faults: string[]): Map<string, string> {
  const labels = new Map<string, string>()
  const rest = line.replace(/^#\s*\d+/u, '').replace(/(\w+)=(?:"([^"]*)"|(\S+))/gu, (_, key, quoted, plain) => {
    const value = String(quoted ?? plain)
    if (VALUES[key] ? !VALUES[key].includes(value) : !FREE_LABELS.includes(key))
      faults.push(`bad label ${key}=${value}`)
    labels.set(key, value)
    return ''
  })
  if (rest.trim() !== '') faults.push(`not a label: ${rest.trim()}`)
  return labels
}

function gather(
  number: number,
  text: string,
  marks: readonly Mark[],
  labels: ReadonlyMap<string, string>,
  faults: string[]
): MarkedStatement {
  const role = (name: string): Span[] =>
    marks.filter((m) => m.role === name && m.numbers.includes(number)).map(({ start, end }) => ({ start, end }))
  const content = role('Q')
  if (content.length === 0) faults.push(`statement ${number} has no content`)
  const words = (span: Span) => text.slice(span.start, span.end)
  const source = role('S')
  const sources = [...(source.length > 0 ? [source] : []), ...role('A').map((span) => [span])]
  const said = labels.get('via')
  const via =
    said === '?'
      ? null
      : said === undefined
        ? role('V').map(words)
        : said
            .split('>')
            .map((v) => v.trim())
            .filter((v) => v !== '')
  const name = labels.get('name')?.split('|') ?? null
  const type = (labels.get('type') ?? (name ? 'named' : null)) as SpeakerType | null
  const plural = labels.get('plural')
  return {
    number,
    content,
    cue: role('C'),
    sources,
    hedges: role('H'),
    outlets: role('V'),
    optional: labels.get('optional') === 'yes',
    labels: {
      kind:
        labels.get('kind') === '?'
          ? null
          : ((labels.get('kind') ?? shapeOf(content.map(words))) as StatementKind | null),
      type,
      plural: plural === undefined ? (type === 'anonymous' ? false : null) : plural === 'yes',
      count: labels.has('count') ? Number(labels.get('count')) : null,
      access: accessOf(labels.get('access'), via, type),
      polarity: labels.get('polarity') === '?' ? null : ((labels.get('polarity') ?? 'asserts') as Polarity),
      name,
      via
    }
  }
}

/** A chain is relayed; an unnamed speaker without one is implied ("an insider divulged"), unless a label says otherwise. */
function accessOf(label: string | undefined, via: readonly string[] | null, type: SpeakerType | null): Access | null {
  if (label !== undefined) return label === '?' ? null : (label as Access)
  if (via === null) return null
  if (via.length > 0) return 'relayed'
  return type === 'anonymous' ? 'implied' : null
}

/**
 * The kind that quotation marks show: a span that opens with one and closes with one (or never) is quoted throughout.
 * A lone fragment ("called it “a beginning”") may pass for direct or mixed: null, not scored.
 */
function shapeOf(spans: readonly string[]): StatementKind | null {
  const texts = spans.map((s) => s.trim())
  const whole = texts.every((s) => OPENING.test(s) && (CLOSING.test(s) || !/["”»]/u.test(s.slice(1))))
  if (texts.length > 0 && whole) return texts.length === 1 && /^.\p{Ll}/u.test(texts[0]!) ? null : 'direct'
  return texts.some((s) => INSIDE.test(s)) ? 'mixed' : 'indirect'
}
