/**
 * Where the time of `hearsay add` goes, from the CPU profiles that Node writes of its threads: samples are counted for the outermost function of a
 * stage in the stack. Node samples its own threads only: what is left of the process's time is DuckDB's and the collector's.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Stages by the function that does them, outermost first. */
const stages = new Map(
  Object.entries({
    workOn: 'read and prepared (threads)',
    sketchOf: 'sketches',
    articleRow: 'words and rows of articles',
    sketchRow: 'words and rows of articles',
    postingsOf: 'fingerprints',
    memberOf: 'fingerprints',
    distinctHashes: 'fingerprints',
    freshArticles: 'known already?',
    changedPairs: 'lists of keys',
    noteChanges: 'lists of keys',
    summed: 'lists of keys',
    rejoin: 'joins',
    touchedPieces: 'pieces',
    piecesAround: 'pieces',
    clusterPiece: 'stories',
    storyOf: 'stories',
    setOrder: 'order of time',
    fill: 'handing rows to DuckDB',
    fillNumbers: 'handing rows to DuckDB',
    rows: 'handing rows to DuckDB',
    numbers: 'taking rows from DuckDB',
    columns: 'taking rows from DuckDB',
    checksum: 'checksums',
    update: 'checksums'
  })
)

/** Seconds by stage, of the profiles in a folder; `idle` left out. */
export function stagesIn(folder: string): Map<string, number> {
  const seconds = new Map<string, number>()
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile
    const stageOf = new Map<number, string>()
    const parent = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
    for (const { id, callFrame } of nodes) {
      const own = callFrame.functionName
      const above = stageOf.get(parent.get(id) ?? -1)
      const named = own === '(idle)' ? 'idle' : own === '(garbage collector)' ? 'collecting garbage' : stages.get(own)
      stageOf.set(id, above !== undefined && above !== 'other' ? above : (named ?? 'other'))
    }
    samples.forEach((sample, i) => {
      const stage = stageOf.get(sample) ?? 'other'
      if (stage !== 'idle') seconds.set(stage, (seconds.get(stage) ?? 0) + timeDeltas[i]! / 1e6)
    })
  }
  return seconds
}
