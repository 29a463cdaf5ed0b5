/**
 * What is made of an article alone before it enters a corpus: digest, record, sketch and fingerprints. It takes most of the time that adding
 * takes, and any thread can do it (`src/pool`). Where no statements are stored, blocks and credits travel as the record only:
 * a million articles as objects would keep the collector busier than the work itself.
 */
import { type Sketch, sketchOf } from '../group/storySketch.ts'
import { distinctHashes, memberOf } from '../match/member.ts'
import { corpusTerms } from '../match/terms.ts'
import type { Article } from '../model.ts'
import { digestOf } from './catalog.ts'
import { recordOf } from './records.ts'

/** The fields of an article that are columns of the table `articles`. */
export type Heading = Pick<Article, 'id' | 'uri' | 'url' | 'outlet' | 'headline' | 'language' | 'published' | 'text'>

/** An article on its way into a corpus. */
export interface Prepared {
  readonly heading: Heading
  /** The article, where its statements are to be found; null where nothing but its row is needed. */
  readonly article: Article | null
  readonly digest: string
  /** Column `record` of the table `articles`. */
  readonly record: string
  readonly sketch: Sketch
  /** Its fingerprints, each once, ascending. */
  readonly prints: Float64Array
}

/** Whether the whole article is needed further on, or no more than its row. */
export type Kept = 'article' | 'row'

/** Prepares one article. */
export function prepare(article: Article, kept: Kept): Prepared {
  const { id, uri, url, outlet, headline, language, published, text } = article
  return {
    heading: kept === 'article' ? article : { id, uri, url, outlet, headline, language, published, text },
    article: kept === 'article' ? article : null,
    digest: digestOf(article),
    record: recordOf(article),
    sketch: sketchOf(article),
    prints: distinctHashes(memberOf(article), corpusTerms.layers)
  }
}
