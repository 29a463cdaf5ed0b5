/** Makes corpora, and asks them, for tests. */
import { addAll } from '../../src/corpus/add.ts'
import { readStory, withReader } from '../../src/corpus/reader.ts'
import { findArticles, removeArticles } from '../../src/corpus/remove.ts'
import { openWriter, type Writer } from '../../src/corpus/writer.ts'
import { LARGEST } from '../../src/group/storyPieces.ts'
import type { Article } from '../../src/model.ts'

export async function open(
  path: string,
  statements: 'stored' | 'onDemand' = 'stored',
  largest = LARGEST
): Promise<Writer> {
  const writer = await openWriter(path, {
    create: { model: 'none', statements },
    wait: 0,
    now: '2031-05-01T00:00:00Z',
    command: 'add',
    seconds: 0
  })
  writer.catalog.largest = largest
  return writer
}

/** Adds the batches one after the other, each in a run of its own. */
export async function add(
  path: string,
  batches: readonly (readonly Article[])[],
  statements: 'stored' | 'onDemand' = 'stored',
  largest = LARGEST
): Promise<void> {
  for (const batch of batches) {
    const writer = await open(path, statements, largest)
    try {
      const incoming = async function* () {
        yield { articles: batch, problems: [], inputs: 1 }
      }
      await addAll(writer, incoming(), { model: null })
    } finally {
      writer.close()
    }
  }
}

export async function remove(path: string, ids: readonly string[], largest = LARGEST): Promise<void> {
  const writer = await open(path, 'stored', largest)
  try {
    await removeArticles(writer, (await findArticles(writer, ids)).numbers, null)
  } finally {
    writer.close()
  }
}

/** All that a corpus answers and that may not depend on how it was made. */
export async function answers(path: string): Promise<unknown> {
  return withReader(path, {}, async (reader) => {
    await reader.need('current', 'tellings', 'findings', 'joined')
    const rows = (sql: string) => reader.duck.rows(sql)
    return {
      articles: await rows(
        `SELECT id, digest, story, level, MIN(digest) OVER (PARTITION BY piece) AS piece FROM current ORDER BY id`
      ),
      stories: await rows(
        'SELECT id, headline, first, last, articles, outlets, claims, inflation, summary FROM tellings ORDER BY id'
      ),
      claims: await rows(
        'SELECT id, story, text, carriers, reports_min, reports_max, informants_min, informants_max, not_stated, denials, head FROM findings ORDER BY id'
      ),
      joined: await rows(
        'SELECT least(a.id, b.id) AS one, greatest(a.id, b.id) AS two, lists, similarity FROM joined JOIN current a ON a.article = first JOIN current b ON b.article = second ORDER BY 1, 2'
      )
    }
  })
}

/** Whole traces of all stories. */
export async function traces(path: string): Promise<unknown> {
  return withReader(path, {}, async (reader) => {
    await reader.need('tellings')
    const stories = await reader.duck.rows<{ id: string }>('SELECT id FROM tellings ORDER BY id')
    const all = []
    for (const { id } of stories) all.push(await readStory(reader, id))
    return all
  })
}
