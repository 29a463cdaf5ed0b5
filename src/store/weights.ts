/**
 * The weights of the trained tagger, from the folder `models` of this package. Nothing is fetched.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { loadWeights, type Weights } from '../attribute/model/weights.ts'

/** Trained taggers that may be asked for, and "none": rules and lexicon only. */
export type ModelName = 'none' | 'en'

/**
 * Reads a tagger; null for "none". Throws where the file is missing or is none.
 * Loading takes about 0.1 s.
 */
export function readModel(name: ModelName): Weights | null {
  if (name === 'none') return null
  // The built program stands in dist/, the sources in src/store/.
  const path = ['../models/', '../../models/']
    .map((folder) => fileURLToPath(new URL(`${folder}${name}-attribution.bin.gz`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  if (!path)
    throw new Error(`the model ${name} is not in this installation: install hearsay again, or leave out --model`)
  const weights = loadWeights(gunzipSync(readFileSync(path)))
  if (!weights) throw new Error(`${path} is no model that this version of hearsay can read: install hearsay again`)
  return weights
}
