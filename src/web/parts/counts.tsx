/**
 * The answer: how many people really said this, in one sentence of three counts. Each count is a button that opens the sentences it was
 * counted from; a fourth opens the steps by which they were counted.
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Claim, Statement } from '../../model.ts'
import { countPhrases, plural } from '../../report/counts.ts'
import { dateWords } from '../../report/dates.ts'
import { accessWords } from '../../report/speakers.ts'
import { outletOf, type View, yearIn } from '../../report/view.ts'
import { useHref } from '../surroundings.ts'
import { Folding } from './folding.tsx'
import { More } from './more.tsx'
import { Context, Sentences } from './sentence.tsx'
import { SpeakerWords } from './sign.tsx'
import { CountTerms } from './term.tsx'
import { Words } from './words.tsx'

interface CountsProps {
  readonly claim: Claim
  readonly view: View
  readonly size: 'large' | 'small'
}

/** The sentence of counts. */
export function Counts({ claim, view, size }: CountsProps) {
  const [outlets, reports, people] = countPhrases(claim, view)
  return (
    <CountButtons
      panel={`counts-${size}-${claim.id}`}
      size={size}
      parts={[
        { part: 'outlets', words: outlets, proof: () => <Carriers claim={claim} view={view} /> },
        { part: 'reports', words: reports, proof: () => <Origins claim={claim} view={view} /> },
        { part: 'people', words: people, proof: () => <Informants claim={claim} view={view} /> },
        { part: 'why', words: 'Why?', proof: () => <Steps claim={claim} view={view} /> }
      ]}
    />
  )
}

interface Part {
  readonly part: string
  readonly words: string
  /** What the words were counted from. */
  readonly proof: () => ComponentChildren
}

/** A sentence of buttons: each opens what it was counted from, below the sentence, one at a time. */
export function CountButtons({
  parts,
  panel,
  size
}: {
  readonly parts: readonly Part[]
  /** Id of what is opened. */
  readonly panel: string
  readonly size: 'large' | 'small'
}) {
  const [open, setOpen] = useState<string | null>(null)
  const shown = parts.find(({ part }) => part === open)
  return (
    <div class={`counts ${size}`}>
      <p class="answer">
        {parts.map(({ part, words }) => (
          <>
            <button
              key={part}
              type="button"
              class={`count ${part}`}
              aria-expanded={open === part}
              aria-controls={open === part ? panel : undefined}
              onClick={() => setOpen(open === part ? null : part)}
            >
              {words}
            </button>{' '}
          </>
        ))}
      </p>
      {shown && (
        <div class="proof" id={panel}>
          {shown.proof()}
        </div>
      )}
    </div>
  )
}

/** The statement that says most: a headline says less than the sentence below it. */
function fullest(ids: readonly string[], view: View): Statement | undefined {
  const length = (statement: Statement) => statement.content.reduce((sum, { start, end }) => sum + end - start, 0)
  return ids.flatMap((id) => view.statements.get(id) ?? []).sort((a, b) => length(b) - length(a))[0]
}

function Carriers({ claim, view }: { readonly claim: Claim; readonly view: View }) {
  const href = useHref()
  return (
    <>
      <h3>{plural(claim.carriers.length, 'outlet carries', 'outlets carry')} it</h3>
      <More
        items={claim.carriers}
        step={12}
        name="outlets"
        list="proofs"
        draw={(carrier) => {
          const statement = fullest(carrier.statements, view)
          const date = dateWords(view.articles.get(carrier.article)?.published ?? null, yearIn(view, claim.story))
          return (
            <li key={carrier.article}>
              <p class="where">
                <a href={href({ page: 'article', id: carrier.article, statement: statement?.id ?? null })}>
                  <Words text={outletOf(view, carrier.article)} most={80} />
                </a>
                <span class="when">{date}</span>
              </p>
              {statement && <Context statement={statement} view={view} />}
            </li>
          )
        }}
      />
    </>
  )
}

function Origins({ claim, view }: { readonly claim: Claim; readonly view: View }) {
  if (claim.origins.length === 0)
    return (
      <p>No text says that its outlet was told or saw it, nor quotes anybody for it: there is no report to count.</p>
    )
  return (
    <>
      <h3>Where the chains end</h3>
      <p class="faint">
        A report is one act of gathering. These are the places from which no further outlet is named; what could be one
        is counted as one in the lower bound.
      </p>
      <More
        items={claim.origins}
        step={8}
        name="origins"
        list="proofs"
        draw={(origin) => (
          <li key={`${origin.outlet} ${origin.speaker.id} ${origin.statements[0]}`}>
            <p class="where">
              <strong>
                <Words text={origin.outlet ?? 'outlet not known'} most={80} />
              </strong>{' '}
              {origin.ghost && <span class="tag">not in the files</span>}
              <span class="when">{accessWords(origin.access)}</span>
            </p>
            <Sentences ids={origin.statements.slice(0, 2)} view={view} />
          </li>
        )}
      />
    </>
  )
}

function Informants({ claim, view }: { readonly claim: Claim; readonly view: View }) {
  const bySpeaker = new Map<string, Claim['origins'][number][]>()
  for (const origin of claim.origins) {
    const list = bySpeaker.get(origin.speaker.id) ?? []
    list.push(origin)
    bySpeaker.set(origin.speaker.id, list)
  }
  if (bySpeaker.size === 0) return <p>Nobody is named or described as the one who said it.</p>
  return (
    <>
      <h3>Who is at the far end</h3>
      <More
        items={[...bySpeaker.values()]}
        step={8}
        name="speakers"
        list="proofs"
        draw={(origins) => (
          <li key={origins[0]!.speaker.id}>
            <p class="where">
              <SpeakerWords speaker={origins[0]!.speaker} />
              <span class="when">
                <Words
                  text={[...new Set(origins.map((origin) => origin.outlet ?? 'outlet not known'))].join(', ')}
                  most={160}
                />
              </span>
            </p>
            <Sentences ids={origins.flatMap((origin) => origin.statements).slice(0, 2)} view={view} />
          </li>
        )}
      />
      {claim.informants.min !== claim.informants.max && (
        <p class="faint">
          Unnamed people of different outlets may be one and the same: that is why the number has two bounds.
        </p>
      )}
    </>
  )
}

/** The derivation: numbered steps, each with its sentences. */
export function Steps({ claim, view }: { readonly claim: Claim; readonly view: View }) {
  return (
    <>
      <h3>How it was counted</h3>
      {claim.why.length === 0 && <p>No step is recorded.</p>}
      <More
        items={claim.why}
        step={12}
        name="steps"
        ordered="ordered"
        list="steps"
        draw={(step, i) => (
          <li key={i}>
            <Words text={step.text} />
            {step.statements.length > 0 && (
              <Folding summary={plural(step.statements.length, 'sentence')} look="inline">
                {() => <Sentences ids={step.statements.slice(0, 12)} view={view} />}
              </Folding>
            )}
          </li>
        )}
      />
      <Folding summary="What these words mean" look="inline">
        {() => <CountTerms />}
      </Folding>
    </>
  )
}
