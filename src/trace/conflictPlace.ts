/**
 * Places that differ between statements of one claim ("found in Marrick", "found in Hollen"). Compared only where two statements name one
 * place each after "in", "at", "near" and share most other words; not where an article of the story names the two side by side, as a town lies
 * in its county.
 */
import type { Article, Conflict, ConflictValue, Statement } from '../model.ts'
import type { People } from '../text/people.ts'
import { contentStems, foldText } from '../text/words.ts'
import type { Account } from './conflicts.ts'

/** Words besides the place that the two statements must share: so many, and so much of the shorter one. */
const leastShared = 3
const sharedOfShorter = 0.6
/** Characters between two names that stand side by side. */
const beside = 25
const place =
  /\b(?<relation>in|at|near|outside|from|to)[ \u00a0](?<name>(?:\p{Lu}[\p{L}'’-]+)(?:[ \u00a0]\p{Lu}[\p{L}'’-]+)*)/gu
const times =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|I)\b/

interface Placed {
  readonly value: ConflictValue
  /** Towards, from, or at the place. */
  readonly relation: 'to' | 'from' | 'at'
  /** Stems of the statement's words without the place. */
  readonly rest: ReadonlySet<string>
}

export function placeConflicts(
  account: Account,
  articles: readonly Article[],
  people: People
): Omit<Conflict, 'story'>[] {
  if (account.statements.length < 2) return []
  const placed = account.statements.flatMap((statement) => placeOf(statement, people) ?? [])
  const first = new Map<string, Placed>()
  for (const one of placed) {
    const key = `${one.value.article} ${foldText(one.value.value)}`
    if (!first.has(key)) first.set(key, one)
  }
  const all = [...first.values()]
  const differing = all.filter((a) => all.some((b) => differ(a, b, articles)))
  if (differing.length < 2) return []
  const subject = [...differing[0]!.rest].slice(0, 3).join(' ')
  return [{ subject, attribute: 'place', values: differing.map((one) => one.value), verdict: 'conflict' }]
}

function differ(a: Placed, b: Placed, articles: readonly Article[]): boolean {
  const [mine, theirs] = [foldText(a.value.value), foldText(b.value.value)]
  if (a.relation !== b.relation || mine.includes(theirs) || theirs.includes(mine)) return false
  let shared = 0
  for (const word of a.rest) if (b.rest.has(word)) shared++
  if (shared < Math.max(leastShared, sharedOfShorter * Math.min(a.rest.size, b.rest.size))) return false
  return !articles.some(({ text }) => standBeside(foldText(text), mine, theirs))
}

function standBeside(text: string, a: string, b: string): boolean {
  for (let at = text.indexOf(a); at >= 0; at = text.indexOf(a, at + 1)) {
    const near = text.slice(Math.max(0, at - beside - b.length), at + a.length + beside + b.length)
    if (near.includes(b)) return true
  }
  return false
}

function placeOf(statement: Statement, people: People): Placed | null {
  const hits = statement.content.flatMap((span) =>
    [...span.text.matchAll(place)].flatMap((hit) => {
      const { relation, name } = hit.groups!
      if (times.test(name!) || name!.split(/[ \u00a0]/).some((word) => people.byWord.has(foldText(word)))) return []
      return [{ start: span.start + hit.index + hit[0].length - name!.length, relation: relation!, name: name! }]
    })
  )
  const [hit] = hits
  if (!hit || new Set(hits.map(({ name }) => name)).size > 1) return null
  const names = new Set(contentStems(hit.name))
  const text = statement.content.map((span) => span.text).join(' ')
  const rest = new Set(contentStems(text).filter((word) => !names.has(word)))
  const { start, name, relation } = hit
  return {
    value: { value: name, article: statement.article, start, end: start + name.length, text: name },
    relation: relation === 'to' || relation === 'from' ? relation : 'at',
    rest
  }
}
