/** The chain picture of a claim: who had it first, who took it from whom, who says so. */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Claim } from '../../model.ts'
import { visible } from '../../report/safe.ts'
import { evidenceWords } from '../../report/speakers.ts'
import type { View } from '../../report/view.ts'
import { Sign, SignShape, signWords } from '../parts/sign.tsx'
import { Words } from '../parts/words.tsx'
import { useHref } from '../surroundings.ts'
import { type ChainNode, chainNodes, chainRows, type NodeKind } from './chain.ts'
import { type Joint, type ChainPicture as Laid, layOutChain, type Placed, signRoom } from './chainLayout.ts'
import { Figure } from './figure.tsx'

interface ChainProps {
  readonly claim: Claim
  readonly view: View
}

/** The picture with its legend and table; nothing where there is no chain. */
export function ChainFigure({ claim, view }: ChainProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggled = useRef<string | null>(null)
  useEffect(() => {
    // the fold has moved to the head of what it opened: the focus goes with it
    for (const fold of document.querySelectorAll<SVGElement>('[data-fold]'))
      if (fold.dataset.fold === toggled.current) fold.focus({ preventScroll: true })
    toggled.current = null
  }, [open])
  const trees = chainNodes(claim, view, open)
  if (trees.length === 0) return null
  const toggle = (key: string) => {
    toggled.current = `${claim.id} ${key}`
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const kinds = new Set(chainRows(trees).map(({ node }) => node.kind))
  const links = chainRows(trees).flatMap(({ node }) => node.link ?? [])
  return (
    <Figure
      name="Chain from origin to copies"
      about="Origins are at the left, those who took it from them to the right. The table says the same."
      file={`chain-${claim.id}`}
      draw={(width, svg) => <Drawing laid={layOutChain(trees, width)} claim={claim.id} toggle={toggle} svg={svg} />}
      legend={
        <Legend kinds={kinds} credited={links.some((l) => l.credited)} uncredited={links.some((l) => !l.credited)} />
      }
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

function Drawing({
  laid,
  claim,
  toggle,
  svg
}: {
  readonly laid: Laid
  /** Id of the claim: one page may hold several pictures. */
  readonly claim: string
  readonly toggle: (key: string) => void
  readonly svg: RefObject<SVGSVGElement>
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture of links is no field set
    <svg
      ref={svg}
      class="chain"
      viewBox={`0 0 ${laid.width} ${laid.height}`}
      width={laid.width}
      height={laid.height}
      role="group"
      aria-label="Chain picture"
    >
      {laid.joints.map((joint) => (
        <JointShape key={joint.key} joint={joint} />
      ))}
      {laid.nodes.map((placed) => (
        <NodeShape key={placed.node.key} placed={placed} claim={claim} toggle={toggle} />
      ))}
    </svg>
  )
}

function JointShape({ joint }: { readonly joint: Joint }) {
  const { x, y } = joint.end
  return (
    <g>
      <path class={joint.credited ? 'joint credited' : 'joint uncredited'} d={joint.path} />
      <path class="arrow" d={`M${x + 1} ${y}l-8 -4v8z`} />
      {joint.warned && (
        <>
          <circle class="warnMark" cx={joint.mark.x} cy={joint.mark.y} r={7.5} />
          <path
            class="warnSign"
            d={`M${joint.mark.x} ${joint.mark.y - 4}v4.5M${joint.mark.x} ${joint.mark.y + 3}v1.2`}
          />
        </>
      )}
    </g>
  )
}

function NodeShape({
  placed,
  claim,
  toggle
}: {
  readonly placed: Placed
  readonly claim: string
  readonly toggle: (key: string) => void
}) {
  const href = useHref()
  const { node } = placed
  const inside = (
    <>
      <rect
        class={`box ${node.kind}`}
        x={placed.x}
        y={placed.y}
        width={placed.width}
        height={placed.height}
        rx={node.kind === 'outlet' || node.kind === 'ghost' ? 3 : placed.height > 40 ? 14 : placed.height / 2}
      />
      <SignShape kind={node.kind} x={placed.x + signRoom / 2 + 4} y={placed.y + placed.port} />
      {placed.lines.map((line) => (
        <text key={line.y} class={`line ${line.tone}`} x={placed.x + signRoom + 6} y={placed.y + line.y}>
          {`${visible(line.text)} `}
        </text>
      ))}
    </>
  )
  if (node.kind === 'fold') {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      toggle(node.key)
    }
    return (
      // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
      <g
        class="node"
        role="button"
        tabindex={0}
        data-fold={`${claim} ${node.key}`}
        onClick={() => toggle(node.key)}
        onKeyDown={press}
      >
        {inside}
      </g>
    )
  }
  if (node.article !== null)
    return (
      <a class="node" href={href({ page: 'article', id: node.article, statement: null })}>
        {inside}
      </a>
    )
  return (
    <g class="node">
      <title>{signWords[node.kind]}</title>
      {inside}
    </g>
  )
}

function Legend({
  kinds,
  credited,
  uncredited
}: {
  readonly kinds: ReadonlySet<NodeKind>
  readonly credited: boolean
  readonly uncredited: boolean
}) {
  const shown = (Object.keys(signWords) as NodeKind[]).filter((kind) => kinds.has(kind) && kind !== 'fold')
  return (
    <ul class="legend">
      {shown.map((kind) => (
        <li key={kind}>
          <Sign kind={kind} /> {signWords[kind]}
        </li>
      ))}
      {credited && (
        <li>
          <LineSign look="credited" /> says where it has it from
        </li>
      )}
      {uncredited && (
        <li>
          <LineSign look="uncredited" /> does not say so
        </li>
      )}
    </ul>
  )
}

function LineSign({ look }: { readonly look: 'credited' | 'uncredited' }) {
  return (
    <svg class="inlineSign wide" viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
      <path class={`joint ${look}`} d="M0 7H24" />
      <path class="arrow" d="M30 7l-8 -4v8z" />
    </svg>
  )
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
