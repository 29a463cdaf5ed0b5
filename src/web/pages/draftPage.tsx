/** A draft held against the articles of a story before it is published: what to look at in it, each with both sentences. Nothing is kept. */
import { useState } from 'preact/hooks'
import type { Trace } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import type { LintFinding, LintReport } from '../../report/lintReport.ts'
import { useLoaded } from '../load.ts'
import { Arrived } from '../parts/waiting.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

/** The page of a draft. */
export function DraftPage({ id }: { readonly id: string }) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `story ${id}`, () => source.story(id))
  return (
    <Arrived
      of={loaded}
      what="story"
      draw={(trace: Trace) => (
        <Draft id={id} headline={trace.stories[0]?.headline ?? id} articles={trace.articles.length} />
      )}
    />
  )
}

type State =
  | { readonly at: 'ready' | 'working' }
  | { readonly at: 'failed'; readonly message: string }
  | { readonly at: 'done'; readonly report: LintReport }

function Draft({
  id,
  headline,
  articles
}: {
  readonly id: string
  readonly headline: string
  readonly articles: number
}) {
  const { source } = useSurroundings()
  const href = useHref()
  const [text, setText] = useState('')
  const [state, setState] = useState<State>({ at: 'ready' })
  const check = async () => {
    setState({ at: 'working' })
    try {
      const report = await source.lint?.(id, text)
      setState(report ? { at: 'done', report } : { at: 'failed', message: 'There is no such story any more.' })
    } catch (error) {
      setState({ at: 'failed', message: error instanceof Error ? error.message : 'The draft could not be checked.' })
    }
  }
  return (
    <article class="drop">
      <header class="pageHead">
        <p class="kicker">
          A draft, held against{' '}
          <a href={href({ page: 'story', id })}>
            <Words text={headline} most={120} />
          </a>
        </p>
        <h1 tabIndex={-1}>Check your draft</h1>
        <p class="lead">
          Held against {plural(articles, 'article')}: plurals added, hedges and credits dropped, quotations and figures
          changed. It is read on this machine and not kept.
        </p>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        <label class="paste">
          Your draft
          <textarea rows={12} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <button type="submit" disabled={text.trim() === '' || state.at === 'working'}>
          Check it
        </button>
      </form>
      <div role="status" class="progress">
        {state.at === 'working' && <p>Reading …</p>}
        {state.at === 'failed' && (
          <p class="warning">
            <strong>! That did not work.</strong> <Words text={state.message} />
          </p>
        )}
        {state.at === 'done' && (
          <p class="answer plain">
            {state.report.findings.length === 0 ? 'Nothing' : plural(state.report.findings.length, 'thing')} to look at.
          </p>
        )}
      </div>
      {state.at === 'done' && (
        <ol class="knocked">
          {state.report.findings.map((finding, i) => (
            <Finding key={i} finding={finding} />
          ))}
        </ol>
      )}
    </article>
  )
}

function Finding({ finding }: { readonly finding: LintFinding }) {
  const href = useHref()
  return (
    <li>
      <p>
        <strong>
          <Words text={finding.message} />
        </strong>{' '}
        <Words text={finding.advice} />
      </p>
      <p class="facts">your draft</p>
      <Quote text={finding.draft.text} most={400} />
      {finding.others.slice(0, 2).map((other) => (
        <div key={`${other.article} ${other.start}`}>
          <p class="facts">
            <a href={href({ page: 'article', id: other.article, statement: null })}>
              <Words text={other.outlet ?? other.uri} most={80} />
            </a>
          </p>
          <Quote text={other.text} most={400} />
        </div>
      ))}
    </li>
  )
}
