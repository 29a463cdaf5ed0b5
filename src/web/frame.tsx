/** The frame of every page: its head, the view that the address asks for, and where the reader's eyes and focus go on arriving. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { plural } from '../report/counts.ts'
import { useGrowth } from './growth.ts'
import { forget } from './load.ts'
import { useNavigation } from './navigation.ts'
import { ArticlePage } from './pages/articlePage.tsx'
import { ClaimPage } from './pages/claimPage.tsx'
import { ComparePage } from './pages/comparePage.tsx'
import { DraftPage } from './pages/draftPage.tsx'
import { DropPage } from './pages/dropPage.tsx'
import { OutletPage } from './pages/outletPage.tsx'
import { StoriesPage } from './pages/storiesPage.tsx'
import { StoryPage } from './pages/storyPage.tsx'
import { WithoutPage } from './pages/withoutPage.tsx'
import { WordsPage } from './pages/wordsPage.tsx'
import type { Route } from './route.ts'
import { useDropped } from './source/dropped.ts'
import { hrefOf, type PageSource, type Surroundings, SurroundingsContext } from './surroundings.ts'

interface FrameProps {
  readonly source: PageSource
  readonly kind: Surroundings['kind']
  /** Where the report begins: its only story, or the list. */
  readonly home?: Route
}

/** The whole page. */
export function Frame({ source, kind, home }: FrameProps) {
  const navigation = useNavigation(kind)
  const dropped = useDropped()
  const growth = useGrowth(source, kind)
  const [refreshed, setRefreshed] = useState(0)
  const atStart = navigation.route.page === 'stories' && navigation.route.query === '' && navigation.visit === 0
  const route = home && atStart && location.hash.length < 2 ? home : navigation.route
  const main = useRef<HTMLElement>(null)
  const current = route.scope === 'dropped' && dropped ? dropped : source
  const surroundings = useMemo<Surroundings>(
    () => ({ source: current, scope: route.scope, kind }),
    [current, route.scope, kind]
  )
  useArrival(main, navigation.visit, navigation.scroll)
  const lost = route.scope === 'dropped' && !dropped
  return (
    <SurroundingsContext.Provider value={surroundings}>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        To the content
      </button>
      <Head route={route} kind={kind} />
      <div role="status">
        {growth.articles !== null && (
          <p class="growth">
            {growth.articles > 0 ? `${plural(growth.articles, 'article')} added.` : 'What is served has changed.'}{' '}
            <button
              type="button"
              onClick={() => {
                forget(source)
                growth.accept()
                setRefreshed(refreshed + 1)
              }}
            >
              Show it
            </button>
          </p>
        )}
      </div>
      <main id="main" ref={main} tabIndex={-1} key={`${refreshed} ${JSON.stringify(route)}`}>
        {lost ? <NothingDropped kind={kind} /> : <View route={route} />}
      </main>
      <footer class="foot">
        <p>
          hearsay counts origins. It does not know what is true: one source may be right, and twelve may be wrong
          together. <a href={hrefOf({ scope: route.scope, page: 'words' }, kind)}>What the words mean</a>
        </p>
      </footer>
    </SurroundingsContext.Provider>
  )
}

function Head({ route, kind }: { readonly route: Route; readonly kind: Surroundings['kind'] }) {
  const here = (page: Route['page']) => (route.page === page ? 'page' : undefined)
  return (
    <header class="top">
      <nav aria-label="Pages">
        <a class="brand" href={hrefOf({ scope: 'held', page: 'stories', query: '', sort: 'inflation' }, kind)}>
          hearsay
        </a>
        <a
          href={hrefOf({ scope: route.scope, page: 'stories', query: '', sort: 'inflation' }, kind)}
          aria-current={here('stories')}
        >
          {route.scope === 'dropped' ? 'Your stories' : 'Stories'}
        </a>
        {kind === 'app' && (
          <a href={hrefOf({ scope: 'held', page: 'drop' }, kind)} aria-current={here('drop')}>
            Trace your own
          </a>
        )}
      </nav>
    </header>
  )
}

function View({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'stories':
      return <StoriesPage query={route.query} sort={route.sort} />
    case 'story':
      return <StoryPage id={route.id} />
    case 'without':
      return <WithoutPage id={route.id} outlet={route.outlet} />
    case 'draft':
      return <DraftPage id={route.id} />
    case 'claim':
      return <ClaimPage id={route.id} />
    case 'article':
      return <ArticlePage id={route.id} statement={route.statement} />
    case 'compare':
      return <ComparePage a={route.a} b={route.b} />
    case 'outlet':
      return <OutletPage name={route.name} />
    case 'drop':
      return <DropPage />
    case 'words':
      return <WordsPage />
    case 'unknown':
      return (
        <div class="fault">
          <h1 tabIndex={-1}>There is no such page</h1>
          <p>The address may have been cut off. The stories are one step up.</p>
        </div>
      )
    default:
      return route satisfies never
  }
}

function NothingDropped({ kind }: { readonly kind: Surroundings['kind'] }) {
  return (
    <div class="fault">
      <h1 tabIndex={-1}>These articles are gone</h1>
      <p>
        What you drop is held by this window only, and not kept.{' '}
        <a href={hrefOf({ scope: 'held', page: 'drop' }, kind)}>Drop them again</a>
      </p>
    </div>
  )
}

/** After each change of view: its name in the window's title, the page where it belongs, and the focus on its heading. */
function useArrival(main: { readonly current: HTMLElement | null }, visit: number, scroll: number): void {
  useEffect(() => {
    const element = main.current
    if (!element) return
    let settled = false
    const settle = () => {
      const heading = element.querySelector('h1')
      if (!heading || settled) return
      settled = true
      observer.disconnect()
      document.title = `${(heading.textContent ?? '').slice(0, 120)} · hearsay`
      if (visit > 0) {
        heading.focus({ preventScroll: true })
        const target = scroll === 0 ? element.querySelector('[data-arrive]') : null
        if (target) target.scrollIntoView({ block: 'center' })
        else window.scrollTo(0, scroll)
      } else element.querySelector('[data-arrive]')?.scrollIntoView({ block: 'center' })
    }
    const observer = new MutationObserver(settle)
    observer.observe(element, { childList: true, subtree: true })
    settle()
    return () => observer.disconnect()
  }, [main, visit, scroll])
}
