/**
 * The weights of the trained tagger, from the folder `models` of this package. Nothing is fetched.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'
import { loadWeights, type Weights } from '../attribute/model/weights.ts'
import { InstallationFault } from './fault.ts'

/** Trained taggers that may be asked for, and "none": rules and lexicon only. */
export type ModelName = 'none' | 'en'

/** The tagger that is used where none is named. */
export const usualModel: ModelName = 'en'

/** Taggers read before: the tables take longer to fill than a short article to read, and nobody writes into them. */
const held = new Map<ModelName, Weights>()

/** Reads a tagger, once in a thread; null for "none". Throws where the file is missing or is none. */
export function readModel(name: ModelName = usualModel): Weights | null {
  if (name === 'none') return null
  const known = held.get(name)
  if (known) return known
  const path = pathOf(name)
  return weightsIn(name, path, gunzipSync(readFileSync(path)))
}

/** As `readModel`, but unpacked beside other work; the tables are filled when the tagger is first asked for. */
export function beginModel(name: ModelName = usualModel): () => Promise<Weights | null> {
  if (name === 'none' || held.has(name)) return async () => held.get(name) ?? null
  const unpack = async () => {
    const path = pathOf(name)
    return { path, bytes: await promisify(gunzip)(readFileSync(path)) }
  }
  const unpacked = unpack()
  // a fault is met by who asks for the tagger
  unpacked.catch(() => {})
  return async () => {
    const { path, bytes } = await unpacked
    return held.get(name) ?? weightsIn(name, path, bytes)
  }
}

function pathOf(name: ModelName): string {
  // The built program stands in dist/, the sources in src/store/, a build of a test deeper.
  const path = ['../', '../../', '../../../', '../../../../']
    .map((up) => fileURLToPath(new URL(`${up}models/${name}-attribution.bin.gz`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  if (!path)
    throw new InstallationFault(
      `the model ${name} is not in this installation: install hearsay again, or use --model none`
    )
  return path
}

function weightsIn(name: ModelName, path: string, bytes: Uint8Array): Weights {
  const weights = loadWeights(bytes)
  if (!weights)
    throw new InstallationFault(`${path} is no model that this version of hearsay can read: install hearsay again`)
  held.set(name, weights)
  return weights
}
