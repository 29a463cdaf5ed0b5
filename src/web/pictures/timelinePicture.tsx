/** The timeline of a story or of a claim: when each outlet had an article, a lane for each. */
import type { RefObject } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Claim, Story } from '../../model.ts'
import { dateWords } from '../../report/dates.ts'
import { type Branch, lineageTrees } from '../../report/lineageTree.ts'
import { oneLine, visible } from '../../report/safe.ts'
import { outletOf, statementsOf, type View } from '../../report/view.ts'
import { Words } from '../parts/words.tsx'
import { useHref } from '../surroundings.ts'
import { Figure } from './figure.tsx'
import { cutToWidth } from './textWidth.ts'
import { type Appearance, type Lane, layOutTimeline, type Mark, type Timeline } from './timelineLayout.ts'

/** All articles of a story in time. */
export function StoryTimeline({ story, view }: { readonly story: Story; readonly view: View }) {
  const appearances = useMemo(
    () => appearancesOf(story.articles, view.claimsOf.get(story.id) ?? [], view),
    [story, view]
  )
  return <TimelineFigure appearances={appearances} file={`timeline-${story.id}`} />
}

/** All articles that assert a claim in time. */
export function ClaimTimeline({ claim, view }: { readonly claim: Claim; readonly view: View }) {
  const appearances = useMemo(() => {
    const asserting = statementsOf(view, claim).filter(({ polarity }) => polarity === 'asserts')
    return appearancesOf([...new Set(asserting.map(({ article }) => article))], [claim], view)
  }, [claim, view])
  return <TimelineFigure appearances={appearances} file={`timeline-${claim.id}`} />
}

function TimelineFigure({ appearances, file }: { readonly appearances: readonly Appearance[]; readonly file: string }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  return (
    <Figure
      name="Timeline"
      about="Time runs from left to right; each outlet has a lane. The table says the same."
      file={file}
      draw={(width, svg) => <Drawing laid={layOutTimeline(appearances, width, open)} toggle={toggle} svg={svg} />}
      legend={
        <ul class="legend">
          <li>● an article</li>
          <li>▬ as far as the date is known: a day, a month</li>
          <li>▭ a date taken from the text</li>
        </ul>
      }
      table={() => <TimelineTable appearances={appearances} />}
    />
  )
}

/** Articles with their lanes, and the groups of these: what their outlets' claims go back to. */
function appearancesOf(articles: readonly string[], claims: readonly Claim[], view: View): Appearance[] {
  const roots = rootsOf(claims, view)
  return articles.map((id) => {
    const article = view.articles.get(id)
    const lane = oneLine(outletOf(view, id))
    return {
      article: id,
      lane,
      group: roots.get(lane) ?? 'not stated from where',
      moment: article?.published ?? null,
      title: oneLine((article?.headline ?? id).slice(0, 200))
    }
  })
}

/** The outlet at the head of the chain in which an outlet is first met, going through claims with most outlets first. */
function rootsOf(given: readonly Claim[], view: View): Map<string, string> {
  const roots = new Map<string, string>()
  const claims = [...given].sort((a, b) => b.carriers.length - a.carriers.length)
  const walk = (branch: Branch, root: string) => {
    const name = oneLine(branch.name)
    if (!roots.has(name)) roots.set(name, root)
    for (const child of branch.children) walk(child, root)
  }
  for (const claim of claims.slice(0, 40))
    for (const tree of lineageTrees(claim, view).trees)
      for (const root of tree.roots) walk(root, `from ${oneLine(root.name)}`)
  return roots
}

