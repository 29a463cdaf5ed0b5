/** An outlet: what it originates, what it repeats and whether it says so, what others have from it, and its articles. */
import type { ComponentChildren } from 'preact'
import { plural } from '../../report/counts.ts'
import { dateWords } from '../../report/dates.ts'
import type { OutletClaim, OutletCounts, OutletRepeat, OutletPage as Page } from '../../report/pages.ts'
import { accessWords, evidenceWords } from '../../report/speakers.ts'
import { useLoaded } from '../load.ts'
import { More } from '../parts/more.tsx'
import { Arrived } from '../parts/waiting.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

/** The page of an outlet. */
export function OutletPage({ name }: { readonly name: string }) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `outlet ${name}`, () => source.outlet(name))
  return <Arrived of={loaded} what="outlet" draw={(page) => <OutletOf page={page} />} />
}

function OutletOf({ page }: { readonly page: Page }) {
  const { outlet, counts, held } = page
  return (
    <article class="outlet">
      <header class="pageHead">
        <p class="kicker">Outlet</p>
        <h1 tabIndex={-1}>
          <Words text={outlet.name} most={120} />
        </h1>
        <p class="facts">
          {held ? plural(counts.articles, 'article') : 'named by others; no article of it is in the files'}
          {outlet.domain && (
            <>
              {' · '}
              <Words text={outlet.domain} most={80} />
            </>
          )}
        </p>
      </header>
      <section class="answerBox" aria-label="In numbers">
        <p class="answer">{sentence(counts)}</p>
        <Shares counts={counts} />
      </section>
      <ClaimList
        name="Originates"
        about="Claims whose chain ends here."
        items={page.originates}
        count={counts.originates}
      />
      <RepeatList
        name="Repeats"
        about="Claims that it has from elsewhere."
        items={page.repeats}
        count={counts.credited + counts.uncredited}
        way="from"
      />
      <ClaimList
        name="Does not say from where"
        about="Claims that it carries in its own voice; they count for nothing."
        items={page.unstated}
        count={counts.unstated}
      />
      <RepeatList
        name="Repeated by others"
        about="Claims that others have from it."
        items={page.repeatedBy}
        count={counts.repeatedBy}
        way="by"
      />
      <Articles page={page} />
    </article>
  )
}

function sentence(counts: OutletCounts): string {
  const repeats = counts.credited + counts.uncredited
  const parts = [`Originates ${plural(counts.originates, 'claim')}.`]
  if (repeats > 0) parts.push(`Repeats ${repeats}: ${counts.credited} with credit, ${counts.uncredited} without.`)
  else parts.push('Repeats none.')
  if (counts.unstated > 0) parts.push(`Does not say from where for ${counts.unstated}.`)
  return parts.join(' ')
}

/** The numbers as one bar; the sentence above it says the same. */
function Shares({ counts }: { readonly counts: OutletCounts }) {
  const parts = [
    { name: 'originates', count: counts.originates },
    { name: 'repeats, credited', count: counts.credited },
    { name: 'repeats, not credited', count: counts.uncredited },
    { name: 'not stated', count: counts.unstated }
  ].filter((part) => part.count > 0)
  if (parts.length === 0) return null
  return (
    <div class="shares" aria-hidden="true">
      {parts.map(({ name, count }) => (
        <div key={name} class={`share ${name.replace(/\W+/g, '-')}`} style={{ flexGrow: count }}>
          <span class="bar" />
          {name} <strong>{count}</strong>
        </div>
      ))}
    </div>
  )
}

interface ListProps<Item> {
  readonly name: string
  readonly about: string
  readonly count: number
  readonly items: readonly Item[]
}

/** A headed list that says how many it has and opens further; nothing where it has none. */
function CountedList<Item>({
  name,
  about,
  count,
  items,
  draw
}: ListProps<Item> & { readonly draw: (item: Item) => ComponentChildren }) {
  if (items.length === 0) return null
  return (
    <section>
      <h2>
        {name} <span class="faint">{count}</span>
      </h2>
      <p class="lead">{about}</p>
      <More items={items} step={12} name="claims" list="singles" draw={draw} />
    </section>
  )
}

function ClaimList(props: ListProps<OutletClaim>) {
  const href = useHref()
  return (
    <CountedList
      {...props}
      draw={({ claim, access }) => (
        <li key={claim.id} class="single">
          <a href={href({ page: 'claim', id: claim.id })}>
            <Quote text={claim.text} most={220} />
          </a>
          <span class="when">
            {accessWords(access).split(':')[0]}; {claim.sentence}
          </span>
        </li>
      )}
    />
  )
}

function RepeatList({ way, ...props }: ListProps<OutletRepeat> & { readonly way: 'from' | 'by' }) {
  const href = useHref()
  return (
    <CountedList
      {...props}
      draw={(repeat) => (
        <li key={`${repeat.claim.id} ${repeat.other}`} class="single">
          <a href={href({ page: 'claim', id: repeat.claim.id })}>
            <Quote text={repeat.claim.text} most={220} />
          </a>
          <span class="when">
            {way}{' '}
            <a href={href({ page: 'outlet', name: repeat.other })}>
              <Words text={repeat.other} most={80} />
            </a>
            {repeat.ghost && ' (not in the files)'}, {repeat.credited ? 'credited' : <strong>not credited</strong>}:{' '}
            {evidenceWords(repeat.evidence)}
          </span>
        </li>
      )}
    />
  )
}

function Articles({ page }: { readonly page: Page }) {
  const href = useHref()
  if (page.articles.length === 0) return null
  return (
    <section>
      <h2>Articles</h2>
      <More
        items={page.articles}
        step={20}
        name="articles"
        list="singles"
        draw={(head) => (
          <li key={head.id} class="single">
            <a href={href({ page: 'article', id: head.id, statement: null })}>
              <Words text={head.headline || head.uri} most={160} />
            </a>
            <span class="when">{dateWords(head.published, 'withYear')}</span>
          </li>
        )}
      />
    </section>
  )
}
