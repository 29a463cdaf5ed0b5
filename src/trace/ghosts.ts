/**
 * Ghosts: outlets that are named as a source and of which no article of the story is held. Each is listed once, with every place that names it.
 */
import type { Ghost, Place, Statement } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds } from '../text/published.ts'
import type { Scene } from './scene.ts'

export function ghostId(outlet: string): string {
  return `ghost/${outletKey(outlet)}`
}

/** Ghosts named in the statements, and those that lineage edges lead to (`used`), sorted by id. */
export function findGhosts(scene: Scene, statements: readonly Statement[], used: ReadonlySet<string>): Ghost[] {
  const found = new Map<string, { names: string[]; mentions: Map<string, Place> }>()
  const add = (outlet: string, place: Place) => {
    const id = ghostId(outlet)
    if (scene.byOutlet.has(outletKey(outlet)) && !used.has(id)) return
    const ghost = found.get(id) ?? { names: [] as string[], mentions: new Map<string, Place>() }
    ghost.names.push(outlet)
    ghost.mentions.set(`${place.article} ${place.start}`, place)
    found.set(id, ghost)
  }
  for (const s of statements)
    for (const via of s.via) add(via.outlet, { article: s.article, start: via.start, end: via.end })
  for (const article of scene.articles.values())
    for (const credit of article.credits)
      if (used.has(ghostId(credit.outlet)))
        add(credit.outlet, { article: article.id, start: credit.start, end: credit.end })
  return [...found]
    .map(([id, { names, mentions }]) => ({
      id,
      outlet: [...names].sort((a, b) => b.length - a.length || compareIds(a, b))[0]!,
      mentions: [...mentions.values()].sort((a, b) => compareIds(a.article, b.article) || a.start - b.start)
    }))
    .sort((a, b) => compareIds(a.id, b.id))
}
