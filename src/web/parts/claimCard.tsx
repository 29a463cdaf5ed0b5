/** One claim in a list: its words, its counts, what went wrong on the way, who is missing, and its chain to open. */
import type { Claim } from '../../model.ts'
import { lineageTrees } from '../../report/lineageTree.ts'
import { plainLook } from '../../report/look.ts'
import { speakerName, warningWords } from '../../report/speakers.ts'
import { outletOf, outletsOf, type View } from '../../report/view.ts'
import { ChainFigure } from '../pictures/chainPicture.tsx'
import { useHref } from '../surroundings.ts'
import { Counts } from './counts.tsx'
import { Folding } from './folding.tsx'
import { Quote, Words } from './words.tsx'

interface ClaimProps {
  readonly claim: Claim
  readonly view: View
}

/** A claim that several outlets carry. */
export function ClaimCard({
  claim,
  view,
  number,
  chain
}: ClaimProps & { readonly number: number; readonly chain: 'open' | 'shut' }) {
  const href = useHref()
  return (
    <li class="claimCard" id={`claim-${claim.id}`}>
      <div class="number" aria-hidden="true">
        {number}
      </div>
      <div class="body">
        <h3 class="claimText">
          <a href={href({ page: 'claim', id: claim.id })}>
            <Quote text={claim.text} most={320} />
          </a>
        </h3>
        <Counts claim={claim} view={view} size="small" />
        <Remarks claim={claim} view={view} />
        <Folding summary="Its chain" begins={chain}>
          {() => <ChainFigure claim={claim} view={view} />}
        </Folding>
      </div>
    </li>
  )
}

/** Warnings, denials, outlets that say not from where, and outlets that are not in the files: a line each. `told` is shown elsewhere. */
export function Remarks({ claim, view, told = [] }: ClaimProps & { readonly told?: readonly 'warnings'[] }) {
  const ghosts = ghostNames(claim, view)
  const { notStated } = lineageTrees(claim, view)
  const denials = denialNames(claim, view)
  const warnings = told.includes('warnings') ? [] : warningLines(claim, view)
  if (warnings.length + denials.length + notStated.length + ghosts.length === 0) return null
  return (
    <ul class="remarks">
      {warnings.map(({ kind, outlets }) => (
        <li key={kind} class="warning">
          <span class="warnSignText" aria-hidden="true">
            !
          </span>
          <strong>{kind}</strong> <Words text={listed(outlets, 3)} most={200} />
        </li>
      ))}
      {denials.length > 0 && (
        <li>
          <strong>Denied by</strong> <Words text={listed(denials, 3)} most={200} />
        </li>
      )}
      {notStated.length > 0 && (
        <li>
          <strong>Not stated from where</strong> <Words text={listed(notStated, 3)} most={200} />
        </li>
      )}
      {ghosts.length > 0 && (
        <li>
          <strong>Not in the files</strong> <Words text={listed(ghosts, 3)} most={200} />
        </li>
      )}
    </ul>
  )
}

function warningLines(claim: Claim, view: View): { readonly kind: string; readonly outlets: readonly string[] }[] {
  const kinds = new Map<string, string[]>()
  for (const warning of claim.warnings) {
    const statement = view.statements.get(warning.statement)
    const words = warningWords(warning.kind)
    kinds.set(words, [...(kinds.get(words) ?? []), ...(statement ? [outletOf(view, statement.article)] : [])])
  }
  return [...kinds].map(([kind, outlets]) => ({ kind, outlets: [...new Set(outlets)] }))
}

function ghostNames(claim: Claim, view: View): string[] {
  const parents = claim.lineage.flatMap((edge) =>
    'ghost' in edge.parent ? [view.ghosts.get(edge.parent.ghost)?.outlet ?? edge.parent.ghost] : []
  )
  const origins = claim.origins.flatMap((origin) => (origin.ghost && origin.outlet ? [origin.outlet] : []))
  return [...new Set([...parents, ...origins])]
}

function denialNames(claim: Claim, view: View): string[] {
  const found = claim.denials.flatMap((id) => view.statements.get(id) ?? []).filter((s) => s.polarity === 'denies')
  return [...new Set(found.map((s) => `${speakerName(s.speaker, plainLook)} (${outletsOf(view, [s.article])[0]})`))]
}

/** The first of some names, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const more = names.length - most
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** A claim of one outlet, in a line. */
export function SingleClaim({ claim, view }: ClaimProps) {
  const href = useHref()
  const first = claim.statements.flatMap((id) => view.statements.get(id) ?? [])[0]
  return (
    <li class="single">
      <a href={href({ page: 'claim', id: claim.id })}>
        <Quote text={claim.text} most={220} />
      </a>
      {first && (
        <span class="when">
          <Words text={`${speakerName(first.speaker, plainLook)}, ${outletOf(view, first.article)}`} most={140} />
        </span>
      )}
    </li>
  )
}
