/**
 * What changed between two versions of a page, word by word: a version is held against the latest one before it, over the whole
 * text, by the alignment of `alignWords.ts` (bounded: texts that differ throughout are one change). Capitals, accents and the look of marks
 * are no change. Whether two articles are versions was decided when they were matched.
 */
import type { Passage, Place, Story } from '../model.ts'
import { compareIds, compareInstants, instantsOf } from '../text/published.ts'
import { alignWords } from './alignWords.ts'
import { plural } from './counts.ts'
import { clip, tone, wrap } from './layout.ts'
import { type Look, quote, say, signsOf } from './look.ts'
import { passagesIn } from './placed.ts'
import type { View } from './view.ts'

/** A stretch that differs; either side may be empty. */
export interface Change {
  readonly before: Place
  readonly after: Place
}

export interface Update {
  /** Article ids. */
  readonly before: string
  readonly after: string
  /** In text order; empty where only marks and capitals differ. */
  readonly changes: readonly Change[]
}

/** Changes shown of one update before the rest is folded. */
const shownChanges = 3
/** Characters shown of one side of a change. */
const longest = 160

/** The updates of pages in a story, by their later version. */
export function updatesOf(story: Story, view: View): Update[] {
  return story.articles.flatMap((after) => {
    const former = passagesIn(view, after)
      .filter((passage: Passage) => passage.kind === 'version' && passage.b.article === after)
      .map((passage) => passage.a.article)
      .sort((x, y) => compareInstants(momentOf(y, view), momentOf(x, view)) || compareIds(y, x))
    const before = former[0]
    return before === undefined ? [] : [{ before, after, changes: changesBetween(before, after, view) }]
  })
}

function momentOf(id: string, view: View) {
  return instantsOf(view.articles.get(id)?.published ?? null)
}

/** What differs between two articles of a trace, in text order. */
export function changesBetween(before: string, after: string, view: View): Change[] {
  const [a, b] = [view.articles.get(before)?.text ?? '', view.articles.get(after)?.text ?? '']
  const whole = (text: string) => ({ start: 0, end: text.length })
  return alignWords(a, whole(a), b, whole(b))
    .filter((segment) => segment.kind === 'changed')
    .map((segment) => ({ before: { article: before, ...segment.a }, after: { article: after, ...segment.b } }))
}

/** The updates of a story as lines, none where no page was updated. */
export function* updateSection(story: Story, view: View, look: Look): Generator<string> {
  const updates = updatesOf(story, view)
  if (updates.length === 0) return
  const signs = signsOf(look)
  yield ''
  yield tone('strong', 'Updated pages')
  for (const { before, after, changes } of updates) {
    const [old, changed] = [before, after].map((id) => say(view.articles.get(id)?.uri ?? id, look))
    const count = changes.length === 0 ? 'no word changed' : plural(changes.length, 'change')
    yield* wrap(`${old} ${signs.becomes} ${changed}: ${count}`, look.width - 2, 4).map((line) => `  ${line}`)
    const shown = look.detail === 'everything' ? changes : changes.slice(0, shownChanges)
    for (const change of shown)
      yield* wrap(changeWords(change, view, look), look.width - 4, 2).map((line) => `    ${line}`)
    if (shown.length < changes.length)
      yield `    ${changes.length - shown.length} more: --all shows ${changes.length - shown.length === 1 ? 'it' : 'them'}.`
  }
}

function changeWords({ before, after }: Change, view: View, look: Look): string {
  const [old, changed] = [before, after].map((place) => {
    const text = view.articles.get(place.article)?.text.slice(place.start, place.end).trim() ?? ''
    return text === '' ? '' : quote(clip(say(text, look), longest, signsOf(look).ellipsis), look)
  })
  if (old === '') return `added: ${changed}`
  return changed === '' ? `gone: ${old}` : `${old} ${signsOf(look).becomes} ${changed}`
}
