/** While articles are being added to what is served, a page that is looked at notices, and offers to show them. */
import { useEffect, useState } from 'preact/hooks'
import type { PageSource } from './surroundings.ts'

/** Milliseconds between two questions. */
const pause = 10_000

/** What is new since the page was opened or last brought up to date. */
export interface Growth {
  /** Articles more than there were; 0 where something else has changed; null where nothing has. */
  readonly articles: number | null
  /** Takes what is there now as known. */
  readonly accept: () => void
}

/** Asks now and then what is served, while the page is visible. */
export function useGrowth(source: PageSource, kind: 'app' | 'report'): Growth {
  const [seen, setSeen] = useState<{ readonly revision: string; readonly articles: number } | null>(null)
  const [now, setNow] = useState(seen)
  useEffect(() => {
    if (kind === 'report') return
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        const { revision, articles } = await source.info()
        setNow({ revision, articles })
        setSeen((before) => before ?? { revision, articles })
      } catch {
        // a server that does not answer is told of by the page that needs it
      }
    }
    void ask()
    const clock = setInterval(() => void ask(), pause)
    return () => clearInterval(clock)
  }, [source, kind])
  const changed = seen !== null && now !== null && seen.revision !== now.revision
  return {
    articles: changed ? Math.max(0, now.articles - seen.articles) : null,
    accept: () => setSeen(now)
  }
}
