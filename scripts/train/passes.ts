/**
 * Training instances of the two passes.
 */
import { seeCue } from '../../src/attribute/model/cue-view.ts'
import { findFeatures } from '../../src/attribute/model/find-features.ts'
import type { CueCandidate, FirstPass } from '../../src/attribute/model/first-pass.ts'
import { placeKeys } from '../../src/attribute/model/keys.ts'
import { link } from '../../src/attribute/model/labels.ts'
import { linkFeatures, linkGroundFeatures } from '../../src/attribute/model/link-features.ts'
import { clearRows, rowCount, rows } from '../../src/attribute/model/rows.ts'
import { windowOf } from '../../src/attribute/model/window.ts'
import type { Paragraph } from './corpus.ts'
import type { Instance } from './instances.ts'

let buffer = new Int32Array(1 << 16)
let filled = 0
function keep(): void {
  const count = rowCount()
  if (filled + count > buffer.length) {
    const larger = new Int32Array(buffer.length * 2)
    larger.set(buffer)
    buffer = larger
  }
  for (let i = 0; i < count; i++) buffer[filled++] = rows[i]!
}

/** A paragraph as an instance of the first pass. */
export function findInstance(paragraph: Paragraph): Instance {
  const { observation: o, surroundings } = paragraph
  const starts = new Int32Array(o.length + 1)
  filled = 0
  for (let i = 0; i < o.length; i++) {
    clearRows()
    findFeatures(o, surroundings, i)
    keep()
    starts[i + 1] = filled
  }
  return { length: o.length, starts, rows: buffer.slice(0, filled), keys: placeKeys(o), gold: paragraph.gold }
}

/** One instance of the second pass for each proposed cue; a cue that is none in the gold labels has no source and no content. */
export function linkInstances(paragraph: Paragraph, pass: FirstPass): Instance[] {
  const { length } = paragraph.observation
  return pass.cues.map((cue) => linkInstance(paragraph, pass, cue, goldOf(paragraph, cue) ?? new Uint8Array(length)))
}

function linkInstance(paragraph: Paragraph, pass: FirstPass, cue: CueCandidate, gold: Uint8Array): Instance {
  const { observation: o, surroundings } = paragraph
  const [from, to] = windowOf(o, surroundings, pass, cue.first, cue.last)
  const length = to - from + 1
  const starts = new Int32Array(length + 1)
  const view = seeCue(o, pass, cue, [from, to])
  filled = 0
  for (let i = from; i <= to; i++) {
    clearRows()
    linkGroundFeatures(o, pass, i)
    linkFeatures(o, pass, view, i)
    keep()
    starts[i - from + 1] = filled
  }
  return {
    length,
    starts,
    rows: buffer.slice(0, filled),
    keys: pass.keys.slice(from, to + 1),
    gold: cutGold(gold.slice(from, to + 1))
  }
}

/** A run that the window cuts begins where the window does. */
function cutGold(gold: Uint8Array): Uint8Array {
  if (gold[0] === link.source + 1 || gold[0] === link.content + 1) gold[0]!--
  return gold
}

/** The gold labels of the relation whose cue overlaps most with a proposed one. */
function goldOf(paragraph: Paragraph, cue: CueCandidate): Uint8Array | null {
  let best: Uint8Array | null = null
  let most = 0
  for (const relation of paragraph.relations) {
    const shared = Math.min(cue.last, relation.cue[1]) - Math.max(cue.first, relation.cue[0]) + 1
    const longer = Math.max(cue.last - cue.first, relation.cue[1] - relation.cue[0]) + 1
    if (shared / longer > most && relation.labels.some((label) => label >= link.content)) {
      most = shared / longer
      best = relation.labels
    }
  }
  return best
}
