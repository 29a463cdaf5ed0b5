/** The commands that work on a corpus, as data (see `flags.ts`). */
import type { Command, Flag } from './flags.ts'

const memory: Flag = {
  name: 'memory',
  value: 'SIZE',
  about:
    'most memory for tables, such as 500MB or 4GB (2GB unless given); what does not fit goes to a temporary folder',
  group: 'Input'
}
const wait: Flag = {
  name: 'wait',
  value: 'SECONDS',
  about: 'how long to wait for another hearsay that writes into the corpus; 30 unless given',
  group: 'Input'
}
const jsonl: Flag = { name: 'jsonl', about: 'one JSON object a line', group: 'Output' }
const limit: Flag = {
  name: 'limit',
  value: 'NUMBER',
  about: 'at most so many records, 20 unless given; 0 for all',
  group: 'Selection'
}
const corpus = { usage: '<corpus>', about: 'a folder made by `hearsay add`' }

/** In the order of help. */
export function corpusCommands(quiet: Flag, model: Flag, jobs: Flag): readonly Command[] {
  return [
    {
      name: 'add',
      argument: {
        usage: '<corpus> [inputs...]',
        about: 'the corpus, made if there is none; then files, folders, globs, or -'
      },
      about: 'add articles to a corpus: a folder of tables that grows and answers as if read at once',
      details: [
        'The same article given again is one article; another version of a page is a version. What the corpus answers depends on its articles alone, not on the order in which they came or in how many runs.',
        'Articles are added in batches. Ctrl-C, or a kill at any moment, leaves the corpus as it was after the last whole batch; the next run says what was not added. Others can read the corpus meanwhile. The tables are Parquet files that DuckDB, pandas and Spark open as they are: see docs/corpus.md.'
      ],
      flags: [
        {
          name: 'statements',
          negatable: true,
          about:
            'look for statements while adding (the default); --no-statements leaves that for when a story is traced, to file a large archive of which only some stories will be asked for. Fixed when the corpus is made.',
          group: 'Input'
        },
        model,
        jobs,
        memory,
        wait,
        { name: 'lenient', about: 'exit 0 although some of what was given could not be used', group: 'Input' },
        quiet
      ],
      examples: [
        { run: 'hearsay add corpus/ saved-pages/', about: 'make a corpus of a folder, or add what is new in it' },
        { run: 'zcat archive.jsonl.gz | hearsay add corpus/ - --no-statements', about: 'a large archive' }
      ]
    },
    {
      name: 'stories',
      argument: corpus,
      about: 'list the stories of a corpus, most inflated first',
      details: ['`hearsay trace CORPUS --story ID` traces one.'],
      flags: [
        {
          name: 'query',
          value: 'WORDS',
          about: 'only stories with an article or statement that holds the words',
          group: 'Selection'
        },
        {
          name: 'sort',
          value: 'ORDER',
          choices: ['inflation', 'time', 'size'],
          about: 'most inflated first (the default), latest first, or largest first',
          group: 'Selection'
        },
        limit,
        jsonl,
        memory
      ],
      examples: [{ run: 'hearsay stories corpus/ --sort time --limit 10', about: 'the latest stories' }]
    },
    {
      name: 'claims',
      argument: corpus,
      about: 'search the statements and articles of a corpus, best first, with the claims they belong to',
      details: ['Words are compared by their stems; a record must hold at least half of them. Ranked by BM25.'],
      flags: [
        {
          name: 'query',
          value: 'WORDS',
          about: 'the words to look for; without it, the most inflated claims are listed',
          group: 'Selection'
        },
        limit,
        jsonl,
        memory
      ],
      examples: [{ run: 'hearsay claims corpus/ --query "harbour bridge closure"', about: 'who says what about it' }]
    },
    {
      name: 'articles',
      argument: corpus,
      about: 'list the articles of a corpus, earliest first',
      details: [],
      flags: [
        { name: 'story', value: 'ID', about: 'those of one story', group: 'Selection' },
        { name: 'outlet', value: 'NAME', about: 'those of one outlet', group: 'Selection' },
        {
          name: 'like',
          value: 'ID',
          about: 'those that share text with an article, in whatever story, with how much',
          group: 'Selection'
        },
        limit,
        jsonl,
        memory
      ],
      examples: [{ run: 'hearsay articles corpus/ --outlet "Daily Kettle"', about: 'what one outlet published' }]
    },
    {
      name: 'remove',
      argument: { usage: '<corpus> <ids...>', about: 'the corpus; then ids, paths or addresses of articles' },
      about: 'remove articles from a corpus',
      details: [
        'A path or address stands for all articles that were read from it. `hearsay compact` also takes their text off the disk.'
      ],
      flags: [memory, wait, quiet],
      examples: [{ run: 'hearsay remove corpus/ daily-kettle-1f0c2a77', about: 'one article' }]
    },
    {
      name: 'compact',
      argument: corpus,
      about: 'merge the segments of a corpus and drop what was removed',
      details: [
        'Adding merges segments as it goes; this merges all of them. Merged segments are deleted ten minutes later, by the next command that writes, as readers may still use them.'
      ],
      flags: [memory, wait, quiet],
      examples: [{ run: 'hearsay compact corpus/', about: 'fewer, larger files' }]
    },
    {
      name: 'check',
      argument: corpus,
      about: 'verify every checksum, link and offset of a corpus',
      details: ['Changes nothing. Exits with 4 if anything is not as it was written.'],
      flags: [memory, quiet],
      examples: [{ run: 'hearsay check corpus/', about: 'is everything as it was written?' }]
    },
    {
      name: 'info',
      argument: corpus,
      about: 'show what a corpus holds, and who writes into it',
      details: [],
      flags: [{ name: 'json', about: 'as one JSON document', group: 'Output' }, memory],
      examples: [{ run: 'hearsay info corpus/', about: 'how many articles, stories, claims, megabytes' }]
    }
  ]
}
