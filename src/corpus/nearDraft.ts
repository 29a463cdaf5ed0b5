/**
 * The articles of a corpus that a draft is held against: those of the stories in which the articles most like it stand. They are found
 * by the keys under which articles find one another when stories are made, so a draft meets what it would join if it were added.
 */
import { sketchOf } from '../group/storySketch.ts'
import type { Article } from '../model.ts'
import type { Reader } from './reader.ts'
import { readArticles } from './records.ts'

/** So many of the nearest articles say which stories are meant. */
const nearest = 20

/** Articles of the draft's stories, the nearest story first, `most` at the most; none where nothing is like the draft. */
export async function articlesNear(reader: Reader, draft: Article, most: number): Promise<Article[]> {
  const keys = [...sketchOf(draft).keys]
  if (!keys.length) return []
  const { duck } = reader
  await reader.need('current')
  const rows = await duck.rows<{ article: number; id: string }>(
    `WITH near AS (
       SELECT current.article, current.story, COUNT(*) AS common FROM keys JOIN current ON current.article = keys.article
       WHERE keys.key IN (${keys.join(', ')}) GROUP BY current.article, current.story
     ),
     stories AS (
       SELECT story, MAX(common) AS common FROM (SELECT * FROM near ORDER BY common DESC, article LIMIT ${nearest}) GROUP BY story
     )
     SELECT current.article, current.id FROM current JOIN stories ON stories.story = current.story
     ORDER BY stories.common DESC, current.story, current.id LIMIT ${most}`
  )
  const ids = new Map(rows.map(({ article, id }) => [article, id]))
  return [...(await readArticles(duck, ids)).values()]
}
