/** A statement in its context: outlet, date, and the sentences it stands in with what is said, who says it and the cue marked. */
import type { Statement } from '../../model.ts'
import { dateWords } from '../../report/dates.ts'
import { visible } from '../../report/safe.ts'
import { contextsOf } from '../../report/underline.ts'
import { outletOf, type View, yearIn } from '../../report/view.ts'
import { useHref } from '../surroundings.ts'
import { type Role, rolesOf, segmentsOf } from './segments.ts'
import { Words } from './words.tsx'

/** Marked stretches of one statement are few; what has more is cut. */
const mostSegments = 400

/** The words around a statement, with its spans marked. */
export function Context({ statement, view }: { readonly statement: Statement; readonly view: View }) {
  const article = view.articles.get(statement.article)
  if (!article) return null
  const marks = rolesOf(statement)
  return (
    <blockquote class="context">
      {contextsOf(article.text, marks).map((window) => (
        <p key={window.start}>
          <bdi>
            {window.start > 0 ? '… ' : ''}
            {segmentsOf(article.text, window, marks)
              .slice(0, mostSegments)
              .map((segment) => (
                <Stretch key={segment.start} text={segment.text} roles={segment.marks.map((mark) => mark.kind)} />
              ))}
            {window.end < article.text.length ? ' …' : ''}
          </bdi>
        </p>
      ))}
    </blockquote>
  )
}

/** One stretch of text, marked for its roles: underlined for what is said, bold for who says it, and so on. */
export function Stretch({ text, roles }: { readonly text: string; readonly roles: readonly Role[] }) {
  const shown = visible(text.length > 4000 ? `${text.slice(0, 4000)} …` : text)
  if (roles.length === 0) return <>{shown}</>
  return <span class={roles.map((role) => `role-${role}`).join(' ')}>{shown}</span>
}

/** What the marks mean. */
export function MarkKey() {
  return (
    <p class="key">
      <span class="role-content">what is said</span> <span class="role-source">who says it</span>{' '}
      <span class="role-cue">the cue</span> <span class="role-via">an outlet between</span>{' '}
      <span class="role-hedge">hedge</span>
    </p>
  )
}

/** Outlet and date of a statement, linked to its place in the article, and the statement in its context. */
export function Sentence({ statement, view }: { readonly statement: Statement; readonly view: View }) {
  const href = useHref()
  const article = view.articles.get(statement.article)
  const story = view.claims.get(statement.claim ?? '')?.story ?? ''
  return (
    <div class="sentence">
      <p class="where">
        <a href={href({ page: 'article', id: statement.article, statement: statement.id })}>
          <Words text={outletOf(view, statement.article)} most={80} />
        </a>
        <span class="when">{dateWords(article?.published ?? null, yearIn(view, story))}</span>
      </p>
      <Context statement={statement} view={view} />
    </div>
  )
}

/** Several statements, the first few shown. */
export function Sentences({ ids, view }: { readonly ids: readonly string[]; readonly view: View }) {
  const statements = ids.flatMap((id) => view.statements.get(id) ?? [])
  return (
    <>
      {statements.map((statement) => (
        <Sentence key={statement.id} statement={statement} view={view} />
      ))}
    </>
  )
}
