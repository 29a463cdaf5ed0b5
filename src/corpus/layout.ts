/**
 * The tables of a corpus as data: every column with its type and meaning. The writer, the reader, `hearsay check` and `docs/corpus.md`
 * are made from this file. Types are those that DuckDB, pandas and Spark all read; hashes are non-negative and below 2^53.
 *
 * A table is the union of its segments. Nothing in a segment ever changes: what is said anew is a row of a later generation (`catalog`, `stories`), what
 * is counted is the sum of its rows (`edges`), what is gone is a row of `removed`.
 */

export type ColumnType = 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'FLOAT' | 'BIGINT[]' | 'INTEGER[]' | 'FLOAT[]'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly about: string
}

export interface Table {
  readonly name: TableName
  /** What the table holds, and one row per what. */
  readonly about: string
  readonly columns: readonly Column[]
  /** Columns by which each segment is sorted. */
  readonly order: string
  /** Rows of a row group: few where single rows are looked up, many where all are read. */
  readonly group: number
}

export const tableNames = [
  'articles',
  'catalog',
  'statements',
  'stories',
  'claims',
  'words',
  'identities',
  'sketches',
  'keys',
  'edges',
  'fingerprints',
  'removed',
  'problems'
] as const
export type TableName = (typeof tableNames)[number]

const text = (name: string, about: string): Column => ({ name, type: 'VARCHAR', about })
const whole = (name: string, about: string): Column => ({ name, type: 'BIGINT', about })
const small = (name: string, about: string): Column => ({ name, type: 'INTEGER', about })
const real = (name: string, about: string): Column => ({ name, type: 'DOUBLE', about })

const article = whole('article', 'number of the article (`articles.number`)')
const generation = whole('generation', 'generation of the corpus that wrote the row; the highest of a key counts')

