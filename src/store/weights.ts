/**
 * The weights of the trained tagger, from the folder `models` of this package. Nothing is fetched.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { loadWeights, type Weights } from '../attribute/model/weights.ts'

/** Trained taggers that may be asked for, and "none": rules and lexicon only. */
export type ModelName = 'none' | 'en'

/** The tagger that is used where none is named. */
export const usualModel: ModelName = 'en'

/** Reads a tagger; null for "none". Throws where the file is missing or is none. */
export function readModel(name: ModelName = usualModel): Weights | null {
  if (name === 'none') return null
  // The built program stands in dist/, the sources in src/store/, a build of a test deeper.
  const path = ['../', '../../', '../../../', '../../../../']
    .map((up) => fileURLToPath(new URL(`${up}models/${name}-attribution.bin.gz`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  if (!path)
    throw new Error(`the model ${name} is not in this installation: install hearsay again, or use --model none`)
  const weights = loadWeights(gunzipSync(readFileSync(path)))
  if (!weights) throw new Error(`${path} is no model that this version of hearsay can read: install hearsay again`)
  return weights
}
