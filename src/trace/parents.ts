/**
 * Where each statement of a claim comes from: the rules in the order of their strength, first the ones the text states, then the ones its
 * words betray. Each rule is a file; a statement takes what the strongest rules give it, and weaker ones only where it has nothing.
 *
 * An article tells a claim in its body; headlines, bullets and captions repeat it and have no parents of their own unless nothing
 * else in the article carries the claim.
 */
import type { LineageEdge, Statement } from '../model.ts'
import { copiedFrom } from './copied.ts'
import { duplicateOf } from './duplicate.ts'
import { gather } from './gather.ts'
import { oddityOf } from './oddity.ts'
import { outletOf, type Scene } from './scene.ts'
import { statedParents } from './stated.ts'
import { versionOf } from './version.ts'
import { voicesOf } from './voices.ts'

export interface Lineage {
  readonly edges: readonly LineageEdge[]
  /** Statements of the claim that assert it and stand for their article: those that may have parents. */
  readonly tellings: readonly Statement[]
}

/** The statements that stand for their article: asserting ones of the body, else whatever asserts. */
export function tellingsOf(statements: readonly Statement[]): Statement[] {
  const asserting = statements.filter((s) => s.polarity === 'asserts')
  const withBody = new Set(asserting.filter((s) => s.block === 'paragraph').map((s) => s.article))
  return asserting.filter((s) => s.block === 'paragraph' || !withBody.has(s.article))
}

/** Parents of all statements of one claim. `misspelt` lists the misspellings in each article. */
export function findParents(
  scene: Scene,
  statements: readonly Statement[],
  misspelt: ReadonlyMap<string, ReadonlySet<string>>
): Lineage {
  const tellings = tellingsOf(statements)
  const edges: LineageEdge[] = []
  const open: Statement[] = []
  const byOutlet = gather(tellings, (s) => outletOf(scene, s.article))
  const byPage = gather(tellings, (s) => scene.pages.get(s.article) ?? s.article)
  const byArticle = gather(tellings, (s) => s.article)
  for (const child of tellings) {
    const stated = statedParents(scene, child, byOutlet)
    const ownOutlet = byOutlet.get(outletOf(scene, child.article)) ?? []
    const ownPage = byPage.get(scene.pages.get(child.article) ?? child.article) ?? []
    const version = versionOf(scene, child, [...new Set([...ownOutlet, ...ownPage])])
    const own = [...stated, ...(version ? [version] : [])]
    if (own.length === 0) {
      const duplicate = duplicateOf(
        scene,
        child,
        [...(scene.copies.get(child.article)?.keys() ?? [])].flatMap((id) => byArticle.get(id) ?? [])
      )
      if (duplicate) own.push(duplicate)
    }
    edges.push(...own)
    if (own.length === 0) open.push(child)
  }
  const voice = voicesOf(tellings)
  // a named person's words prove no copying, under whatever name an outlet has them
  const mayBeCopied = open.filter((s) => s.speaker.type === 'named' || voice(s).type !== 'named')
  const copied = copiedFrom(scene, mayBeCopied, tellings, edges)
  edges.push(...copied)
  const settled = new Set(edges.map((edge) => edge.child))
  for (const child of open) {
    if (settled.has(child.id)) continue
    const odd = oddityOf(scene, child, tellings, misspelt)
    if (odd) edges.push(odd)
  }
  return { edges, tellings }
}
