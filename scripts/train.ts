/**
 * `npm run train -- [--corpus FILE] [--news FOLDER] [--out FILE] [--part N]`: trains the attribution tagger and writes its weights file.
 *
 * Reads PolNeAR's training articles (JSON lines) and unlabelled news (`*.jsonl.gz`), makes word clusters, trains the first pass,
 * then the second on first-pass output that four models made for articles they had not seen (jackknifing). One thread and fixed
 * seeds: the same input gives the same file, byte for byte. `--part N` uses N percent of the articles, for a learning curve.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { FirstPass } from '../src/attribute/model/first-pass.ts'
import { firstPass, makeChain } from '../src/attribute/model/first-pass.ts'
import { keyCount } from '../src/attribute/model/keys.ts'
import { findLabels, linkLabels } from '../src/attribute/model/labels.ts'
import { makeTable } from '../src/attribute/model/table.ts'
import { lookupOf, makeClusters } from './train/clusters.ts'
import { readDocuments } from './train/corpus.ts'
import { learn } from './train/learn.ts'
import { findInstance, linkInstances } from './train/passes.ts'
import { settings } from './train/settings.ts'
import { byLabel, type Shrunk, shrink, trim } from './train/shrink.ts'
import { writeWeights } from './train/write.ts'

const { values: flags } = parseArgs({
  options: {
    corpus: { type: 'string', default: 'data/polnear/train.jsonl' },
    news: { type: 'string', default: 'data/news' },
    out: { type: 'string', default: 'models/en-attribution.bin.gz' },
    part: { type: 'string', default: '100' }
  }
})
const began = Date.now()
const say = (line: string) => console.error(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`)

function* newsTexts(): Generator<string> {
  const files = readdirSync(flags.news).filter((name) => name.endsWith('.jsonl.gz'))
  for (const name of files.sort()) {
    const lines = gunzipSync(readFileSync(join(flags.news, name)))
      .toString('utf8')
      .split('\n')
    for (const line of lines) if (line !== '') yield (JSON.parse(line) as { text: string }).text
  }
}

const clusters = makeClusters(newsTexts(), settings.clusters, say)
const all = readDocuments(flags.corpus, lookupOf(clusters))
const documents = all.filter((_, i) => (i * 37) % 100 < Number(flags.part))
say(`${documents.length} articles, ${documents.reduce((sum, d) => sum + d.paragraphs.length, 0)} paragraphs`)

const instances = documents.map((document) => document.paragraphs.map(findInstance))
const passes: FirstPass[][] = documents.map(() => [])
for (let fold = 0; fold < settings.folds; fold++) {
  say(`first pass without fold ${fold + 1} of ${settings.folds}`)
  const kept = instances.filter((_, i) => i % settings.folds !== fold).flat()
  const model = learn(kept, findLabels, keyCount, { ...settings.find, progress: say })
  const chain = chainOf(shrink(model, settings.find.prune), model.change, findLabels)
  documents.forEach((document, i) => {
    if (i % settings.folds === fold) {
      passes[i] = document.paragraphs.map((p) => firstPass(p.observation, p.surroundings, chain))
    }
  })
}
say('first pass, all articles')
const find = learn(instances.flat(), findLabels, keyCount, { ...settings.find, progress: say })
const packedFind = { shrunk: packed(shrink(find, settings.find.prune)), labels: findLabels.count, change: find.change }

say('second pass')
const links = documents.flatMap((document, i) =>
  document.paragraphs.flatMap((p, j) => linkInstances(p, passes[i]![j]!))
)
const link = learn(links, linkLabels, keyCount, { ...settings.link, progress: say })
const packedLink = { shrunk: packed(shrink(link, settings.link.prune)), labels: linkLabels.count, change: link.change }

const bytes = gzipSync(writeWeights(clusters, packedFind, packedLink), { level: 9 })
// Byte 9 of a gzip header names the operating system; fixed, so that the file is the same everywhere.
bytes[9] = 255
mkdirSync(dirname(flags.out), { recursive: true })
writeFileSync(flags.out, bytes)
say(`${flags.out}: ${bytes.length} bytes, ${packedFind.shrunk.rows.length} + ${packedLink.shrunk.rows.length} rows`)

function chainOf(shrunk: Shrunk, change: Float32Array, set: typeof findLabels) {
  return makeChain(makeTable(shrunk.rows, byLabel(shrunk), set.count, shrunk.unit), change, set)
}

function packed(shrunk: Shrunk): Shrunk {
  return trim(shrunk, settings.trim.row, settings.trim.value)
}
