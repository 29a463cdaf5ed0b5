/**
 * The labels of a marked statement, held against those of a statement that was found: kind, type of speaker, number, chain,
 * access, polarity, name, hedges, cue. Only labels that the gold gives are compared. Chains are compared as sets of outlets
 * without an article before them; names without titles; hedges by containment.
 */
import type { Statement } from '../src/model.ts'
import type { MarkedStatement } from './markedNotation.ts'

export const labelNames = [
  'kind',
  'type',
  'plural',
  'count',
  'via',
  'access',
  'polarity',
  'name',
  'hedges',
  'cue'
] as const
export type LabelName = (typeof labelNames)[number]

const TITLES =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|judge|justice|sen|rep|gov|president|mayor|the)$/u

/** The labels that the gold gives, whether each is right, and both values in words. */
export function checkLabels(
  gold: MarkedStatement,
  found: Statement,
  hedges: string,
  cueRight: boolean | null
): [LabelName, boolean, string, string][] {
  const { labels } = gold
  const checks: [LabelName, boolean, string, string][] = []
  const same = (name: LabelName, wanted: unknown, got: unknown) => {
    if (wanted !== null) checks.push([name, wanted === got, String(wanted), String(got)])
  }
  same('kind', labels.kind, found.kind)
  same('type', labels.type, found.speaker.type)
  same('plural', labels.plural, found.speaker.plural)
  same('count', labels.count, found.speaker.count)
  same('access', labels.access, found.access)
  same('polarity', labels.polarity, found.polarity)
  if (labels.via !== null) {
    const key = (names: readonly string[]) => [...new Set(names.map(foldOutlet))].sort().join(' + ')
    same('via', key(labels.via), key(found.via.map((v) => v.outlet)))
  }
  if (labels.name !== null) {
    const got = foldName(found.speaker.name ?? '')
    checks.push(['name', labels.name.some((n) => foldName(n) === got), labels.name.join('|'), got])
  }
  if (hedges !== '') {
    const got = found.hedges.map((h) => h.text.toLowerCase()).join(' ')
    const right = hedges
      .toLowerCase()
      .split(' … ')
      .every((h) => got.includes(h))
    checks.push(['hedges', right, hedges, got])
  }
  if (cueRight !== null) checks.push(['cue', cueRight, 'the cue marked', found.cue?.text ?? 'none'])
  return checks
}

const foldWords = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’']s?$/u, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w !== '')
const foldName = (name: string) =>
  foldWords(name)
    .filter((w) => !TITLES.test(w))
    .join(' ')
const foldOutlet = (name: string) =>
  foldWords(name)
    .filter((w) => w !== 'the')
    .join(' ')
