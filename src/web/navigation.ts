/**
 * Going from view to view: a hook that follows the address, with back and forward, and puts the page where the reader left it.
 * In the app, plain clicks on own links change the path without loading; in the report, links change what is after `#`.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { parseRoute, type Route } from './route.ts'
import type { Surroundings } from './surroundings.ts'

type Kind = Surroundings['kind']

function addressNow(kind: Kind): string {
  if (kind === 'report') return location.hash.replace(/^#/, '') || '/'
  return location.pathname + location.search
}

export interface Navigation {
  readonly route: Route
  /** Counts the views gone to: a new value after each change. */
  readonly visit: number
  /** Where the page is to be put: at its top for a new view, where it was left for one gone back to. */
  readonly scroll: number
}

/** The current route; draws anew on each change of address. */
export function useNavigation(kind: Kind): Navigation {
  const [now, setNow] = useState<Navigation>({ route: parseRoute(addressNow(kind)), visit: 0, scroll: 0 })
  const left = useRef(new Map<string, number>())
  const clicked = useRef<string | null>(null)
  const shown = useRef(addressNow(kind))
  useEffect(() => {
    const arrive = () => {
      const address = addressNow(kind)
      if (address === shown.current) return
      const scroll = clicked.current === address ? 0 : (left.current.get(address) ?? 0)
      clicked.current = null
      shown.current = address
      setNow((before) => ({ route: parseRoute(address), visit: before.visit + 1, scroll }))
    }
    const remember = () => {
      left.current.set(shown.current, window.scrollY)
    }
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!link || event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.hasAttribute('download')) return
      const href = link.getAttribute('href') ?? ''
      if (kind === 'report') {
        if (href.startsWith('#/')) clicked.current = href.slice(1)
        return
      }
      if (!href.startsWith('/') || href.startsWith('//') || href.startsWith('/api/')) return
      event.preventDefault()
      goTo(href)
    }
    const goTo = (href: string) => {
      remember()
      clicked.current = href
      if (href !== addressNow(kind)) history.pushState(null, '', href)
      arrive()
    }
    const asked = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') {
        if (kind === 'report') {
          clicked.current = event.detail
          location.hash = event.detail
        } else goTo(event.detail)
      }
    }
    history.scrollRestoration = 'manual'
    document.addEventListener('click', click)
    window.addEventListener('popstate', arrive)
    window.addEventListener('hashchange', arrive)
    window.addEventListener('scroll', remember, { passive: true })
    window.addEventListener(goEvent, asked)
    return () => {
      document.removeEventListener('click', click)
      window.removeEventListener('popstate', arrive)
      window.removeEventListener('hashchange', arrive)
      window.removeEventListener('scroll', remember)
      window.removeEventListener(goEvent, asked)
    }
  }, [kind])
  return now
}

const goEvent = 'hearsay:go'

/** Goes to an address as a click on a link to it would. `address` begins with "/". */
export function goTo(address: string): void {
  window.dispatchEvent(new CustomEvent(goEvent, { detail: address }))
}
