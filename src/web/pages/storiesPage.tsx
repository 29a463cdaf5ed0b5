/** All stories: search, order by inflation or time, and for each its most inflated claim with the sentence of counts. */
import { useState } from 'preact/hooks'
import { plural } from '../../report/counts.ts'
import { rangeWords } from '../../report/dates.ts'
import type { Info, StoriesPage as Page, SearchPage, StorySummary } from '../../report/pages.ts'
import { useLoaded } from '../load.ts'
import { goTo } from '../navigation.ts'
import { Found } from '../parts/found.tsx'
import { Problems } from '../parts/problems.tsx'
import { Arrived } from '../parts/waiting.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { formatRoute } from '../route.ts'
import { type PageSource, useHref, useSurroundings } from '../surroundings.ts'

interface StoriesProps {
  readonly query: string
  readonly sort: 'inflation' | 'time'
}

const pageSize = 30

/** The list of stories. */
export function StoriesPage({ query, sort }: StoriesProps) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `stories ${sort} ${query}`, () => askFor(source, query, sort))
  return (
    <div class="stories">
      <header class="pageHead">
        <h1 tabIndex={-1}>How many people really said this?</h1>
        <p class="lead">
          For every claim in these articles: who said it, who only repeats it, and how many independent origins stand
          behind it.
        </p>
        <SearchForm query={query} sort={sort} />
      </header>
      <Arrived
        of={loaded}
        what="list"
        draw={(answer) => <Listed answer={answer} query={query} sort={sort} key={`${query} ${sort}`} />}
      />
    </div>
  )
}

interface Answer {
  readonly info: Info
  readonly page: Page
  readonly found: SearchPage | null
}

async function askFor(source: PageSource, query: string, sort: 'inflation' | 'time'): Promise<Answer | null> {
  const [info, page, found] = await Promise.all([
    source.info(),
    source.stories({ query, sort, limit: pageSize }),
    query.trim() === '' ? null : source.search({ query, limit: 8 })
  ])
  return page && { info, page, found }
}

function SearchForm({ query, sort }: StoriesProps) {
  const { scope } = useSurroundings()
  const [words, setWords] = useState(query)
  const go = (next: StoriesProps) => goTo(formatRoute({ scope, page: 'stories', ...next }))
  return (
    <search>
      <form
        class="searchForm"
        onSubmit={(event) => {
          event.preventDefault()
          go({ query: words.trim(), sort })
        }}
      >
        <label class="searchField">
          <span class="unseen">Search stories, claims, articles and outlets</span>
          <input
            type="search"
            name="query"
            value={words}
            placeholder="Search words, names, outlets"
            maxLength={200}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Search</button>
        <label class="sortField">
          Order{' '}
          <select
            value={sort}
            onChange={(event) => go({ query, sort: event.currentTarget.value === 'time' ? 'time' : 'inflation' })}
          >
            <option value="inflation">most inflated first</option>
            <option value="time">latest first</option>
          </select>
        </label>
      </form>
    </search>
  )
}

function Listed({ answer, query, sort }: StoriesProps & { readonly answer: Answer }) {
  const { source } = useSurroundings()
  const [stories, setStories] = useState(answer.page.stories)
  const [next, setNext] = useState(answer.page.next)
  const { info, page, found } = answer
  const more = async () => {
    if (next === null) return
    const following = await source.stories({ query, sort, limit: pageSize, cursor: next })
    setStories([...stories, ...(following?.stories ?? [])])
    setNext(following?.next ?? null)
  }
  return (
    <>
      <p class="facts" role="status">
        {query === '' ? holdingWords(info) : `${plural(page.total, 'story', 'stories')} for “${query.slice(0, 120)}”`}
      </p>
      <ul class="storyList">
        {stories.map((story) => (
          <StoryItem key={story.id} story={story} />
        ))}
      </ul>
      {next !== null && (
        <button type="button" class="quiet" onClick={() => void more()}>
          Show more stories <span class="faint">({page.total - stories.length} left)</span>
        </button>
      )}
      {found && <Found found={found} />}
      {query === '' && <Problems problems={info.problems} count={info.problemCount} />}
    </>
  )
}

function holdingWords(info: Info): string {
  const parts = [
    plural(info.articles, 'article'),
    plural(info.outlets, 'outlet'),
    plural(info.stories, 'story', 'stories'),
    plural(info.claims, 'claim')
  ]
  return parts.join(' · ') + (info.first ? ` · ${rangeWords(info.first, info.last)}` : '')
}

function StoryItem({ story }: { readonly story: StorySummary }) {
  const href = useHref()
  const { top } = story
  const repeated = top !== null && top.outlets > 1
  return (
    <li class="storyItem">
      <h2>
        <a href={href({ page: 'story', id: story.id })}>
          <Words text={story.headline} most={200} />
        </a>
      </h2>
      {repeated ? (
        <>
          <p class="answer">{top.sentence}</p>
          <p class="behind">
            <Quote text={top.text} most={200} />
          </p>
        </>
      ) : (
        <p class="answer plain">Nothing is repeated here.</p>
      )}
      <p class="facts">
        {[
          plural(story.articles, 'article'),
          plural(story.claims, 'claim'),
          ...(story.warnings ? [`! ${plural(story.warnings, 'warning')}`] : []),
          ...(story.conflicts ? [plural(story.conflicts, 'conflict')] : []),
          story.first ? rangeWords(story.first, story.last) : 'undated'
        ].join(' · ')}
      </p>
    </li>
  )
}
