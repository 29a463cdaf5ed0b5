/** How chains are drawn, those of a claim and those of a whole story: boxes with their signs, lines, what they mean, and folds that open. */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { visible } from '../../report/safe.ts'
import { Sign, SignShape, signWords } from '../parts/sign.tsx'
import { useHref } from '../surroundings.ts'
import type { NodeKind } from './chain.ts'
import { type ChainPicture, type Joint, type Placed, signRoom } from './chainLayout.ts'

/** Boxes and lines. */
export function Drawing({
  name,
  laid,
  of,
  toggle,
  svg
}: {
  readonly name: string
  readonly laid: ChainPicture
  /** Id of what the picture is of: one page may hold several pictures. */
  readonly of: string
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
      aria-label={name}
    >
      {laid.joints.map((joint) => (
        <JointShape key={joint.key} joint={joint} />
      ))}
      {laid.joints.map((joint) => (
        <JointMarks key={joint.key} joint={joint} />
      ))}
      {laid.nodes.map((placed) => (
        <NodeShape key={placed.node.key} placed={placed} of={of} toggle={toggle} />
      ))}
    </svg>
  )
}

function JointShape({ joint }: { readonly joint: Joint }) {
  const { x, y } = joint.end
  return (
    <g>
      <path class={`joint ${joint.look}${joint.beside ? ' thin' : ''}`} d={joint.path} />
      <path class="arrow" d={joint.points === 'right' ? `M${x + 1} ${y}l-8 -4v8z` : `M${x - 1} ${y}l8 -4v8z`} />
    </g>
  )
}

/** What stands on a line: that something went wrong, how many claims went this way. */
function JointMarks({ joint: { mark, warned, claims } }: { readonly joint: Joint }) {
  return (
    <g>
      {warned && (
        <>
          <circle class="warnMark" cx={mark.x} cy={mark.y} r={7.5} />
          <path class="warnSign" d={`M${mark.x} ${mark.y - 4}v4.5M${mark.x} ${mark.y + 3}v1.2`} />
        </>
      )}
      {claims && claims.count > 1 && (
        <text class="jointCount" x={claims.x} y={claims.y} text-anchor="middle">
          {claims.count}
        </text>
      )}
    </g>
  )
}

function NodeShape({
  placed,
  of,
  toggle
}: {
  readonly placed: Placed
  readonly of: string
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
        data-fold={`${of} ${node.key}`}
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

/** What signs and lines of a picture mean. */
export function Legend({
  kinds,
  looks,
  counted = null
}: {
  readonly kinds: ReadonlySet<NodeKind>
  readonly looks: ReadonlySet<Joint['look']>
  /** What a number on a line means, where there are numbers. */
  readonly counted?: string | null
}) {
  const signs = (Object.keys(signWords) as NodeKind[]).filter((kind) => kinds.has(kind) && kind !== 'fold')
  const lines = (Object.keys(lineWords) as Joint['look'][]).filter((look) => looks.has(look))
  return (
    <ul class="legend">
      {signs.map((kind) => (
        <li key={kind}>
          <Sign kind={kind} /> {signWords[kind]}
        </li>
      ))}
      {lines.map((look) => (
        <li key={look}>
          <svg class="inlineSign wide" viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
            <path class={`joint ${look}`} d="M0 7H24" />
            <path class="arrow" d="M30 7l-8 -4v8z" />
          </svg>{' '}
          {lineWords[look]}
        </li>
      ))}
      {counted !== null && <li>{counted}</li>}
    </ul>
  )
}

const lineWords: Readonly<Record<Joint['look'], string>> = {
  credited: 'says where it has it from',
  uncredited: 'does not say so',
  partly: 'says so of some claims only'
}

/** Which folds of a picture the reader has opened; the focus goes with the fold that moves. */
export function useFolds(of: string): { readonly open: ReadonlySet<string>; readonly toggle: (key: string) => void } {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggled = useRef<string | null>(null)
  useEffect(() => {
    // the fold has moved to the head of what it opened
    for (const fold of document.querySelectorAll<SVGElement>('[data-fold]'))
      if (fold.dataset.fold === toggled.current) fold.focus({ preventScroll: true })
    toggled.current = null
  }, [open])
  const toggle = (key: string) => {
    toggled.current = `${of} ${key}`
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  return { open, toggle }
}
