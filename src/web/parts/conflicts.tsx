/** Accounts that differ and accounts that changed, each value with the sentences that have it. Which is right is not said. */
import type { Conflict } from '../../model.ts'
import { dayOf } from '../../report/dates.ts'
import { sortedConflicts, valuesOf, verdictWords } from '../../report/differences.ts'
import { visible } from '../../report/safe.ts'
import { contextsOf } from '../../report/underline.ts'
import { outletOf, outletsOf, type View, yearIn } from '../../report/view.ts'
import { useHref } from '../surroundings.ts'
import { Folding } from './folding.tsx'
import { More } from './more.tsx'
import { segmentsOf } from './segments.ts'
import { Words } from './words.tsx'

interface ConflictsProps {
  readonly conflicts: readonly Conflict[]
  readonly view: View
}

/** All differences of a story. */
export function Conflicts({ conflicts, view }: ConflictsProps) {
  const sorted = sortedConflicts(conflicts)
  return (
    <More
      items={sorted}
      step={8}
      name="differences"
      list="conflicts"
      draw={(conflict, i) => <ConflictItem key={i} conflict={conflict} view={view} />}
    />
  )
}

function ConflictItem({ conflict, view }: { readonly conflict: Conflict; readonly view: View }) {
  const values = valuesOf(conflict)
  return (
    <li class={`difference ${conflict.verdict}`}>
      <p class="what">
        <span class="tag">{verdictWords(conflict)}</span>{' '}
        <strong>
          {conflict.attribute === 'spelling' ? 'spelling of ' : `${conflict.attribute} of `}
          <Words text={conflict.subject} most={120} />
        </strong>
      </p>
      <ul class={conflict.verdict === 'change' ? 'values changing' : 'values'}>
        {values.slice(0, 12).map(({ value, places }) => (
          <li key={value}>
            <span class="value">
              <Words text={value} most={120} />
            </span>
            <Folding summary={whoHas(places, view, conflict.story)} look="inline">
              {() => (
                <More
                  items={places}
                  step={6}
                  name="places"
                  list="proofs"
                  draw={(place) => <PlaceItem key={`${place.article} ${place.start}`} place={place} view={view} />}
                />
              )}
            </Folding>
          </li>
        ))}
      </ul>
      {values.length > 12 && <p class="faint">and {values.length - 12} more values</p>}
    </li>
  )
}

function whoHas(places: Conflict['values'], view: View, story: string) {
  const outlets = outletsOf(
    view,
    places.map((place) => place.article)
  )
  const date = dayOf(view.articles.get(places[0]!.article)?.published ?? null, yearIn(view, story))
  return (
    <>
      <Words text={outlets[0]!} most={60} />
      {outlets.length > 1 ? ` and ${outlets.length - 1} more` : ''}, {date}
    </>
  )
}

function PlaceItem({ place, view }: { readonly place: Conflict['values'][number]; readonly view: View }) {
  const href = useHref()
  const text = view.articles.get(place.article)?.text ?? ''
  return (
    <li>
      <p class="where">
        <a href={href({ page: 'article', id: place.article, statement: null })}>
          <Words text={outletOf(view, place.article)} most={80} />
        </a>
      </p>
      <blockquote class="context">
        {contextsOf(text, [place]).map((window) => (
          <p key={window.start}>
            <bdi>
              {segmentsOf(text, window, [{ start: place.start, end: place.end, kind: 'value' }]).map((segment) =>
                segment.marks.length > 0 ? (
                  <span key={segment.start} class="role-content">
                    {visible(segment.text)}
                  </span>
                ) : (
                  visible(segment.text)
                )
              )}
            </bdi>
          </p>
        ))}
      </blockquote>
    </li>
  )
}
