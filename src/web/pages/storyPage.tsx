/** A story: how many people really said its most repeated claim, the chain of it, then all claims, when, what differs, and the articles. */

import { useMemo } from 'preact/hooks'
import type { Story, Trace } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import { rangeWords } from '../../report/dates.ts'
import { makeView, outletsOf, type View } from '../../report/view.ts'
import { useLoaded } from '../load.ts'
import { ArticleTable } from '../parts/articleTable.tsx'
import { ClaimCard, Remarks, SingleClaim } from '../parts/claimCard.tsx'
import { Conflicts } from '../parts/conflicts.tsx'
import { Counts } from '../parts/counts.tsx'
import { Folding } from '../parts/folding.tsx'
import { More } from '../parts/more.tsx'
import { Problems } from '../parts/problems.tsx'
import { Arrived } from '../parts/waiting.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { ChainFigure } from '../pictures/chainPicture.tsx'
import { StoryTimeline } from '../pictures/timelinePicture.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

/** The page of a story. */
export function StoryPage({ id }: { readonly id: string }) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `story ${id}`, () => source.story(id))
  return <Arrived of={loaded} what="story" draw={(trace: Trace) => <StoryOf trace={trace} id={id} />} />
}

function StoryOf({ trace, id }: { readonly trace: Trace; readonly id: string }) {
  const view = useMemo(() => makeView(trace), [trace])
  const story = view.storyById.get(id) ?? trace.stories[0]
  if (!story) return null
  const claims = view.claimsOf.get(story.id) ?? []
  const repeated = claims.filter((claim) => claim.carriers.length > 1)
  // the first is the answer itself
  const others = repeated.slice(1)
  const singles = claims.filter((claim) => claim.carriers.length <= 1)
  const conflicts = view.conflictsOf.get(story.id) ?? []
  return (
    <article class="story">
      <StoryHead story={story} view={view} />
      <Answer story={story} view={view} />
      {others.length > 0 && (
        <section aria-labelledby="claims">
          <h2 id="claims">
            {others.length === 1 ? 'One more claim' : `${others.length} more claims`} that several outlets carry
          </h2>
          {others.length > 1 && <p class="lead">Most inflated first: many outlets, few people.</p>}
          <More
            items={others}
            step={10}
            name="claims"
            ordered="ordered"
            list="claims"
            draw={(claim, i) => <ClaimCard key={claim.id} claim={claim} view={view} number={i + 2} />}
          />
        </section>
      )}
      {singles.length > 0 && (
        <section>
          <Folding
            summary={<h2>{plural(singles.length, 'claim')} in one outlet only</h2>}
            look="section"
            begins={repeated.length === 0 ? 'open' : 'shut'}
          >
            {() => (
              <More
                items={singles}
                step={20}
                name="claims"
                list="singles"
                draw={(claim) => <SingleClaim key={claim.id} claim={claim} view={view} />}
              />
            )}
          </Folding>
        </section>
      )}
      <section aria-labelledby="timeline">
        <h2 id="timeline">When it appeared</h2>
        <StoryTimeline story={story} view={view} />
      </section>
      {conflicts.length > 0 && (
        <section aria-labelledby="conflicts">
          <h2 id="conflicts">Where accounts differ, and what changed</h2>
          <Conflicts conflicts={conflicts} view={view} />
        </section>
      )}
      <section aria-labelledby="articles">
        <h2 id="articles">{plural(story.articles.length, 'article')}</h2>
        <ArticleTable ids={story.articles} view={view} />
      </section>
      <Problems problems={trace.problems} />
    </article>
  )
}

function StoryHead({ story, view }: { readonly story: Story; readonly view: View }) {
  const undated = story.articles.filter((id) => !view.articles.get(id)?.published?.at).length
  const parts = [
    plural(outletsOf(view, story.articles).length, 'outlet'),
    plural(story.articles.length, 'article'),
    ...(story.first ? [rangeWords(story.first, story.last)] : []),
    ...(undated > 0 ? [`${undated} undated`] : [])
  ]
  return (
    <header class="pageHead">
      <p class="kicker">Story</p>
      <h1 tabIndex={-1}>
        <Words text={story.headline} most={240} />
      </h1>
      <p class="facts">{parts.join(' · ')}</p>
    </header>
  )
}

/** The first screen: the sentence of counts of the most inflated claim, its words, its chain. */
function Answer({ story, view }: { readonly story: Story; readonly view: View }) {
  const href = useHref()
  const claims = view.claimsOf.get(story.id) ?? []
  const top = claims[0]
  if (!top)
    return (
      <section class="answerBox">
        <p class="answer plain">Nobody is said to have said anything in these articles.</p>
      </section>
    )
  if (top.carriers.length < 2)
    return (
      <section class="answerBox">
        <p class="answer plain">Nothing is repeated here: no claim is in more than one outlet.</p>
      </section>
    )
  const repeated = claims.filter((claim) => claim.carriers.length > 1).length
  return (
    <section class="answerBox" aria-labelledby="question">
      <h2 id="question" class="question">
        How many people really said this?
      </h2>
      <Counts claim={top} view={view} size="large" />
      <p class="behind">
        That stands behind <Quote text={top.text} most={360} />
        {repeated > 1 ? `, the most inflated of ${repeated} claims. ` : '. '}
        <a href={href({ page: 'claim', id: top.id })}>Every sentence of it</a>
      </p>
      <ChainFigure claim={top} view={view} />
      <Remarks claim={top} view={view} told={['warnings']} />
    </section>
  )
}
