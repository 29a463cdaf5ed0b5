/**
 * A sentence that tells who said the one before it: "Q. That is according to S.", "“Q.” Those were the words of S.", "Q. So says S.", "Q. This is
 * stated in D."
 *
 * It must begin with a word that points back and name its source, and nothing else; what it points back to is the sentence before it in its
 * paragraph.
 */
import type { Page, Paragraph, Sentence } from '../page.ts'
import { type Proposal, propose } from '../proposal.ts'
import { headKind } from '../speakers.ts'
import { spanOf } from './spans.ts'

const points = '(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]t|[Tt]hey)'
const said =
  "(?:(?:came|comes|come)\\s+from|(?:is|are|was|were)\\s+(?:at\\s+least\\s+)?(?:(?:the\\s+)?(?:words?|view|account|verdict|opinion|claim|version|assessment|message|conclusion|testimony|reading)\\s+of|(?:stated|said|recorded|noted|set\\s+out|written|reported|claimed|spelled\\s+out|laid\\s+out)\\s+(?:in|by)|how\\s+it\\s+was\\s+put\\s+by)|(?:is|was|are|were|[’']s)\\s+(?:all\\s+)?according\\s+to)"
const shape = new RegExp(
  `^(?:${points}\\s?(?<cue>${said})|(?<so>(?:So|Thus)\\s+(?:says?|said|spoke|wrote|writes?|runs|ran|claims?|claimed)))\\s+(?<source>[^,;:“"]{3,90}?)(?:,\\s+[^“"]{3,90})?[.!…]*$`,
  'du'
)
const mayPoint = /^(?:Th(?:is|at|ese|ose|us|ey)|It|So)\b/

export function findBackward(page: Page): Proposal[] {
  return page.paragraphs.flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence, i) => {
      const before = paragraph.sentences[i - 1]
      return before ? behind(page, paragraph, sentence, before) : []
    })
  )
}

function behind(page: Page, paragraph: Paragraph, sentence: Sentence, before: Sentence): Proposal[] {
  const { items } = paragraph
  const start = items[sentence.from]!.start
  const words = page.text.slice(start, items[sentence.to - 1]!.end)
  const hit = mayPoint.test(words) ? shape.exec(words)?.indices?.groups : undefined
  const [cue, source] = [hit?.cue ?? hit?.so, hit?.source]
  const content = spanOf(items, before.from, before.to)
  if (!cue || !source || !content || !isSource(words.slice(...source))) return []
  return [
    propose({
      rule: 'backward',
      paragraph: paragraph.index,
      content: [content],
      cue: { start: start + cue[0], end: start + cue[1] },
      source: { start: start + source[0], end: start + source[1] },
      lemma: 'say',
      strength: 0.9
    })
  ]
}

/** Somebody, a body or a document: not "a time when". */
function isSource(words: string): boolean {
  const kind = headKind(words)
  return kind !== null || /^(?:\p{Ll}[\p{L}’'-]*\s){0,5}\p{Lu}\S*(?:\s\p{Lu}\S*)*$/u.test(words)
}
