/**
 * "Y reported that C, citing S", "Citing S, Y says that C", "according to Y, which quoted S": Y passes on what S says, so S is the source and Y a hop
 * of the chain. Only where S is somebody or a paper: "she said, citing low growth" gives a reason.
 */
import type { Span } from '../../model.ts'
import { nameIn } from '../cast.ts'
import { spanOf } from '../find/spans.ts'
import { nounGroupAfter } from '../groupAfter.ts'
import type { OutletNames } from '../outletNames.ts'
import type { Proposal } from '../proposal.ts'
import { headKind } from '../speakers.ts'
import type { Scene } from './draft.ts'

const citing = /^(?:citing|quoting|cited|quoted|cites|quotes)$/

/** The proposal with the one cited as its source and the outlet as carrier; the proposal itself where nobody is cited. */
export function throughOutlet(scene: Scene, proposal: Proposal, names: OutletNames): Proposal {
  const { source, cue } = proposal
  if (!source || !cue || !/^(?:reported|accordingTo)\./.test(proposal.rule)) return proposal
  const outlet = outletSpan(scene, source, names)
  if (!outlet) return proposal
  const { items, sentences } = scene.page.paragraphs[proposal.paragraph]!
  const sentence = sentences.find((s) => items[s.to - 1]!.end >= cue.end)
  if (!sentence) return proposal
  for (let i = sentence.from; i < sentence.to; i++) {
    const item = items[i]!
    if (item.quote !== null || !citing.test(item.lower) || isInside(item, proposal.content)) continue
    const group = nounGroupAfter(items, i + 1, { reach: 'modified', most: sentence.to })
    const cited = group && spanOf(items, group.from, group.to)
    if (
      cited &&
      !names.known(scene.text.slice(cited.start, cited.end)) &&
      isSomebody(scene.text.slice(cited.start, cited.end))
    )
      return { ...proposal, source: cited, carriers: [...proposal.carriers, outlet] }
  }
  return proposal
}

/** The outlet that is the whole source, with an apposition at most: "the Harbour Times, citing a worker,". */
function outletSpan(scene: Scene, source: Span, names: OutletNames): Span | null {
  const words = scene.text.slice(source.start, source.end).replace(/[,—–].*$/s, '')
  const span = { start: source.start, end: source.start + words.length }
  const kind = headKind(words)
  return (kind === 'outlet' || kind === null) && names.nameAt(span) !== null ? span : null
}

const isInside = (item: Span, content: readonly Span[]): boolean =>
  content.some((span) => item.start >= span.start && item.end <= span.end)

function isSomebody(words: string): boolean {
  const kind = headKind(words)
  return kind === 'anonymous' || kind === 'spokesperson' || kind === 'document' || nameIn(words) !== null
}