function Drawing({
  laid,
  toggle,
  svg
}: {
  readonly laid: Timeline
  readonly toggle: (key: string) => void
  readonly svg: RefObject<SVGSVGElement>
}) {
  const bottom = laid.height - 26
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture of links is no field set
    <svg
      ref={svg}
      class="timeline"
      viewBox={`0 0 ${laid.width} ${laid.height}`}
      width={laid.width}
      height={laid.height}
      role="group"
      aria-label="Timeline picture"
    >
      {laid.ticks.map((tick) => (
        <g key={tick.x}>
          <path class="grid" d={`M${tick.x} 4V${bottom}`} />
          <text class="tick" x={tick.x} y={bottom + 18} text-anchor={tick.x > laid.width - 28 ? 'end' : 'middle'}>
            {tick.label}
          </text>
        </g>
      ))}
      {laid.undatedTo > 0 && (
        <text class="tick" x={laid.laneWidth + 32} y={bottom + 18} text-anchor="middle">
          undated
        </text>
      )}
      {laid.lanes.map((lane) => (
        <LaneShape key={lane.key} lane={lane} laid={laid} toggle={toggle} />
      ))}
      {laid.marks.map((mark) => (
        <MarkShape key={mark.key} mark={mark} />
      ))}
    </svg>
  )
}

function LaneShape({
  lane,
  laid,
  toggle
}: {
  readonly lane: Lane
  readonly laid: Timeline
  readonly toggle: (key: string) => void
}) {
  const narrow = laid.laneWidth === 0
  const room = narrow ? laid.width - 8 : laid.laneWidth - 12
  const words =
    lane.kind === 'outlet' ? lane.label : `${lane.kind === 'group' ? '+' : '−'} ${lane.label} (${lane.outlets})`
  const label = (
    <text class={`laneName ${lane.kind}`} x={2} y={narrow ? lane.y - 15 : lane.y + 4}>
      {visible(cutToWidth(words, room, 13))}
    </text>
  )
  const line = <path class="lane" d={`M${laid.laneWidth} ${lane.y}H${laid.width}`} />
  if (lane.kind === 'outlet')
    return (
      <g>
        {line}
        {label}
      </g>
    )
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    toggle(lane.key)
  }
  return (
    <g>
      {line}
      {/* biome-ignore lint/a11y/useSemanticElements: there is no button in SVG */}
      <g
        class="node"
        role="button"
        tabindex={0}
        aria-expanded={lane.kind === 'opened'}
        aria-label={`${lane.label}: ${lane.outlets} outlets`}
        onClick={() => toggle(lane.key)}
        onKeyDown={press}
      >
        {label}
      </g>
    </g>
  )
}

function MarkShape({ mark }: { readonly mark: Mark }) {
  const href = useHref()
  const first = mark.appearances[0]!
  const count = mark.appearances.length
  const title = `${count > 1 ? `${count} articles, the first: ` : ''}${first.lane}, ${dateWords(first.moment, 'withYear')}: ${first.title}`
  const look = mark.certain ? 'mark' : 'mark guessed'
  return (
    <a class="node" href={href({ page: 'article', id: first.article, statement: null })} aria-label={visible(title)}>
      <title>{visible(title)}</title>
      {mark.width > 0 ? (
        <rect class={look} x={mark.x} y={mark.y - 5} width={mark.width} height={10} rx={5} />
      ) : (
        <circle class={look} cx={mark.x} cy={mark.y} r={count > 1 ? 8 : 5.5} />
      )}
      {count > 1 && (
        <text
          class="markCount"
          x={mark.width > 0 ? mark.x + mark.width / 2 : mark.x}
          y={mark.y + 4}
          text-anchor="middle"
        >
          {count}
        </text>
      )}
    </a>
  )
}

/** Rows of the table; what is longer is in the list of articles below the picture. */
const mostRows = 400

function TimelineTable({ appearances }: { readonly appearances: readonly Appearance[] }) {
  return (
    <table>
      <caption class="unseen">Articles in the order of their dates</caption>
      <thead>
        <tr>
          <th scope="col">published (UTC)</th>
          <th scope="col">outlet</th>
          <th scope="col">article</th>
        </tr>
      </thead>
      <tbody>
        {appearances.slice(0, mostRows).map((one) => (
          <tr key={one.article}>
            <td>{dateWords(one.moment, 'withYear')}</td>
            <th scope="row">
              <Words text={one.lane} most={80} />
            </th>
            <td>
              <Words text={one.title} most={160} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
