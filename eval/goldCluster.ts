/**
 * The hand-made lineage of real pages (`clusters/*.json`), as far as it is scored. Ids and offsets only: the texts are read from where
 * they lie. `clusters/README.md` has the rules by which it was made.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

type Range = readonly [start: number, end: number]

export interface GoldMention {
  /** Article id. */
  readonly article: string
  /** Where the shared words stand, in UTF-16 code units. */
  readonly at: readonly Range[]
  /** Speaker types that are right, and the place of the name or description nearest to the quotation. */
  readonly speaker: { readonly type: readonly string[]; readonly at: Range | null }
  /** Kinds of access that are right. */
  readonly access?: readonly string[]
  /** Names, each of them right, of the outlet that the sentence says it has it from. */
  readonly via?: readonly string[]
  /** Shares the words, but is another claim. */
  readonly apart?: boolean
  /** May be taken for the claim or not. */
  readonly optional?: boolean
}

export interface GoldBounds {
  readonly min: number
  readonly max: number
  /** Any bounds inside these are right. */
  readonly anyInside?: boolean
}

export interface GoldCluster {
  readonly id: string
  readonly why: string
  readonly mentions: readonly GoldMention[]
  readonly parents: readonly {
    readonly child: string
    readonly parent: string | { readonly ghost: readonly string[] }
    readonly required: boolean
  }[]
  /** Numbers of carriers that are right. */
  readonly carriers: readonly number[]
  readonly reports: GoldBounds
  readonly informants: GoldBounds
  readonly warnings: readonly string[]
}

/** A line of the news data; passed to the program as it is. */
export interface NewsRecord {
  readonly id: string
  readonly outlet: string | null
  readonly text: string
  readonly line: string
}

export function readClusters(): GoldCluster[] {
  return ['drawn', 'chains'].flatMap(
    (name) => JSON.parse(readFileSync(join('eval', 'clusters', `${name}.json`), 'utf8')) as GoldCluster[]
  )
}

/** The articles of the clusters, by id. */
export function readNews(path: string, clusters: readonly GoldCluster[]): Map<string, NewsRecord> {
  const wanted = new Set(clusters.flatMap((cluster) => cluster.mentions.map((mention) => mention.article)))
  const found = new Map<string, NewsRecord>()
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').split('\n')) {
    if (!line) continue
    const { id, outlet, text } = JSON.parse(line) as Omit<NewsRecord, 'line'>
    if (wanted.has(id)) found.set(id, { id, outlet, text, line })
  }
  return found
}
