/**
 * The answer for a whole story in one sentence: how many outlets, at how many of them chains end, how many people and documents are behind
 * it all. Each number is a button that opens what it was counted from.
 */
import type { Story } from '../../model.ts'
import { plural, storyPhrases } from '../../report/counts.ts'
import { informantLines } from '../../report/informants.ts'
import { plainLook } from '../../report/look.ts'
import type { StoryProvenance } from '../../report/storyProvenance.ts'
import type { View } from '../../report/view.ts'
import { useHref } from '../surroundings.ts'
import { CountButtons } from './counts.tsx'
import { More } from './more.tsx'
import { Sign } from './sign.tsx'
import { CountTerms } from './term.tsx'
import { Quote, Words } from './words.tsx'

interface StoryCountsProps {
  readonly story: Story
  readonly provenance: StoryProvenance
  readonly view: View
}

/** The sentence of counts of a story. */
export function StoryCounts({ story, provenance, view }: StoryCountsProps) {
  const held = provenance.outlets.filter(({ ghost }) => !ghost)
  const [outlets, origins, people] = storyPhrases(story, held.length, provenance.origins)
  return (
    <CountButtons
      panel={`story-${story.id}`}
      size="large"
      parts={[
        { part: 'outlets', words: outlets, proof: () => <Outlets provenance={provenance} /> },
        { part: 'origins', words: origins, proof: () => <Origins provenance={provenance} view={view} /> },
        { part: 'people', words: people, proof: () => <People story={story} provenance={provenance} view={view} /> },
        { part: 'why', words: 'Why?', proof: () => <Why /> }
      ]}
    />
  )
}

function OutletName({ name, article }: { readonly name: string; readonly article: string | null }) {
  const href = useHref()
  if (article === null)
    return (
      <>
        <strong>
          <Words text={name} most={80} />
        </strong>{' '}
        <span class="tag">not in the files</span>
      </>
    )
  return (
    <a href={href({ page: 'article', id: article, statement: null })}>
      <Words text={name} most={80} />
    </a>
  )
}

function Outlets({ provenance }: { readonly provenance: StoryProvenance }) {
  const held = provenance.outlets.filter(({ ghost }) => !ghost)
  return (
    <>
      <h3>{plural(held.length, 'outlet carries', 'outlets carry')} a claim</h3>
      <More
        items={[...held].sort((a, b) => b.claims.length - a.claims.length)}
        step={24}
        name="outlets"
        list="proofs"
        draw={({ name, article, claims }) => (
          <li key={name}>
            <p class="where">
              <OutletName name={name} article={article} />
              <span class="when">{plural(claims.length, 'claim')}</span>
            </p>
          </li>
        )}
      />
    </>
  )
}

function Origins({ provenance, view }: { readonly provenance: StoryProvenance; readonly view: View }) {
  const origins = provenance.outlets.filter(({ firsthand, implied }) => firsthand.length + implied.length > 0)
  return (
    <>
      <h3>Where chains end</h3>
      <p class="faint">
        An origin was told or saw it itself. Where the text shows that, it is in both numbers; where it only names no
        other outlet, in the larger one.
      </p>
      <More
        items={[...origins].sort(
          (a, b) => b.firsthand.length - a.firsthand.length || b.implied.length - a.implied.length
        )}
        step={12}
        name="origins"
        list="proofs"
        draw={({ name, article, firsthand, implied }) => (
          <li key={name}>
            <p class="where">
              <OutletName name={name} article={article} />
              <span class="when">
                {[
                  firsthand.length > 0 ? `${plural(firsthand.length, 'claim')} first hand` : '',
                  implied.length > 0 ? `${plural(implied.length, 'claim')} implied` : ''
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </p>
            <ClaimList ids={[...firsthand, ...implied]} view={view} />
          </li>
        )}
      />
    </>
  )
}

function ClaimList({ ids, view }: { readonly ids: readonly string[]; readonly view: View }) {
  const href = useHref()
  return (
    <More
      items={[...new Set(ids)]}
      step={3}
      name="claims"
      list="said"
      draw={(id) => (
        <li key={id}>
          <a href={href({ page: 'claim', id })}>
            <Quote text={view.claims.get(id)?.text ?? id} most={140} />
          </a>
        </li>
      )}
    />
  )
}

function People({ story, provenance, view }: StoryCountsProps) {
  if (provenance.informants.length === 0) return <p>Nobody is named or described as the one who said it.</p>
  const lines = informantLines(story, plainLook)
  return (
    <>
      <h3>Who is at the far end</h3>
      <More
        items={provenance.informants}
        step={12}
        name="informants"
        list="proofs"
        draw={({ key, type, name, told }) => (
          <li key={key}>
            <p class="where">
              <Sign kind={type} /> <Words text={name} most={160} />
              <span class="when">
                <Words text={told.map(({ outlet }) => outlet).join(', ')} most={160} />
              </span>
            </p>
            <ClaimList ids={told.flatMap(({ claims }) => claims)} view={view} />
          </li>
        )}
      />
      {lines.length > 0 && (
        <>
          <h3>Who could be one person</h3>
          <More
            items={lines}
            step={6}
            name="lines"
            list="said"
            draw={(line, i) => (
              <li key={i}>
                <Words text={line} />
              </li>
            )}
          />
        </>
      )}
    </>
  )
}

function Why() {
  return (
    <>
      <h3>How it was counted</h3>
      <p>
        Each claim is followed back by itself, and its own steps are on its page. Here the chains of all claims are laid
        over each other: an outlet counts once, however many claims it carries; a person counts once, whomever they
        told.
      </p>
      <p>
        People have two bounds where the texts cannot tell: the lower one joins all unnamed people who could be one, the
        upper one those who are near-certainly the same.
      </p>
      <CountTerms />
    </>
  )
}