export const tables: readonly Table[] = [
  {
    name: 'articles',
    about:
      'What was read: a row per article (one version of one page). Never changed; see `removed` for those that are gone.',
    order: 'number',
    group: 2048,
    columns: [
      whole('number', 'number of the article within this corpus; says only when it was added'),
      text('given', 'id as read; `catalog.id` is the one to use, as it is made unique'),
      text('digest', 'SHA-256 of id, outlet, address, date and text, 16 digits: the same again is the same article'),
      text('uri', 'path or address it was read from'),
      text('url', 'canonical address, or null'),
      text('outlet', 'who publishes it, or null'),
      text('headline', 'headline, or null'),
      text('language', 'ISO 639-1 code, or "und"'),
      text('published', 'ISO 8601 in UTC, or null where undated or only a range is known'),
      text('text', 'the cleaned text; all offsets are UTF-16 code units into it'),
      small('words', 'number of words of the text, as `words` counts them'),
      text('record', 'the other fields of the article as JSON (`Article` of the schema hearsay.trace/1)')
    ]
  },
  {
    name: 'catalog',
    about: 'Where each article belongs now: a row per article and generation in which that changed.',
    order: 'article',
    group: 4096,
    columns: [
      article,
      text('id', 'id of the article, unique in the corpus'),
      text('given', 'id as read'),
      text('digest', 'as in `articles`'),
      real('instant', 'earliest instant of its date, milliseconds since 1970 UTC; null where undated'),
      text('label', 'headline, or the first line of the text'),
      text('outlet', 'who publishes it, or null'),
      whole('piece', 'articles among which its story was made: the lowest of their numbers'),
      small('level', 'how often weaker joins were cut before these were few enough'),
      text('story', 'id of its story'),
      generation
    ]
  },
  {
    name: 'statements',
    about: 'Who is said to have said what: a row per statement, in the order of the text.',
    order: 'article, place',
    group: 8192,
    columns: [
      article,
      small('place', 'number of the statement within its article, from 0'),
      text('id', 'id of the statement'),
      text('kind', 'direct, mixed, indirect'),
      text('content', 'what is said, its spans joined by " … "'),
      small('content_start', 'where the content begins in the text of the article'),
      small('content_end', 'where it ends, exclusive'),
      text('cue', 'the words of saying, or null'),
      text('source', 'the words that name who says it, or null'),
      text('speaker', 'name or descriptor of the speaker, or null'),
      text('speaker_type', 'named, anonymous, organization, document, outlet, none'),
      text('access', 'firsthand, implied, relayed, notStated'),
      text('polarity', 'asserts, denies, declines'),
      small('words', 'number of words of the content'),
      text('record', 'the whole statement as JSON (`Statement` of the schema hearsay.trace/1, before claims)')
    ]
  },
  {
    name: 'stories',
    about:
      'Articles about the same events: a row per story and generation in which it changed. `articles` is 0 where a story is no more.',
    order: 'id',
    group: 8192,
    columns: [
      text('id', 'id of the story'),
      text('headline', 'headline of the article most like all of it'),
      text('first', 'instant of its first dated article, ISO 8601, or null'),
      text('last', 'instant of its last dated article, or null'),
      small('articles', 'number of articles'),
      small('outlets', 'number of outlets that are known'),
      small('claims', 'number of claims; null where statements were not asked for'),
      real('inflation', 'largest number of carriers ÷ informants of a claim; null where there is none'),
      text('summary', 'the record of a list as JSON (`StorySummary` of hearsay.api/1), or null'),
      generation
    ]
  },
  {
    name: 'claims',
    about:
      'Statements that say the same: a row per claim and generation of its story. Only rows of the latest generation of a story count.',
    order: 'id',
    group: 8192,
    columns: [
      text('id', 'id of the claim'),
      text('story', 'id of its story'),
      text('text', 'the claim in its own words'),
      small('carriers', 'outlets that carry it'),
      small('reports_min', 'independent acts of gathering, at least'),
      small('reports_max', 'and at most'),
      small('informants_min', 'people or documents at the far end, at least'),
      small('informants_max', 'and at most'),
      small('not_stated', 'carriers whose lineage the text does not state'),
      small('denials', 'statements that deny it'),
      text('statements', 'ids of its statements as a JSON list'),
      text('head', 'the record of a list as JSON (`ClaimHead` of hearsay.api/1)'),
      generation
    ]
  },
  {
    name: 'words',
    about:
      'Full text: a row per word stem and batch of articles that were added together, with all of them that hold it, in three lists of one length.',
    order: 'word, articles',
    group: 4096,
    columns: [
      text('word', 'stem of the word, folded'),
      { name: 'articles', type: 'BIGINT[]', about: 'numbers of the articles (`articles.number`), ascending' },
      { name: 'places', type: 'INTEGER[]', about: '`statements.place` of each, or -1 for the article itself' },
      { name: 'counts', type: 'INTEGER[]', about: 'how often it stands there' }
    ]
  },
  {
    name: 'identities',
    about: 'How an article is known again: two rows per article.',
    order: 'mark, article',
    group: 16_384,
    columns: [whole('mark', 'first 48 bits of its digest, or of the SHA-256 of its id as read'), article]
  },
  {
    name: 'sketches',
    about: 'What each article is about, as grouping sees it: a row per article and most telling word or name.',
    order: 'article, term',
    group: 16_384,
    columns: [
      article,
      whole('term', 'hash of the word or name'),
      { name: 'weight', type: 'FLOAT', about: 'how telling it is' },
      small('named', '1 for a name')
    ]
  },
  {
    name: 'keys',
    about: 'Under which keys an article is found by others: a row per key and article.',
    order: 'key, article',
    group: 16_384,
    columns: [
      whole('key', 'hash of a telling term or of two'),
      article,
      real('instant', 'as in `catalog`; null where undated')
    ]
  },
  {
    name: 'edges',
    about:
      'Articles much alike: rows per pair, told from either end, to be summed. A pair is joined while the sum of `lists` is above 0.',
    order: 'article, other',
    group: 8192,
    columns: [
      article,
      whole('other', 'number of the other article'),
      small('lists', 'in how many lists of keys they came to stand close together (positive) or ceased to (negative)'),
      { name: 'similarity', type: 'FLOAT', about: 'how much they are alike, 0 to 1; null in rows that only take away' }
    ]
  },
  {
    name: 'fingerprints',
    about: 'Text reuse: a row per fingerprint (hash of some words in a row, winnowed) and article.',
    order: 'hash, article',
    group: 16_384,
    columns: [whole('hash', 'the fingerprint, 53 bits'), article]
  },
  {
    name: 'removed',
    about: 'Articles that were removed: a row each.',
    order: 'article',
    group: 100_000,
    columns: [article, generation]
  },
  {
    name: 'problems',
    about: 'Inputs that could not be used, or only in part: a row each.',
    order: 'uri',
    group: 8192,
    columns: [
      text('uri', 'what could not be used'),
      text('code', 'machine-readable kind'),
      text('message', 'for people'),
      generation
    ]
  }
]

/** The table of a name. */
export function tableOf(name: TableName): Table {
  return tables.find((table) => table.name === name)!
}
