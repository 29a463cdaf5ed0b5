/**
 * What a user means by `--without NAME`: an outlet, an article or a speaker of the trace. Case, accents, "the" and web endings do not
 * count; a last name, a file name, initials of an outlet, or the beginning of a name or id will do where only one thing fits. `outlet:`,
 * `article:` or `speaker:` before the name says which is meant.
 */
import type { Removed, Trace } from '../model.ts'
import { oneLine } from '../report/safe.ts'
import { outletKey } from '../text/outlets.ts'
import { foldText } from '../text/words.ts'
import { nearest } from './nearest.ts'
import { UsageError } from './program.ts'

type Kind = Removed['kind']

interface Candidate {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  /** What it is called in full, and what it is also called, folded. */
  readonly names: ReadonlySet<string>
  readonly aliases: ReadonlySet<string>
}

/** Least letters of a beginning or part that is taken for a name. */
const leastLetters = 3
const shownNames = 5

/** Each asked name as what it means; a usage error where it means nothing, or several things. */
export function removedOf(trace: Trace, asked: readonly string[]): Removed[] {
  const candidates = candidatesOf(trace)
  const found = asked.map((name) => ({ asked: name, ...resolve(name, candidates) }))
  return [...new Map(found.map((one) => [`${one.kind} ${one.id}`, one])).values()]
}

function resolve(asked: string, known: readonly Candidate[]): { kind: Kind; id: string; name: string } {
  const prefix = /^(outlet|article|speaker):\s*(.*)$/s.exec(asked)
  const wanted = prefix ? prefix[2]! : asked
  const pool = prefix ? known.filter(({ kind }) => kind === prefix[1]) : known
  const key = folded(wanted)
  const tests: ((one: Candidate) => boolean)[] = [
    (one) => one.id === wanted || one.names.has(key),
    (one) => one.aliases.has(key),
    (one) =>
      key.length >= leastLetters && (one.id.startsWith(wanted) || [...one.names].some((name) => name.startsWith(key))),
    (one) => key.length > leastLetters && [...one.names].some((name) => name.includes(key))
  ]
  for (const test of key === '' ? [] : tests) {
    const all = pool.filter(test)
    // ids and headlines of articles often begin with the outlet's name: the outlet is meant
    const fitting = all.some(({ kind }) => kind === 'outlet') ? all.filter(({ kind }) => kind !== 'article') : all
    if (fitting.length === 1) return pick(fitting[0]!)
    if (fitting.length > 1) throw new UsageError(severalWords(asked, fitting))
  }
  const byName = new Map(pool.map((one) => [foldText(one.name), one]))
  const near = nearest(foldText(wanted), [...byName.keys()]).map((name) => byName.get(name)!)
  const hint = near.length ? ` Did you mean ${near.map((one) => labelled(one)).join(' or ')}?` : ''
  throw new UsageError(
    `no ${prefix ? prefix[1] : 'outlet, article or speaker'} is called ${oneLine(wanted) || '(nothing)'}.${hint}`
  )
}

const pick = ({ kind, id, name }: Candidate) => ({ kind, id, name })

function severalWords(asked: string, fitting: readonly Candidate[]): string {
  const shown = fitting
    .slice(0, shownNames)
    .map((one) => `  --without '${one.kind}:${oneLine(one.id)}'   ${oneLine(one.name)}`)
  const more = fitting.length - shown.length
  return `${oneLine(asked)} could be several; say which:\n${shown.join('\n')}${more > 0 ? `\n  and ${more} more` : ''}`
}

function labelled(one: Candidate): string {
  return `${oneLine(one.name)} (${one.kind})`
}

/** Letters and digits in lower case, without "the". */
function folded(text: string): string {
  return foldText(text)
    .trim()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function candidatesOf(trace: Trace): Candidate[] {
  return [...outletsIn(trace), ...articlesIn(trace), ...speakersIn(trace)]
}

function outletsIn(trace: Trace): Candidate[] {
  const found = new Map<string, { name: string; names: Set<string>; aliases: Set<string> }>()
  const add = (name: string, domain: string | null) => {
    const key = outletKey(name)
    const one = found.get(key) ?? { name, names: new Set<string>(), aliases: new Set<string>() }
    one.names.add(folded(name)).add(key)
    if (domain) one.aliases.add(folded(domain)).add(outletKey(domain))
    const words = name.replace(/^the\s+/i, '').split(/[\s-]+/)
    if (words.length > 1) one.aliases.add(words.map((word) => folded(word).slice(0, 1)).join(''))
    found.set(key, one)
  }
  for (const { outlet } of trace.articles) if (outlet) add(outlet.name, outlet.domain)
  for (const { outlet } of trace.ghosts) add(outlet, null)
  return [...found].map(([id, one]) => ({ kind: 'outlet', id, ...one }))
}

function articlesIn(trace: Trace): Candidate[] {
  return trace.articles.map(({ id, uri, url, headline }) => {
    const file = uri.replace(/^.*[\\/](?=.)/, '')
    return {
      kind: 'article',
      id,
      name: headline ?? file,
      names: new Set([folded(id), folded(uri), ...(url ? [folded(url)] : []), ...(headline ? [folded(headline)] : [])]),
      aliases: new Set([folded(file), folded(file.replace(/\.[a-z0-9.]+$/i, ''))])
    }
  })
}

function speakersIn(trace: Trace): Candidate[] {
  const found = new Map<string, { name: string; names: Set<string>; aliases: Set<string> }>()
  const outlets = new Map(trace.articles.map((article) => [article.id, article.outlet?.name ?? article.uri]))
  for (const { speaker, polarity, article, via } of trace.statements) {
    if (polarity !== 'asserts' || speaker.type === 'none' || speaker.type === 'outlet') continue
    const words = speaker.name ?? speaker.descriptor
    if (!words) continue
    const met = via.at(-1)?.outlet ?? outlets.get(article)!
    const one = found.get(speaker.id) ?? {
      name: speaker.name ?? `${words} (${met})`,
      names: new Set<string>(),
      aliases: new Set<string>()
    }
    one.names.add(folded(words)).add(folded(speaker.id))
    if (speaker.type === 'named' && /\s/.test(words)) one.aliases.add(folded(words.split(/\s+/).at(-1)!))
    found.set(speaker.id, one)
  }
  return [...found].map(([id, one]) => ({ kind: 'speaker', id, ...one }))
}
