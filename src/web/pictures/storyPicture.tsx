/** The picture of a whole story: who is at the far end of its claims, whom they told, and who has it from these. */
import { plural } from '../../report/counts.ts'
import type { YearChoice } from '../../report/dates.ts'
import { warningWords } from '../../report/speakers.ts'
import type { StoryLink, StoryOutlet, StoryProvenance } from '../../report/storyProvenance.ts'
import { Sign } from '../parts/sign.tsx'
import { Words } from '../parts/words.tsx'
import { chainRows } from './chain.ts'
import { Drawing, Legend, useFolds } from './chainDrawing.tsx'
import { lookOf } from './chainLayout.ts'
import { Figure } from './figure.tsx'
import { storyChain } from './storyChain.ts'
import { layOutStory } from './storyLayout.ts'

interface StoryFigureProps {
  readonly story: string
  readonly provenance: StoryProvenance
  readonly year: YearChoice
}

/** The picture with its legend and table; nothing where no chain is known. */
export function StoryFigure({ story, provenance, year }: StoryFigureProps) {
  const { open, toggle } = useFolds(story)
  const chain = storyChain(provenance, open, year)
  const { stems, sides } = chain
  if (stems.length === 0) return null
  const nodes = chainRows(stems.flatMap(({ informants, outlet }) => [...informants, outlet])).map(({ node }) => node)
  const links = [...nodes.flatMap((node) => node.link ?? []), ...sides.map(({ link }) => link)]
  const told = stems.some(({ tellers }) => tellers.length > 0)
  const counted = [...links, ...stems.flatMap(({ tellers }) => tellers)].some(({ claims }) => (claims ?? 0) > 1)
  return (
    <Figure
      name="From origins to copies"
      about="People and documents are at the left, the outlets they told beside them, those who have it from these to the right. The table says the same."
      file={`provenance-${story}`}
      draw={(width, svg) => (
        <Drawing name="Provenance picture" laid={layOutStory(chain, width)} of={story} toggle={toggle} svg={svg} />
      )}
      legend={
        <Legend
          kinds={new Set(nodes.map(({ kind }) => kind))}
          looks={new Set([...links.map(lookOf), ...(told ? (['credited'] as const) : [])])}
          counted={counted ? '2 on a line: so many claims went this way' : null}
        />
      }
      table={() => <ProvenanceTable provenance={provenance} />}
    />
  )
}

function ProvenanceTable({ provenance }: { readonly provenance: StoryProvenance }) {
  const byChild = new Map<string, StoryLink[]>()
  for (const link of provenance.links) byChild.set(link.child, [...(byChild.get(link.child) ?? []), link])
  return (
    <table>
      <caption class="unseen">Outlets, who told them, and whom they have claims from</caption>
      <thead>
        <tr>
          <th scope="col">outlet</th>
          <th scope="col">claims</th>
          <th scope="col">told by</th>
          <th scope="col">has it from</th>
          <th scope="col">remarks</th>
        </tr>
      </thead>
      <tbody>
        {provenance.outlets.slice(0, mostRows).map((outlet) => (
          <OutletRow key={outlet.name} outlet={outlet} links={byChild.get(outlet.name) ?? []} provenance={provenance} />
        ))}
      </tbody>
    </table>
  )
}

/** Rows of the table; what is longer is in the list of articles below. */
const mostRows = 400

function OutletRow({
  outlet,
  links,
  provenance
}: {
  readonly outlet: StoryOutlet
  readonly links: readonly StoryLink[]
  readonly provenance: StoryProvenance
}) {
  const tellers = provenance.informants.filter(({ told }) => told.some((one) => one.outlet === outlet.name))
  const warnings = [...new Set(links.flatMap((link) => link.warnings.map(warningWords)))]
  return (
    <tr>
      <th scope="row">
        <Sign kind={outlet.ghost ? 'ghost' : 'outlet'} /> <Words text={outlet.name} most={120} />
      </th>
      <td>{outlet.claims.length}</td>
      <td>
        {tellers.length === 0 && '–'}
        {tellers.slice(0, 8).map(({ key, type, name }) => (
          <p key={key}>
            <Sign kind={type} /> <Words text={name} most={120} />
          </p>
        ))}
        {tellers.length > 8 && <p>and {tellers.length - 8} more</p>}
      </td>
      <td>
        {links.length === 0 && '–'}
        {links.map((link) => (
          <p key={link.parent}>
            <Words text={link.parent} most={80} />: {shareWords(link)}
          </p>
        ))}
      </td>
      <td>
        {[outlet.ghost ? 'not in the files' : '', ...warnings.map((kind) => `! ${kind}`)].filter(Boolean).join('; ')}
      </td>
    </tr>
  )
}

function shareWords({ credited, uncredited }: StoryLink): string {
  return [
    credited.length > 0 ? `${plural(credited.length, 'claim')} credited` : '',
    uncredited.length > 0 ? `${plural(uncredited.length, 'claim')} not credited` : ''
  ]
    .filter(Boolean)
    .join(', ')
}
