/**
 * The second pass: what one cue introduces. Labels the paragraph once a cue with its source and its content.
 */
import { bestLabelsWith, chanceOfNone, makeSums, sumLattice } from './chain.ts'
import { seeCue } from './cue-view.ts'
import { type Chain, type CueCandidate, type FirstPass, latticeOf } from './first-pass.ts'
import { contentRole, link, linkLabels, linkRoles, sourceRole } from './labels.ts'
import { linkFeatures, linkGroundFeatures } from './link-features.ts'
import type { Observation } from './observe.ts'
import { clearRows, rowCount, rows } from './rows.ts'
import type { Surroundings } from './surroundings.ts'
import { addWeights } from './table.ts'
import { windowOf } from './window.ts'

/** What a cue introduces; runs are first and last token. */
export interface Linked {
  readonly cue: CueCandidate
  readonly source: readonly (readonly [number, number])[]
  readonly content: readonly (readonly [number, number])[]
  /** How sure it is that the cue introduces something, 0 to 1. */
  readonly chance: number
}

/** A source is left empty only where its absence is this sure: 0.9 beat 0.97 by cross-validation on the training articles. */
const mostDoubt = 0.9

const sums = makeSums()

/** Sums of the features that no cue changes, one row of labels a token; rows are filled as windows ask for them. */
export interface Ground {
  readonly sums: Int32Array
  readonly known: Uint8Array
}

export function makeGround(o: Observation): Ground {
  return { sums: new Int32Array(o.length * link.count), known: new Uint8Array(o.length) }
}

export function secondPass(
  o: Observation,
  s: Surroundings,
  pass: FirstPass,
  ground: Ground,
  cue: CueCandidate,
  chain: Chain
): Linked {
  const n = link.count
  const [from, to] = windowOf(o, s, pass, cue.first, cue.last)
  const view = seeCue(o, pass, cue, [from, to])
  for (let i = from; i <= to; i++) {
    if (ground.known[i] === 1) continue
    ground.known[i] = 1
    clearRows()
    linkGroundFeatures(o, pass, i)
    addWeights(chain.table, rows, rowCount(), ground.sums, i * n)
  }
  const raw = ground.sums.slice(from * n, (to + 1) * n)
  for (let i = from; i <= to; i++) {
    clearRows()
    linkFeatures(o, pass, view, i)
    addWeights(chain.table, rows, rowCount(), raw, (i - from) * n)
  }
  const lattice = latticeOf(raw, chain, pass.keys.subarray(from, to + 1), linkLabels)
  sumLattice(lattice, chain.changeWeight, sums)
  const noSource = chanceOfNone(lattice, chain.changeWeight, sums, linkRoles, sourceRole)
  const noContent = chanceOfNone(lattice, chain.changeWeight, sums, linkRoles, contentRole)
  // The chain alone leaves many sources out; among true cues few have none.
  const sourceless = noContent < 1 && noSource > mostDoubt
  const labels = bestLabelsWith(lattice, linkRoles, sourceless ? contentRole : contentRole | sourceRole)
  const chance = 1 - noContent
  return { cue, source: runs(labels, link.source, from), content: runs(labels, link.content, from), chance }
}

/** Runs of a role; `from` is the token of the first label. */
function runs(labels: Uint8Array, begin: number, from: number): (readonly [number, number])[] {
  const found: [number, number][] = []
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== begin && labels[i] !== begin + 1) continue
    const last = found[found.length - 1]
    if (last && last[1] === from + i - 1) last[1] = from + i
    else found.push([from + i, from + i])
  }
  return found
}
