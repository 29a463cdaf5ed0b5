/**
 * The second pass: what one cue introduces. Labels the paragraph once a cue with its source and its content.
 */
import { bestLabelsWith, chanceOfNone, makeSums, sumLattice } from './chain.ts'
import { seeCue } from './cue-view.ts'
import { type Chain, type CueCandidate, type FirstPass, latticeOf } from './first-pass.ts'
import { placeKeys } from './keys.ts'
import { contentRole, link, linkLabels, linkRoles, sourceRole } from './labels.ts'
import { linkFeatures, linkGroundFeatures } from './link-features.ts'
import type { Observation } from './observe.ts'
import { clearRows, rowCount, rows } from './rows.ts'
import type { Surroundings } from './surroundings.ts'
import { addWeights } from './table.ts'

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

/** Sums of the features that no cue changes, one row of labels a token. */
export function linkGround(o: Observation, s: Surroundings, pass: FirstPass, chain: Chain): Int32Array {
  const ground = new Int32Array(o.length * link.count)
  for (let i = 0; i < o.length; i++) {
    clearRows()
    linkGroundFeatures(o, s, pass, i)
    addWeights(chain.table, rows, rowCount(), ground, i * link.count)
  }
  return ground
}

export function secondPass(
  o: Observation,
  pass: FirstPass,
  ground: Int32Array,
  cue: CueCandidate,
  chain: Chain
): Linked {
  const n = link.count
  const raw = ground.slice()
  const view = seeCue(o, pass, cue.first, cue.last, cue.chance)
  for (let i = 0; i < o.length; i++) {
    clearRows()
    linkFeatures(o, pass, view, i)
    addWeights(chain.table, rows, rowCount(), raw, i * n)
  }
  const lattice = latticeOf(raw, chain, placeKeys(o), linkLabels)
  sumLattice(lattice, chain.changeWeight, sums)
  const noSource = chanceOfNone(lattice, chain.changeWeight, sums, linkRoles, sourceRole)
  const noContent = chanceOfNone(lattice, chain.changeWeight, sums, linkRoles, contentRole)
  // The chain alone leaves many sources out; among true cues few have none.
  const sourceless = noContent < 1 && noSource > mostDoubt
  const labels = bestLabelsWith(lattice, linkRoles, sourceless ? contentRole : contentRole | sourceRole)
  const chance = 1 - noContent
  return { cue, source: runs(labels, link.source), content: runs(labels, link.content), chance }
}

function runs(labels: Uint8Array, begin: number): (readonly [number, number])[] {
  const found: [number, number][] = []
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== begin && labels[i] !== begin + 1) continue
    const last = found[found.length - 1]
    if (last && last[1] === i - 1) last[1] = i
    else found.push([i, i])
  }
  return found
}
