/**
 * A claim: its counts and why they are so, its chain, how its wording changed, and every statement in its context with what shows where
 * it comes from.
 */

import { useMemo } from 'preact/hooks'
import type { Claim, LineageEdge, Statement, Trace } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import { accessWords, evidenceWords, warningWords } from '../../report/speakers.ts'
import { makeView, outletOf, statementsOf, type View } from '../../report/view.ts'
import { useLoaded } from '../load.ts'
import { Remarks } from '../parts/claimCard.tsx'
import { Counts, Steps } from '../parts/counts.tsx'
import { Folding } from '../parts/folding.tsx'
import { More } from '../parts/more.tsx'
import { MarkKey, Sentence } from '../parts/sentence.tsx'
import { SpeakerWords } from '../parts/sign.tsx'
import { Arrived } from '../parts/waiting.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { ChainFigure } from '../pictures/chainPicture.tsx'
import { ClaimTimeline } from '../pictures/timelinePicture.tsx'
import { Variants } from '../pictures/variantPicture.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

/** The page of a claim. */
export function ClaimPage({ id }: { readonly id: string }) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `claim ${id}`, () => source.claim(id))
  return (
    <Arrived
      of={loaded}
      what="claim"
      draw={(page) => <ClaimOf trace={page.trace} claim={page.claim} headline={page.story?.headline ?? null} />}
    />
  )
}

function ClaimOf({
  trace,
  claim,
  headline
}: {
  readonly trace: Trace
  readonly claim: Claim
  readonly headline: string | null
}) {
  const view = useMemo(() => makeView(trace), [trace])
  const href = useHref()
  const statements = statementsOf(view, claim)
  const denials = claim.denials.flatMap((id) => (claim.statements.includes(id) ? [] : (view.statements.get(id) ?? [])))
  const all = [...statements, ...denials]
  return (
    <article class="claim">
      <header class="pageHead">
        <p class="kicker">
          Claim
          {headline !== null && (
            <>
              {' '}
              in{' '}
              <a href={href({ page: 'story', id: claim.story })}>
                <Words text={headline} most={120} />
              </a>
            </>
          )}
        </p>
        <h1 tabIndex={-1} class={claim.text.length > 160 ? 'claimWords long' : 'claimWords'}>
          <Quote text={claim.text} most={700} />
        </h1>
      </header>
      <section class="answerBox" aria-labelledby="question">
        <h2 id="question" class="question">
          How many people really said this?
        </h2>
        <Counts claim={claim} view={view} size="large" />
        <ChainFigure claim={claim} view={view} />
        <Remarks claim={claim} view={view} told={['warnings']} />
      </section>
      <section aria-label="How it was counted" class="derivation">
        <Steps claim={claim} view={view} />
      </section>
      {claim.carriers.length > 1 && (
        <section aria-labelledby="timeline">
          <h2 id="timeline">When it appeared</h2>
          <ClaimTimeline claim={claim} view={view} />
        </section>
      )}
      {claim.carriers.length > 1 && (
        <section aria-labelledby="wordings">
          <h2 id="wordings">How the wording changed</h2>
          <Variants claim={claim} view={view} />
        </section>
      )}
      <section aria-labelledby="statements">
        <h2 id="statements">{plural(all.length, 'statement')}, earliest first</h2>
        <MarkKey />
        <More
          items={all}
          step={12}
          name="statements"
          ordered="ordered"
          list="statements"
          draw={(statement) => <StatementItem key={statement.id} statement={statement} claim={claim} view={view} />}
        />
      </section>
    </article>
  )
}

const kindWords: Readonly<Record<Statement['kind'], string>> = {
  direct: 'quoted',
  mixed: 'partly quoted',
  indirect: 'told in other words',
  asserted: 'in the outlet’s own voice'
}

function StatementItem({
  statement,
  claim,
  view
}: {
  readonly statement: Statement
  readonly claim: Claim
  readonly view: View
}) {
  const edges = claim.lineage.filter((edge) => edge.child === statement.id)
  const warnings = claim.warnings.filter((warning) => warning.statement === statement.id)
  const article = view.articles.get(statement.article)
  return (
    <li>
      <Sentence statement={statement} view={view} />
      <dl class="statementFacts">
        <div>
          <dt>who</dt>
          <dd>
            <SpeakerWords speaker={statement.speaker} />
            {statement.via.length > 0 && (
              <>
                , through <Words text={statement.via.map((via) => via.outlet).join(', then ')} most={160} />
              </>
            )}
            <span class="faint">, {kindWords[statement.kind]}</span>
          </dd>
        </div>
        {statement.polarity !== 'asserts' && (
          <div>
            <dt>no support</dt>
            <dd>{statement.polarity === 'denies' ? 'denies the claim' : 'gives no comment'}</dd>
          </div>
        )}
        <div>
          <dt>access</dt>
          <dd>{accessWords(statement.access)}</dd>
        </div>
        {edges.map((edge, i) => (
          <div key={i}>
            <dt>from</dt>
            <dd>
              <EdgeWords edge={edge} view={view} />
            </dd>
          </div>
        ))}
        {warnings.map((warning, i) => (
          <div key={i} class="warning">
            <dt>! {warningWords(warning.kind)}</dt>
            <dd>
              <Words text={warning.message} />
            </dd>
          </div>
        ))}
        <div class="faint">
          <dt>place</dt>
          <dd>
            <Words text={article?.uri ?? statement.article} most={160} />, characters{' '}
            {statement.content.map((span) => `${span.start}–${span.end}`).join(' and ')}
          </dd>
        </div>
      </dl>
    </li>
  )
}

function EdgeWords({ edge, view }: { readonly edge: LineageEdge; readonly view: View }) {
  const href = useHref()
  const parent = 'statement' in edge.parent ? view.statements.get(edge.parent.statement) : undefined
  const name =
    'ghost' in edge.parent
      ? (view.ghosts.get(edge.parent.ghost)?.outlet ?? edge.parent.ghost)
      : parent
        ? outletOf(view, parent.article)
        : 'a statement'
  const shown = edge.spans.flatMap((place) => {
    const text = view.articles.get(place.article)?.text.slice(place.start, place.end)
    return text ? [{ text, outlet: outletOf(view, place.article), key: `${place.article} ${place.start}` }] : []
  })
  return (
    <>
      {parent ? (
        <a href={href({ page: 'article', id: parent.article, statement: parent.id })}>
          <Words text={name} most={80} />
        </a>
      ) : (
        <>
          <Words text={name} most={80} /> <span class="tag">not in the files</span>
        </>
      )}
      , {edge.credited ? 'credited' : <strong>not credited</strong>}: {evidenceWords(edge.evidence)}
      {shown.length > 0 && (
        <Folding summary="the words that show it" look="inline">
          {() => (
            <ul class="proofs">
              {shown.slice(0, 8).map(({ text, outlet, key }) => (
                <li key={key}>
                  <Quote text={text} most={400} />{' '}
                  <span class="when">
                    <Words text={outlet} most={80} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Folding>
      )}
    </>
  )
}
