/**
 * The word model of wink-nlp with what tagging needs and no more: the package's own entry also loads sentiment, entities and negation, and
 * copies its vocabulary once, which together take longer than reading a few articles.
 *
 * wink remembers every word that is not in its vocabulary, and cuts and tags later text a little otherwise for it. Here it forgets them
 * after each text: a text is tagged alike whatever was read before it, in whatever order and on whatever thread.
 */
import { createRequire } from 'node:module'
import winkNlp, { type Model, type WinkMethods } from 'wink-nlp'

/** What is known of one feature of words; values from `intrinsicSize` on were added while reading. */
interface Feature {
  readonly list: string[]
  hash: Record<string, number>
  intrinsicSize: number
  index: number
  maxIndex: number
}

/** The vocabulary as wink's cache expects it. Field names are wink's. */
interface Core {
  readonly packing: { readonly layout: Readonly<Record<string, readonly number[]>>; efList: string[] }
  lexicon: string | Uint32Array
  xpansions: string | Uint32Array
  readonly pos: { readonly hash: Readonly<Record<string, number>> }
  readonly features: Record<string, Feature> & {
    readonly lexeme: Feature
    readonly posClusters: { readonly list: (string | Set<number>)[] }
  }
}

const load = createRequire(import.meta.url)
const part = (name: string): unknown => load(`wink-eng-lite-web-model/dist/${name}`)

let core: Core | undefined
let tagger: WinkMethods | undefined
/** Words of the list of words that the tagger's own tables have rows for. */
let rows = 0

/** Rows after which the tagger's tables, which only ever grow, are made anew. */
const mostRows = 300_000

/** Tags a text; `use` must take what it needs of the document before it returns. The model is loaded at the first call (about 0.1 s). */
export function withTagged<Result>(
  text: string,
  use: (document: ReturnType<WinkMethods['readDoc']>, its: WinkMethods['its']) => Result
): Result {
  core ??= readCore()
  const words = core.features.lexeme
  if (!tagger || rows > words.intrinsicSize + mostRows) {
    shorten(words)
    tagger = winkNlp(modelOf(core), ['sbd', 'pos'])
    rows = words.list.length
  }
  const result = use(tagger.readDoc(text), tagger.its)
  // the words stay in the list, which must match the tagger's rows, but are found no more
  for (; rows < words.list.length; rows++) delete words.hash[words.list[rows]!]
  for (const name of core.packing.efList) {
    const feature = core.features[name]
    if (feature?.hash) shorten(feature)
  }
  return result
}

/** Takes out what was added. */
function shorten(feature: Feature): void {
  for (const value of feature.list.splice(feature.intrinsicSize)) delete feature.hash[value]
  feature.index = feature.intrinsicSize
}

/** The vocabulary with its look-up tables, as `read-core-model.js` and `load-core-model.js` of the package make it. */
function readCore(): Core {
  const path = load.resolve('wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json')
  const made = load(path) as Core
  // it is changed here: whoever asks for it next, a second copy of this module too, must have it as it was
  delete load.cache[path]
  made.lexicon = numbersOf(made.lexicon as string)
  made.xpansions = numbersOf(made.xpansions as string)
  const { packing, features } = made
  const { list: clusters } = features.posClusters
  packing.efList = []
  for (const [name, [, mask, shift, direct, extracted]] of Object.entries(packing.layout)) {
    if (direct === 0) {
      index(features[name]!)
      features[name]!.maxIndex = mask! >>> shift!
    }
    if (extracted === 1) packing.efList.push(name)
  }
  index(features.lexeme)
  clusters.forEach((cluster, i) => {
    clusters[i] = new Set((cluster as string).split('_').map((tag) => made.pos.hash[tag] || 0))
  })
  return made
}

/**
 * Gives a feature its look-up table. To make an object of 90,000 words takes 50 ms: this one begins empty, and a word that is looked up is
 * copied into it from a `Map` behind it, which is made in a third of the time.
 */
function index(feature: Feature): void {
  const places = new Map<string | symbol, number>()
  for (let i = 0; i < feature.list.length; i++) places.set(feature.list[i]!, i)
  const keep = (hash: object, value: string | symbol, place: number) =>
    Reflect.defineProperty(hash, value, { value: place, writable: true, enumerable: true, configurable: true })
  const behind = new Proxy(Object.create(null) as Record<string, number>, {
    get: (_, value, hash: object) => {
      const place = places.get(value)
      if (place !== undefined) keep(hash, value, place)
      return place
    },
    set: (_, value, place: number, hash: object) => keep(hash, value, place)
  })
  feature.hash = Object.create(behind) as Record<string, number>
  feature.intrinsicSize = feature.list.length
  feature.index = feature.list.length
}

function numbersOf(packed: string): Uint32Array {
  const bytes = Buffer.from(packed, 'base64')
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

/** Makes the functions that tell features of a word; wink's. */
type FeatureMaker = (...given: readonly unknown[]) => { shape: (word: string) => string }

/** Words whose shapes are remembered. */
const mostShapes = 50_000

/** The shape of a word takes longest of its features, and each name is asked for it in each paragraph. */
function remembering(make: FeatureMaker): FeatureMaker {
  return (...given) => {
    const features = make(...given)
    const { shape } = features
    const known = new Map<string, string>()
    features.shape = (word) => {
      const before = known.get(word)
      if (before !== undefined) return before
      if (known.size >= mostShapes) known.clear()
      const found = shape(word)
      known.set(word, found)
      return found
    }
    return features
  }
}

/** An automaton that recognizes nothing, for the parts that are not used. */
const nothing = { machines: ['[100,0,{"0":{}},{},{},{}]'], transformers: [], setter: () => {} }

function modelOf(vocabulary: Core): Model {
  const model = {
    core: () => vocabulary,
    sbd: part('load-sbd-model.js'),
    pos: part('load-pos-model.js'),
    ner: () => nothing,
    negation: () => nothing,
    sa: () => nothing,
    metaCER: () => nothing,
    featureFn: remembering(part('feature.js') as FeatureMaker),
    addons: {}
  }
  return model as unknown as Model
}
