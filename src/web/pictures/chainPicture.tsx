/** The chain picture of a claim: who had it first, who took it from whom, who says so. */
import type { Claim } from '../../model.ts'
import { evidenceWords } from '../../report/speakers.ts'
import type { View } from '../../report/view.ts'
import { Sign } from '../parts/sign.tsx'
import { Words } from '../parts/words.tsx'
import { type ChainNode, chainNodes, chainRows } from './chain.ts'
import { Drawing, Legend, useFolds } from './chainDrawing.tsx'
import { layOutChain, lookOf } from './chainLayout.ts'
import { Figure } from './figure.tsx'

interface ChainProps {
  readonly claim: Claim
  readonly view: View
}

/** The picture with its legend and table; nothing where there is no chain. */
export function ChainFigure({ claim, view }: ChainProps) {
  const { open, toggle } = useFolds(claim.id)
  const trees = chainNodes(claim, view, open)
  if (trees.length === 0) return null
  const kinds = new Set(chainRows(trees).map(({ node }) => node.kind))
  const links = chainRows(trees).flatMap(({ node }) => node.link ?? [])
  return (
    <Figure
      name="Chain from origin to copies"
      about="Origins are at the left, those who took it from them to the right. The table says the same."
      file={`chain-${claim.id}`}
      draw={(width, svg) => (
        <Drawing name="Chain picture" laid={layOutChain(trees, width)} of={claim.id} toggle={toggle} svg={svg} />
      )}
      legend={<Legend kinds={kinds} looks={new Set(links.map(lookOf))} />}
      table={() => <ChainTable trees={chainNodes(claim, view, everything(claim, view))} />}
    />
  )
}

/** All folds opened, fold in fold. */
function everything(claim: Claim, view: View): ReadonlySet<string> {
  let open = new Set<string>()
  for (;;) {
    const keys = chainRows(chainNodes(claim, view, open)).flatMap(({ node }) =>
      node.kind === 'fold' ? [node.key] : []
    )
    const next = new Set([...open, ...keys])
    if (next.size === open.size) return open
    open = next
  }
}

function ChainTable({ trees }: { readonly trees: readonly ChainNode[] }) {
  const rows = chainRows(trees).filter(({ node }) => node.kind !== 'fold')
  return (
    <table>
      <caption class="unseen">The chain, one line each speaker or outlet</caption>
      <thead>
        <tr>
          <th scope="col">who</th>
          <th scope="col">has it from</th>
          <th scope="col">says so</th>
          <th scope="col">shown by</th>
          <th scope="col">remarks</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node, parent }) => (
          <tr key={node.key}>
            <th scope="row">
              <Sign kind={node.kind} /> <Words text={node.title} most={120} />
            </th>
            <td>{parent === null ? '–' : <Words text={parent} most={120} />}</td>
            <td>{node.link ? (node.link.credited ? 'yes' : 'no') : '–'}</td>
            <td>{node.link?.evidence ? evidenceWords(node.link.evidence) : '–'}</td>
            <td>
              <Words
                text={[...node.facts, ...node.warnings.map((warning) => `! ${warning}`), ...node.notes].join('; ')}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
