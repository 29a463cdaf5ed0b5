/**
 * The people named in the articles of one story, and the forms in which their names stand: full name, surname, first name,
 * misspelling.
 *
 * A run of capitalised words is taken for a person where something shows it: a title, an age, a statement attributed to it, or its
 * last word used alone elsewhere in the story. Lines in headline capitals propose nobody. A spelling within one slip (a letter
 * changed, lost, added or two swapped) of a surname known with the same first name is a misspelling of it; a slip without the
 * first name counts only in an article that does not know the right spelling. Names that two people share resolve to nobody.
 */
import { addTo, foldName as foldText, oneSlip, resolvePeople } from './namesakes.ts'
import { looksLikeOutlet } from './outlets.ts'
import data from './people.json' with { type: 'json' }

/** One place where a form of a name stands. */
export interface NameUse {
  readonly article: string
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Person {
  /** Folded full name with dashes: stable. */
  readonly id: string
  /** Fullest, most frequent spelling. */
  readonly name: string
  readonly first: string
  readonly surname: string
  /** Places of the full name in its standard spelling. */
  readonly uses: readonly NameUse[]
  /** Other spellings of the surname or first name, with where they stand. */
  readonly misspellings: readonly {
    readonly text: string
    readonly standard: string
    readonly uses: readonly NameUse[]
  }[]
}

export interface People {
  readonly people: readonly Person[]
  /** Person id by folded single word (surname, first name, misspelling), where exactly one person bears it. */
  readonly byWord: ReadonlyMap<string, string>
  /** Person id by folded full name, misspellings included. */
  readonly byName: ReadonlyMap<string, string>
}

/** An article as far as names are concerned. */
interface Page {
  readonly id: string
  readonly text: string
}

const titles = new Set(data.titles)
const notPeople = new Set(data.notPeople)
const notFirst = new Set(data.notFirst)
const particles = data.particles.join('|')
const particleWords = new Set(data.particles)
const capital = "\\p{Lu}[\\p{L}\\p{M}'’]*(?:-\\p{Lu}?[\\p{L}\\p{M}'’]+)*"
const gap = '[ \\u00a0]+'
const run = new RegExp(
  `(?<![\\p{L}\\p{N}-])${capital}(?:(?:(?<=\\b(?:\\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Rep|Gen|Col|Capt|Sgt|Lt|Rev))\\.)?${gap}(?:(?:${particles})${gap})*${capital}){0,4}`,
  'gu'
)
const clean = (word: string): string => word.replace(/['’]s$/u, '').replace(/['’]$/u, '')

/** Who bears a full name, before it is known whether it is right. */
export interface Bearer {
  readonly first: string
  readonly surname: string
  readonly uses: NameUse[]
  shown: boolean
}

/** Finds the people of a story. `known` are names of speakers that attribution resolved. */
export function findPeople(pages: readonly Page[], known: readonly string[] = []): People {
  const bearers = new Map<string, Bearer>()
  const alone = new Map<string, NameUse[]>()
  for (const page of pages) collect(page, bearers, alone)
  for (const name of known) {
    const key = foldText(name).trim()
    const words = name.trim().split(/[\s\u00a0]+/)
    if (words.length < 2 || words.length > 4 || particleWords.has(bare(words[0]!))) continue
    const bearer = bearers.get(key) ?? { first: words[0]!, surname: words.slice(1).join(' '), uses: [], shown: true }
    bearer.shown = true
    bearers.set(key, bearer)
  }
  // "In Arden Jo Field won": a name with something before it is the name
  const byFirst = new Map<string, Set<Bearer>>()
  for (const bearer of bearers.values()) addTo(byFirst, foldText(bearer.first), bearer)
  for (const key of [...bearers.keys()].sort((x, y) => y.length - x.length)) {
    const words = key.split(' ')
    const endings = words
      .slice(1, -1)
      .map((_, i) => words.slice(i + 1).join(' '))
      .filter((ending) => !particleWords.has(ending.split(' ')[0]!))
    const inner = endings.flatMap((ending) => bearers.get(ending) ?? slipFor(ending, key, bearers, byFirst) ?? [])[0]
    if (!inner) continue
    inner.uses.push(...bearers.get(key)!.uses)
    inner.shown ||= bearers.get(key)!.shown
    byFirst.get(foldText(bearers.get(key)!.first))!.delete(bearers.get(key)!)
    bearers.delete(key)
  }
  for (const bearer of bearers.values())
    if (alone.has(foldText(bearer.surname)) || alone.has(foldText(bearer.surname).split(' ').at(-1)!))
      bearer.shown = true
  return resolvePeople(bearers, alone)
}

/** "Port Arden Jo Feild" where "Jo Field" is known: a new bearer "Jo Feild". */
function slipFor(
  ending: string,
  key: string,
  bearers: Map<string, Bearer>,
  byFirst: Map<string, Set<Bearer>>
): Bearer | null {
  const [first, ...rest] = ending.split(' ')
  const surname = rest.join(' ')
  let near = false
  for (const bearer of byFirst.get(first!) ?? []) near ||= oneSlip(foldText(bearer.surname), surname)
  if (!near) return null
  const shown =
    bearers
      .get(key)!
      .uses[0]?.text.split(/[ \u00a0]+/)
      .slice(-rest.length - 1) ?? []
  const made: Bearer = { first: shown[0] ?? first!, surname: shown.slice(1).join(' '), uses: [], shown: true }
  bearers.set(ending, made)
  addTo(byFirst, foldText(made.first), made)
  return made
}

/** A run of capitalised words that may be a name. */
interface Candidate {
  readonly key: string
  readonly use: NameUse
  /** A single word: surname, first name. */
  readonly alone: boolean
  readonly first: string
  readonly surname: string
  readonly shown: boolean
  readonly titled: boolean
}

/** Candidates by page: the same article is asked for by itself and with its story. */
const collected = new WeakMap<Page, readonly Candidate[]>()

function collect(page: Page, bearers: Map<string, Bearer>, alone: Map<string, NameUse[]>): void {
  const known = collected.get(page)
  const candidates = known ?? candidatesIn(page)
  if (!known) collected.set(page, candidates)
  for (const { key, use, first, surname, shown, titled, alone: lone } of candidates) {
    if (lone) {
      const uses = alone.get(key)
      if (uses) uses.push(use)
      else alone.set(key, [use])
      continue
    }
    const bearer = bearers.get(key) ?? { first, surname, uses: [], shown: false }
    bearer.uses.push(use)
    bearer.shown ||= shown
    if (!titled || bearers.has(key)) bearers.set(key, bearer)
  }
}

function candidatesIn(page: Page): Candidate[] {
  const found: Candidate[] = []
  let lineStart = 0
  for (const line of page.text.split('\n')) {
    if (/^\s*by\b/i.test(line) && line.length < 80) {
      lineStart += line.length + 1
      continue
    }
    const titled = inHeadlineCapitals(line)
    for (const hit of line.matchAll(run)) {
      const words = wordsAt(hit[0], lineStart + hit.index)
      let titleSeen = false
      while (words.length && (titles.has(bare(words[0]!.text)) || notFirst.has(bare(words[0]!.text)))) {
        titleSeen ||= titles.has(bare(words[0]!.text))
        words.shift()
      }
      if (!words.length) continue
      const last = words.at(-1)!
      const use = { article: page.id, start: words[0]!.start, end: last.end, text: words.map((w) => w.text).join(' ') }
      if (words.length === 1 || (words.length === 2 && particleWords.has(bare(words[0]!.text)))) {
        const before = line.slice(0, hit.index).trimEnd().split(/\s/).at(-1) ?? ''
        if (titled || bare(before) === 'the' || words[0]!.text.length < 3) continue
        const surname = use.text
        found.push({ key: foldText(surname), use, alone: true, first: '', surname, shown: false, titled })
        continue
      }
      if (
        words.length > 4 ||
        words.some((w) => !/\p{Ll}/u.test(w.text)) ||
        notPeople.has(bare(last.text)) ||
        looksLikeOutlet(use.text)
      )
        continue
      const next = page.text.slice(use.end, use.end + 24)
      const previous = page.text.slice(Math.max(0, use.start - 40), use.start)
      found.push({
        key: foldText(use.text),
        use,
        alone: false,
        first: words[0]!.text,
        surname: words
          .slice(1)
          .map((w) => w.text)
          .join(' '),
        shown:
          titleSeen ||
          /^,? ?\(?(?:aged )?\d{1,2}[,)]/.test(next) ||
          /^, (?:an? |the )?\d{1,2}-year-old/.test(next) ||
          /\d-year-old(?: [\p{L}-]+){0,3} $/u.test(previous),
        titled
      })
    }
    lineStart += line.length + 1
  }
  return found
}

const bare = (word: string): string => foldText(word).replace(/[^\p{L}\p{N}]/gu, '')

function wordsAt(text: string, start: number): { text: string; start: number; end: number }[] {
  return [...text.matchAll(/[^ \u00a0]+/gu)].map((hit) => {
    const word = clean(hit[0].replace(/\.$/, ''))
    return { text: word, start: start + hit.index, end: start + hit.index + word.length }
  })
}

/** Whether most longer words of a line begin with a capital, as in an American headline; a line with a full stop is none. */
function inHeadlineCapitals(line: string): boolean {
  if (/[.!?]["”’»]?\s*$/.test(line)) return false
  const words = line.match(/[\p{L}'’-]{4,}/gu) ?? []
  return words.length >= 3 && words.filter((w) => /^\p{Lu}/u.test(w)).length > words.length * 0.6
}
