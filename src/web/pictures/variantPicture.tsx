/** How the wording of a claim changed from outlet to outlet: a graph of words, and what is told anew as it is. */
import type { RefObject } from 'preact'
import type { Claim } from '../../model.ts'
import { dayOf } from '../../report/dates.ts'
import { bareWords } from '../../report/look.ts'
import { oneLine, visible } from '../../report/safe.ts'
import { type Variant, variantsOf } from '../../report/variants.ts'
import { outletOf, outletsOf, type View, yearIn } from '../../report/view.ts'
import { More } from '../parts/more.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { useHref } from '../surroundings.ts'
import { Figure } from './figure.tsx'
import { cutToWidth } from './textWidth.ts'
import { variantGraph } from './variantGraph.ts'
import { layOutVariants, type VariantPicture, whoSize } from './variantLayout.ts'

interface VariantsProps {
  readonly claim: Claim
  readonly view: View
}

/** Wordings in one graph; more would be no picture. */
const mostWordings = 12

/** The graph of changed wordings and the list of those told anew; null where all have the same words. */
export function Variants({ claim, view }: VariantsProps) {
  const variants = variantsOf(claim, view)
  const changed = variants.filter((variant) => variant.kind === 'changed').slice(0, mostWordings - 1)
  const retold = variants.filter((variant) => !changed.includes(variant))
  if (variants.length === 0) return <p>All who carry it use the same words.</p>
  return (
    <>
      {changed.length > 0 && <VariantFigure claim={claim} view={view} changed={changed} />}
      {retold.length > 0 && (
        <>
          <h3>Told in other words</h3>
          <More
            items={retold}
            step={8}
            name="wordings"
            list="retold"
            draw={(variant, i) => <Retold key={i} variant={variant} claim={claim} view={view} />}
          />
        </>
      )}
    </>
  )
}

function Retold({ variant, claim, view }: VariantsProps & { readonly variant: Variant }) {
  const href = useHref()
  const first = variant.statements[0]!
  return (
    <li>
      <a href={href({ page: 'article', id: first.article, statement: first.id })}>
        <Quote text={variant.text} most={300} />
      </a>
      <span class="when">{whoWords(variant, claim, view)}</span>
    </li>
  )
}

function whoWords(variant: Variant, claim: Claim, view: View) {
  const first = variant.statements[0]!
  const names = outletsOf(
    view,
    variant.statements.map((s) => s.article)
  )
  const date = dayOf(view.articles.get(first.article)?.published ?? null, yearIn(view, claim.story))
  return (
    <>
      <Words text={names.slice(0, 3).join(', ')} most={120} />
      {names.length > 3 ? ` and ${names.length - 3} more` : ''}, {date}
    </>
  )
}

function VariantFigure({ claim, view, changed }: VariantsProps & { readonly changed: readonly Variant[] }) {
  const others = new Set(
    variantsOf(claim, view).flatMap((variant) => variant.statements.map((s) => outletOf(view, s.article)))
  )
  const carriers = claim.carriers.map((carrier) => outletOf(view, carrier.article))
  const own = carriers.filter((name) => !others.has(name))
  const outlets = [
    own.length > 0 ? own : carriers.slice(0, 1),
    ...changed.map((variant) =>
      outletsOf(
        view,
        variant.statements.map((s) => s.article)
      )
    )
  ]
  const texts = [bareWords(oneLine(claim.text)), ...changed.map((variant) => bareWords(oneLine(variant.text)))]
  const graph = variantGraph(texts)
  const who = (wordings: readonly number[]) => {
    const names = [...new Set(wordings.flatMap((wording) => outlets[wording] ?? []))]
    return `${cutToWidth(oneLine(names[0] ?? ''), 140, whoSize)}${names.length > 1 ? ` +${names.length - 1}` : ''}`
  }
  return (
    <Figure
      name="How the wording changed"
      about="Read from left to right: where outlets part, each way is what some of them have. The table has each wording in full."
      file={`wordings-${claim.id}`}
      draw={(width, svg) => (
        <Drawing
          laid={layOutVariants(
            graph,
            width,
            outlets.map((names) => names.length),
            who
          )}
          svg={svg}
        />
      )}
      legend={
        <p class="legend">
          Plain words are the same in all; boxes are what differs, with who has it. Thicker lines: more outlets.
        </p>
      }
      table={() => (
        <table>
          <caption class="unseen">Each wording in full</caption>
          <thead>
            <tr>
              <th scope="col">wording</th>
              <th scope="col">outlets</th>
            </tr>
          </thead>
          <tbody>
            {texts.map((text, i) => (
              <tr key={text}>
                <td>
                  <Quote text={text} />
                </td>
                <td>
                  <Words text={(outlets[i] ?? []).join(', ')} most={300} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    />
  )
}

function Drawing({ laid, svg }: { readonly laid: VariantPicture; readonly svg: RefObject<SVGSVGElement> }) {
  return (
    <svg
      ref={svg}
      class="variants"
      viewBox={`0 0 ${laid.width} ${laid.height}`}
      width={laid.width}
      height={laid.height}
      role="img"
      aria-label="Graph of the wordings; the table has them in full"
    >
      {laid.threads.map((thread) => (
        <path
          key={thread.key}
          class="thread"
          d={thread.path}
          stroke-width={Math.min(7, 1.2 + Math.log2(1 + thread.weight))}
        />
      ))}
      {laid.boxes.map((box) => (
        <g key={box.key}>
          <rect
            class={box.agreed ? 'reading agreed' : 'reading differs'}
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            rx={3}
          />
          {box.lines.map((line, i) => (
            <text
              key={i}
              class={box.reading.text === '' ? 'readingWords gone' : 'readingWords'}
              x={box.x + 8}
              y={box.y + 20 + i * 20}
            >
              {visible(line)}
            </text>
          ))}
          {box.who && (
            <text class="who" x={box.x + 8} y={box.y + box.height - 8}>
              {visible(box.who)}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
