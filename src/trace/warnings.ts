/**
 * What went wrong on the way from parent to child, where a reader can check it by reading two sentences. One function for one step, so that
 * each warning is decided by the same two statements that it shows.
 */
import type { LineageEdge, Statement, Warning, WarningKind } from '../model.ts'
import { descriptionOf, headOf, isUnnamed } from './descriptors.ts'
import { areSameWords, likenessOf } from './sameWords.ts'
import { outletName, type Scene } from './scene.ts'

/** Warnings of one edge between held statements. `creditedElsewhere`: another edge of the child names its source. */
export function stepWarnings(
  scene: Scene,
  edge: LineageEdge,
  child: Statement,
  parent: Statement,
  creditedElsewhere: 'credited' | 'uncredited'
): Warning[] {
  if (edge.evidence === 'duplicate') return []
  const copied = edge.evidence === 'reuse' || edge.evidence === 'sameWords'
  // a short passage makes a parent likely, but accuses nobody: the words themselves must show it
  if (copied && !areSameWords(likenessOf(child, parent))) return []
  const [here, there] = namesOf(scene, child, parent)
  const found: Warning[] = []
  const say = (kind: WarningKind, message: string) =>
    found.push({ kind, statement: child.id, against: parent.id, message })
  if (isUnnamed(child.speaker) && isUnnamed(parent.speaker)) {
    const [mine, theirs] = [descriptionOf(child), descriptionOf(parent)]
    if (headOf(mine) !== '' && headOf(theirs) !== '' && headOf(mine) !== headOf(theirs))
      say('attributionChanged', `${here} attributes this to “${mine}”; in ${there} it is “${theirs}”.`)
    if (child.speaker.plural && !parent.speaker.plural)
      say('pluralAdded', `${here} speaks of more than one source (“${mine}”); ${there} has one (“${theirs}”).`)
  }
  const hedge = parent.hedges[0]
  if (hedge && child.hedges.length === 0)
    say('hedgeDropped', `${there} says “${hedge.text}”; ${here} drops it and states the claim flatly.`)
  if (child.kind === 'asserted' && parent.kind !== 'asserted')
    say('attributionLost', `${here} says this in its own voice; ${there} attributes it to ${speakerText(parent)}.`)
  if (copied && !edge.credited && creditedElsewhere === 'uncredited')
    say('creditMissing', `${here} uses the words that ${there} published, and does not credit it.`)
  return found
}

/** "the claim's speaker" in words. */
export function speakerText(statement: Statement): string {
  const { speaker } = statement
  if (speaker.name && speaker.type !== 'document') return speaker.name
  const described = statement.source?.text ?? descriptionOf(statement)
  return described ? `“${described}”` : 'nobody by name'
}

/** Names of the outlets of two statements, told apart where it is one outlet. */
export function namesOf(scene: Scene, child: Statement, parent: Statement): [string, string] {
  const name = (s: Statement) => outletName(scene, s.article) ?? `article ${s.article}`
  const [here, there] = [name(child), name(parent)]
  return here === there ? [`The later text of ${here}`, `the earlier text of ${there}`] : [here, there]
}
