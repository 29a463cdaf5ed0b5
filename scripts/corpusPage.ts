/** Writes docs/corpus.md from `src/corpus/layout.ts`: what the tables of a corpus mean, for those who open them with other tools. */
import { tables } from '../src/corpus/layout.ts'

/** The page as text. */
export function corpusPage(): string {
  const lines = [
    '# A corpus on disk',
    '',
    '`hearsay add CORPUS PATHS…` makes a folder:',
    '',
    '```',
    'manifest.json     which segments make up the corpus, with rows, bytes and SHA-256 of each',
    'segments/         TABLE-GENERATION.parquet: tables in pieces that never change',
    'writer.lock       who writes into it, while somebody does',
    '```',
    '',
    'The segments are Parquet files (zstd). DuckDB, pandas, Polars and Spark open them as they are, also while hearsay writes:',
    'the manifest is swapped at once. A segment that was merged into another stays for ten minutes more, for those who still read it; until then a',
    'pattern such as `articles-*.parquet` shows its rows twice. To see exactly one state, take the files that the manifest names:',
    '',
    '```sql',
    'SET VARIABLE articles = (',
    "  SELECT list('corpus/segments/' || segment.file) FROM (",
    "    SELECT unnest(segments) AS segment FROM read_json('corpus/segments/../manifest.json')",
    "  ) AS named WHERE segment.table = 'articles');",
    "SELECT COUNT(*) FROM read_parquet(getvariable('articles'));",
    '```',
    '',
    'What the corpus answers is a function of the set of its articles. Three tables say things anew: of `catalog` and `stories` the',
    'row of the highest generation counts, of `edges` the sum. Articles in `removed` are gone.',
    '',
    '## Queries',
    '',
    'Who published most, in the DuckDB shell:',
    '',
    '```sql',
    "SELECT outlet, COUNT(*) AS articles FROM 'corpus/segments/articles-*.parquet' GROUP BY outlet ORDER BY articles DESC, outlet LIMIT 10;",
    '```',
    '',
    'The articles of each story, as they belong together now:',
    '',
    '```sql',
    'SELECT story, id FROM (',
    '  SELECT *, ROW_NUMBER() OVER (PARTITION BY article ORDER BY generation DESC) AS place',
    "  FROM 'corpus/segments/catalog-*.parquet'",
    ') AS ranked WHERE place = 1 ORDER BY story, id;',
    '```',
    '',
    'Who is quoted unnamed, and how often:',
    '',
    '```sql',
    "SELECT speaker, COUNT(*) AS statements FROM 'corpus/segments/statements-*.parquet'",
    "WHERE speaker_type = 'anonymous' GROUP BY speaker ORDER BY statements DESC, speaker;",
    '```',
    '',
    'In Python: `pandas.read_parquet("corpus/segments", filters=None)` reads a folder of one table; for one table of several, give the list',
    'of its files, `glob.glob("corpus/segments/articles-*.parquet")`. In Spark: `spark.read.parquet("corpus/segments/articles-*.parquet")`.',
    '',
    'The joins that hearsay itself runs are in `src/corpus/sql`, one relation a file: CREATE TABLE AS, JOIN, GROUP BY, MIN, ROW_NUMBER.',
    'All hashes are made by hearsay and stored as numbers; no statement computes one.',
    '',
    '## Tables',
    ''
  ]
  for (const { name, about, columns, order } of tables) {
    lines.push(
      `### ${name}`,
      '',
      `${about} Each segment is sorted by ${order}.`,
      '',
      '| column | type | meaning |',
      '|---|---|---|'
    )
    for (const column of columns) lines.push(`| \`${column.name}\` | ${column.type} | ${column.about} |`)
    lines.push('')
  }
  return `${lines.join('\n').trimEnd()}\n`
}
