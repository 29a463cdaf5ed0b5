/**
 * Statuses that a text states: together or separated, missing or found, in talks or ended. The scales and their phrases are data
 * (`statuses.json`), general English, ordered from earlier to later, so that two accounts can be told apart into change over time
 * and contradiction.
 */
import data from './statuses.json' with { type: 'json' }
import { foldText } from './words.ts'

/** A status found in a text. Offsets are into the text given. */
export interface Status {
  readonly scale: string
  /** Place on the scale; a later status has a higher one. */
  readonly stage: number
  readonly label: string
  /** Whether the scale itself names its subject ("talks"). */
  readonly specific: boolean
  readonly personal: boolean
  readonly start: number
  readonly end: number
}

interface Compiled {
  readonly scale: string
  readonly stage: number
  readonly label: string
  readonly otherwise: number | null
  readonly specific: boolean
  readonly personal: boolean
  readonly pattern: RegExp
}

let compiled: readonly Compiled[] | undefined
/** Matches wherever one of the patterns does: most sentences state no status, and one search tells. */
let anyStatus: RegExp | undefined
const negation =
  /(?:\b(?:not|never|no|nobody|neither|nor|without|hardly|isn't|aren't|wasn't|weren't|hasn't|haven't|won't|don't|doesn't|didn't)\b[^.,;:!?]{0,14})$/

/** Statuses in `text`, the longest match of each scale and stage, in order of their place. */
export function statusesOf(text: string): Status[] {
  compiled ??= compile()
  anyStatus ??= joined()
  // folding keeps the length for all letters met in practice; where it does not, nothing is reported
  const folded = foldText(text).replace(/[’‘]/g, "'")
  if (folded.length !== text.length || !anyStatus.test(folded)) return []
  const best = new Map<string, Status>()
  for (const rule of compiled) {
    const hit = rule.pattern.exec(folded)
    if (!hit) continue
    const negated = !startsNegated(hit[0]) && negation.test(folded.slice(0, hit.index))
    const stage = negated ? rule.otherwise : rule.stage
    if (stage === null) continue
    const { scale, specific, personal } = rule
    const key = `${scale} ${stage}`
    const known = best.get(key)
    if (known && known.end - known.start >= hit[0].length) continue
    const label = compiled.find((other) => other.scale === scale && other.stage === stage)?.label ?? rule.label
    best.set(key, { scale, stage, label, specific, personal, start: hit.index, end: hit.index + hit[0].length })
  }
  return keepClear([...best.values()]).sort((a, b) => a.start - b.start || (a.scale < b.scale ? -1 : 1))
}

const startsNegated = (match: string): boolean =>
  /^(?:no|not|without|nobody|did nothing|done nothing|nothing)\b|\bnot\b/.test(match)

/** Of two statuses of one scale whose places overlap the longer one holds ("not been found" holds no "found"). */
function keepClear(found: readonly Status[]): Status[] {
  return found.filter(
    (a) =>
      !found.some(
        (b) => b !== a && b.scale === a.scale && a.start < b.end && b.start < a.end && b.end - b.start > a.end - a.start
      )
  )
}

function joined(): RegExp {
  const patterns = data.scales.flatMap((scale) => scale.stages.flatMap((stage) => stage.patterns))
  return new RegExp(`\\b(?:${patterns.map((pattern) => `(?:${pattern})`).join('|')})`)
}

function compile(): Compiled[] {
  return data.scales.flatMap((scale) =>
    scale.stages.flatMap((stage, at) => {
      const otherwise = scale.stages.findIndex((other) => other.label === stage.otherwise)
      return stage.patterns.map((pattern) => ({
        scale: scale.name,
        stage: at,
        label: stage.label,
        otherwise: otherwise < 0 ? null : otherwise,
        specific: scale.specific,
        personal: scale.about === 'person',
        pattern: new RegExp(/^\\b/.test(pattern) ? pattern : `\\b(?:${pattern})`)
      }))
    })
  )
}
