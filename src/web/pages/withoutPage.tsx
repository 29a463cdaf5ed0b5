/** What of a story would stand if one outlet had not reported: which claims fall, which keep fewer origins, who would owe a correction. */
import { useMemo } from 'preact/hooks'
import type { Bounds, Correction, KnockedClaim, Knockout, Trace } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import { answerWords, sections } from '../../report/knockout.ts'
import { plainLook } from '../../report/look.ts'
import { storyProvenance } from '../../report/storyProvenance.ts'
import { makeView, outletOf, type View } from '../../report/view.ts'
import { useLoaded } from '../load.ts'
import { More } from '../parts/more.tsx'
import { Arrived } from '../parts/waiting.tsx'
import { WithoutForm } from '../parts/withoutForm.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

/** The page of a story without an outlet. */
export function WithoutPage({ id, outlet }: { readonly id: string; readonly outlet: string }) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `without ${id} ${outlet}`, async () => {
    const [trace, knockout] = await Promise.all([source.story(id), source.without?.(id, [outlet]) ?? null])
    return trace && knockout && { trace, knockout }
  })
  return (
    <Arrived
      of={loaded}
      what="outlet in this story"
      draw={({ trace, knockout }: { readonly trace: Trace; readonly knockout: Knockout }) => (
        <Without id={id} trace={trace} knockout={knockout} />
      )}
    />
  )
}

interface WithoutProps {
  readonly id: string
  readonly trace: Trace
  readonly knockout: Knockout
}

function Without({ id, trace, knockout }: WithoutProps) {
  const href = useHref()
  const view = useMemo(() => makeView(trace), [trace])
  const story = view.storyById.get(id) ?? trace.stories[0]
  const provenance = useMemo(() => story && storyProvenance(story, view), [story, view])
  if (!story || !provenance) return null
  const names = knockout.without.map(({ name }) => name)
  return (
    <article class="without">
      <header class="pageHead">
        <p class="kicker">
          What if, in{' '}
          <a href={href({ page: 'story', id })}>
            <Words text={story.headline} most={120} />
          </a>
        </p>
        <h1 tabIndex={-1}>
          Without <Words text={names.join(' and ')} most={120} />
        </h1>
      </header>
      <section class="answerBox">
        <p class="answer plain">
          <Words text={answerWords(knockout, view, plainLook)} most={400} />
        </p>
        <p class="behind">
          What is removed falls, and all that has it from there and from nowhere else. A claim with another origin
          stays. Whether a claim is true is another question.
        </p>
        <WithoutForm story={id} provenance={provenance} chosen={names[0] ?? ''} />
      </section>
      {sections.map(([effect, title]) => {
        const claims = knockout.claims.filter((claim) => claim.effect === effect)
        if (claims.length === 0) return null
        return (
          <section key={effect} aria-labelledby={effect}>
            <h2 id={effect}>
              {title} <span class="faint">({claims.length})</span>
            </h2>
            <More
              items={claims}
              step={20}
              name="claims"
              list="knocked"
              draw={(claim) => <Knocked key={claim.claim} knocked={claim} view={view} />}
            />
          </section>
        )
      })}
      {knockout.corrections.length > 0 && (
        <section aria-labelledby="corrections">
          <h2 id="corrections">
            Would owe a correction <span class="faint">({knockout.corrections.length})</span>
          </h2>
          <More
            items={knockout.corrections}
            step={20}
            name="articles"
            list="knocked"
            draw={(correction) => <Owed key={correction.article} correction={correction} view={view} />}
          />
        </section>
      )}
    </article>
  )
}

function Knocked({ knocked, view }: { readonly knocked: KnockedClaim; readonly view: View }) {
  const href = useHref()
  return (
    <li>
      <a href={href({ page: 'claim', id: knocked.claim })}>
        <Quote text={view.claims.get(knocked.claim)?.text ?? knocked.claim} most={220} />
      </a>
      <p class="facts">
        {change('outlets', String(knocked.carriers.before), String(knocked.carriers.after))} ·{' '}
        {change('reports', bounds(knocked.reports.before), bounds(knocked.reports.after))} ·{' '}
        {change('informants', bounds(knocked.informants.before), bounds(knocked.informants.after))}
        {knocked.effect === 'falls' &&
          knocked.carriers.after > 0 &&
          ' · what is left does not say where it has it from'}
      </p>
    </li>
  )
}

function Owed({ correction, view }: { readonly correction: Correction; readonly view: View }) {
  const href = useHref()
  const { article, claims } = correction
  const derived = claims.filter(({ because }) => because === 'derived').length
  const bare = claims.length - derived
  return (
    <li>
      <a href={href({ page: 'article', id: article, statement: claims[0]?.statements[0] ?? null })}>
        <Words text={outletOf(view, article)} most={80} />
      </a>{' '}
      <Words text={view.articles.get(article)?.headline ?? ''} most={120} />
      <p class="facts">
        {[
          derived > 0 ? `${plural(derived, 'claim')} from there and nowhere else` : '',
          bare > 0 ? `${plural(bare, 'claim')} without a stated source, of which no origin is left` : ''
        ]
          .filter(Boolean)
          .join('; ')}
      </p>
    </li>
  )
}

function bounds({ min, max }: Bounds): string {
  return min === max ? String(min) : `${min} to ${max}`
}

/** "reports 2 → 1", "reports 2". */
function change(what: string, before: string, after: string): string {
  // no-break spaces: the numbers stay together
  return before === after ? `${what}\u00a0${before}` : `${what}\u00a0${before}\u00a0→\u00a0${after}`
}
