/** Removes articles from a corpus. Their rows go when segments are merged; until then a row of `removed` hides them. */
import type { Weights } from '../attribute/model/weights.ts'
import { catalogRows } from './add.ts'
import { idOf } from './catalog.ts'
import { compactTiers } from './compact.ts'
import { findingRows } from './findings.ts'
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
  const went = new Map<number, number[]>(numbers.map((number) => [number, []]))
  for (const { key, article } of rows) went.get(article)!.push(key)
  const regrouping = await regroup(duck, catalog, writer.sketches, { came: new Map(), went })
  const nothing = { articles: new Map(), statements: new Map() }
  const found = await findingRows(writer, regrouping.stories, regrouping.gone, nothing, { model, generation })
  await commit(writer, [
    { table: 'removed', rows: numbers.map((number) => [number, generation]) },
    { table: 'catalog', rows: catalogRows(writer, regrouping.moved, generation) },
    { table: 'stories', rows: found!.stories },
    { table: 'claims', rows: found!.claims },
    { table: 'edges', rows: regrouping.edges }
  ])
  await compactTiers(writer)
}

/** Numbers of the articles with these ids, and the ids that no article has. A path or address counts as an id of all that was read from it. */
export async function findArticles(
  writer: Writer,
  wanted: readonly string[]
): Promise<{ numbers: number[]; unknown: string[] }> {
  const byId = new Map<string, number>()
  for (const number of writer.catalog.order) byId.set(idOf(writer.catalog, number), number)
  const numbers = new Set<number>()
  const unknown: string[] = []
  for (const id of wanted) {
    const number = byId.get(id)
    if (number !== undefined) numbers.add(number)
    else {
      const read = await writer.duck.rows<{ number: number }>(
        'SELECT number FROM articles WHERE uri = $id OR url = $id',
        { id }
      )
      const held = read.filter((row) => writer.catalog.entries[row.number])
      for (const row of held) numbers.add(row.number)
      if (!held.length) unknown.push(id)
    }
  }
  return { numbers: [...numbers].sort((x, y) => x - y), unknown }
}
