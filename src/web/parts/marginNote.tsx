/** Beside a statement of an article: how many carry the claim, whom this outlet has it from, and what the others make of it. */
import type { Statement } from '../../model.ts'
import { dayOf } from '../../report/dates.ts'
import type { ArticleHead, ReadParent, ReadStatement } from '../../report/pages.ts'
import { evidenceWords, warningWords } from '../../report/speakers.ts'
import { useHref } from '../surroundings.ts'
import { Folding } from './folding.tsx'
import { SpeakerWords } from './sign.tsx'
import { Quote, Words } from './words.tsx'

interface NoteProps {
  readonly read: ReadStatement
  readonly number: number
  readonly articles: readonly ArticleHead[]
}

/** Accounts of others shown before the rest is folded: denials, or the first. */
function shownFirst(others: readonly Statement[]): number {
  const denials = others.filter((other) => other.polarity === 'denies').length
  return Math.max(1, Math.min(2, denials))
}

/** The note of one statement. */
export function MarginNote({ read, number, articles }: NoteProps) {
  const href = useHref()
  const { claim, others, otherCount, parents, warnings, statement } = read
  const shown = others.slice(0, shownFirst(others))
  const rest = others.slice(shown.length)
  return (
    <div class="note">
      <p class="noteHead">
        <span class="noteNumber">{number}</span> <SpeakerWords speaker={statement.speaker} />
        {statement.polarity !== 'asserts' && (
          <span class="tag">{statement.polarity === 'denies' ? 'denial' : 'no comment'}</span>
        )}
      </p>
      {claim && (
        <p>
          <a href={href({ page: 'claim', id: claim.id })}>
            {claim.outlets > 1 ? claim.sentence : 'In this outlet only.'}
          </a>
        </p>
      )}
      {parents.slice(0, 3).map((parent) => (
        <Parent key={`${parent.outlet} ${parent.edge.evidence}`} parent={parent} />
      ))}
      {warnings.map((warning, i) => (
        <p key={i} class="warning">
          <strong>! {warningWords(warning.kind)}.</strong> <Words text={warning.message} most={240} />
        </p>
      ))}
      {shown.map((other) => (
        <Other key={other.id} statement={other} articles={articles} />
      ))}
      {rest.length > 0 && (
        <Folding summary={`${otherCount - shown.length} more statements of it`}>
          {() => rest.map((other) => <Other key={other.id} statement={other} articles={articles} />)}
        </Folding>
      )}
    </div>
  )
}

function Parent({ parent }: { readonly parent: ReadParent }) {
  const href = useHref()
  const name = <Words text={parent.outlet} most={80} />
  return (
    <p>
      From{' '}
      {parent.article === null ? (
        <>{name} (not in the files)</>
      ) : (
        <a
          href={href({
            page: 'article',
            id: parent.article,
            statement: 'statement' in parent.edge.parent ? parent.edge.parent.statement : null
          })}
        >
          {name}
        </a>
      )}
      , {parent.edge.credited ? 'credited' : 'not credited'}: {evidenceWords(parent.edge.evidence)}
    </p>
  )
}

function Other({ statement, articles }: { readonly statement: Statement; readonly articles: readonly ArticleHead[] }) {
  const href = useHref()
  const head = articles.find(({ id }) => id === statement.article)
  return (
    <p class="other">
      <a href={href({ page: 'article', id: statement.article, statement: statement.id })}>
        <Words text={head?.outlet?.name ?? head?.uri ?? statement.article} most={60} />
      </a>
      <span class="when">{dayOf(head?.published ?? null, 'withYear')}</span>
      {statement.polarity === 'denies' && <span class="tag">denies it</span>}
      <br />
      <Quote text={statement.content.map((span) => span.text).join(' … ')} most={180} />
    </p>
  )
}
