/** What every part of a page may ask for: the records, the way to write a link, and which of the two it is. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { LintReport } from '../report/lintReport.ts'
import type { Holdings } from '../store/holdings.ts'
import { formatRoute, type Route, type Scope } from './route.ts'

/** Records as pages ask for them: over HTTP, or in memory. */
export type PageSource = Pick<
  Holdings,
  'info' | 'stories' | 'story' | 'without' | 'claim' | 'article' | 'outlet' | 'search' | 'compare'
> & {
  /** What to look at in a draft, held against a story; null for an unknown story. Left out where nobody can tell. */
  readonly lint?: (story: string, text: string) => Promise<LintReport | null>
}

export interface Surroundings {
  readonly source: PageSource
  readonly scope: Scope
  /** The served app, or the one-file report. */
  readonly kind: 'app' | 'report'
}

export const SurroundingsContext = createContext<Surroundings | null>(null)

/** The surroundings of the part that asks. */
export function useSurroundings(): Surroundings {
  const found = useContext(SurroundingsContext)
  if (!found) throw new Error('no surroundings: parts are drawn within the frame')
  return found
}

type Target = Route extends infer Each ? (Each extends Route ? Omit<Each, 'scope'> : never) : never

/** How links to other views are written here: `#/claims/ID` in a report, `/claims/ID` in the app. */
export function useHref(): (target: Target) => string {
  const { kind, scope } = useSurroundings()
  return (target) => hrefOf({ ...target, scope } as Route, kind)
}

/** The link of a route. */
export function hrefOf(route: Route, kind: Surroundings['kind']): string {
  return kind === 'report' ? `#${formatRoute(route)}` : formatRoute(route)
}
