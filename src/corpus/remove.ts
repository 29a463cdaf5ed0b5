/** Removes articles from a corpus. Their rows go when segments are merged; until then a row of `removed` hides them. */
import type { Weights } from '../attribute/model/weights.ts'
import { catalogRows } from './add.ts'
import { fetchEntries } from './catalog.ts'
import { compactTiers } from './compact.ts'
import { findingRows } from './findings.ts'
import { relation } from './queries.ts'
import { regroup } from './regroup.ts'
import { commit, type Writer } from './writer.ts'

/** Removes articles by their numbers. */
export async function removeArticles(writer: Writer, numbers: readonly number[], model: Weights | null): Promise<void> {
  const { duck, catalog, manifest } = writer
  if (!numbers.length) return
  const generation = manifest.generation + 1
  const rows = await duck.rows<{ key: number; article: number }>(
    `SELECT key, article FROM keys WHERE article IN (${numbers.join(', ')})`
  )
  await fetchEntries(duck, catalog, numbers)
  const went = new Map<number, number[]>(numbers.map((number) => [number, []]))
  for (const { key, article } of rows) went.get(article)!.push(key)
  const regrouping = await regroup(duck, catalog, writer.sketches, { came: new Map(), went })
  const nothing = { articles: new Map(), statements: new Map() }
  const found = await findingRows(writer, regrouping.stories, regrouping.gone, nothing, { model, generation })
  await commit(writer, [
    { table: 'removed', rows: numbers.map((number) => [number, generation]) },
    { table: 'catalog', rows: catalogRows(writer, regrouping.moved, generation) },
    { table: 'stories', rows: found.stories },
    { table: 'claims', rows: found.claims },
    { table: 'edges', columns: regrouping.edges }
  ])
  await compactTiers(writer)
}

/** Numbers of the articles with these ids, and the ids that no article has. A path or address counts as an id of all that was read from it. */
export async function findArticles(
  { duck, catalog }: Writer,
  wanted: readonly string[]
): Promise<{ numbers: number[]; unknown: string[] }> {
  const numbers = new Set<number>()
  const unknown: string[] = []
  await duck.run(relation('current'))
  for (const id of wanted) {
    const [own] = await duck.rows<{ number: number }>('SELECT article AS number FROM current WHERE id = $id', { id })
    const read = own
      ? [own]
      : await duck.rows<{ number: number }>('SELECT number FROM articles WHERE uri = $id OR url = $id', { id })
    const held = read.filter(({ number }) => !catalog.gone.has(number))
    for (const { number } of held) numbers.add(number)
    if (!held.length) unknown.push(id)
  }
  await duck.run('DROP TABLE current')
  return { numbers: [...numbers].sort((x, y) => x - y), unknown }
}
