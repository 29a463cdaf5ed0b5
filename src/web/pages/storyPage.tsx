/** A story: how many people really said it, who told whom, then its claims one by one, when, what differs, and the articles. */

import { useMemo } from 'preact/hooks'
import type { Story, Trace } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import { rangeWords } from '../../report/dates.ts'
import { type StoryProvenance, storyProvenance } from '../../report/storyProvenance.ts'
import { makeView, outletsOf, type View, yearIn } from '../../report/view.ts'
import { useLoaded } from '../load.ts'
import { ArticleTable } from '../parts/articleTable.tsx'
import { ClaimCard, listed, SingleClaim } from '../parts/claimCard.tsx'
import { Conflicts } from '../parts/conflicts.tsx'
import { Folding } from '../parts/folding.tsx'
import { More } from '../parts/more.tsx'
import { Problems } from '../parts/problems.tsx'
import { StoryCounts } from '../parts/storyCounts.tsx'
import { Arrived } from '../parts/waiting.tsx'
import { WithoutForm } from '../parts/withoutForm.tsx'
import { Words } from '../parts/words.tsx'
import { StoryFigure } from '../pictures/storyPicture.tsx'
import { StoryTimeline } from '../pictures/timelinePicture.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

/** The page of a story. */
export function StoryPage({ id }: { readonly id: string }) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `story ${id}`, () => source.story(id))
  return <Arrived of={loaded} what="story" draw={(trace: Trace) => <StoryOf trace={trace} id={id} />} />
}

function StoryOf({ trace, id }: { readonly trace: Trace; readonly id: string }) {
  const { source } = useSurroundings()
  const href = useHref()
  const view = useMemo(() => makeView(trace), [trace])
  const story = view.storyById.get(id) ?? trace.stories[0]
  const provenance = useMemo(() => story && storyProvenance(story, view), [story, view])
  if (!story || !provenance) return null
  const claims = view.claimsOf.get(story.id) ?? []
  const repeated = claims.filter((claim) => claim.carriers.length > 1)
  const singles = claims.filter((claim) => claim.carriers.length <= 1)
  const conflicts = view.conflictsOf.get(story.id) ?? []
  return (
    <article class="story">
      <StoryHead story={story} view={view} />
      <Answer story={story} provenance={provenance} view={view} />
      {repeated.length > 0 && (
        <section aria-labelledby="claims">
          <h2 id="claims">{plural(repeated.length, 'claim')} that several outlets carry</h2>
          {repeated.length > 1 && <p class="lead">Most inflated first: many outlets, few people.</p>}
          <More
            items={repeated}
            step={10}
            name="claims"
            ordered="ordered"
            list="claims"
            draw={(claim, i) => (
              <ClaimCard key={claim.id} claim={claim} view={view} number={i + 1} chain={i === 0 ? 'open' : 'shut'} />
            )}
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
      {source.without && claims.length > 0 && (
        <section aria-labelledby="without">
          <h2 id="without">What if an outlet had not reported?</h2>
          <p class="lead">Which claims would have no origin left, and which articles would owe a correction.</p>
          <WithoutForm story={story.id} provenance={provenance} chosen="" />
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
      {source.lint && (
        <p class="compareBar">
          <a href={href({ page: 'draft', id: story.id })}>Check a draft of yours against these articles</a>
        </p>
      )}
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

/** The first screen: the sentence of counts of the whole story, and the picture of who told whom. */
function Answer({
  story,
  provenance,
  view
}: {
  readonly story: Story
  readonly provenance: StoryProvenance
  readonly view: View
}) {
  const claims = view.claimsOf.get(story.id) ?? []
  if (claims.length === 0)
    return (
      <section class="answerBox">
        <p class="answer plain">Nobody is said to have said anything in these articles.</p>
      </section>
    )
  const repeated = claims.filter((claim) => claim.carriers.length > 1).length
  const { unstated } = provenance
  return (
    <section class="answerBox" aria-labelledby="question">
      <h2 id="question" class="question">
        How many people really said this?
      </h2>
      <StoryCounts story={story} provenance={provenance} view={view} />
      <p class="behind">
        {repeated === 0
          ? 'Nothing is repeated here: no claim is in more than one outlet.'
          : `That stands behind ${plural(claims.length, 'claim')}, ${repeated} of them in more than one outlet.`}
      </p>
      <StoryFigure story={story.id} provenance={provenance} year={yearIn(view, story.id)} />
      {unstated.length > 0 && (
        <ul class="remarks">
          <li>
            <strong>Not stated from where</strong> <Words text={listed(unstated, 5)} most={300} />
          </li>
        </ul>
      )}
    </section>
  )
}
