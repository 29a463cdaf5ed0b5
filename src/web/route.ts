/**
 * Where a reader is: each view as a value, and as an address. Addresses are paths in the served app (`/claims/ID`) and the
 * same after `#` in the one-file report. Ids and names are data: they are only ever encoded, decoded and compared.
 */

/** Which trace a page is of: what is served (or in the report), or what the reader has just dropped. */
export type Scope = 'held' | 'dropped'

export type Route = { readonly scope: Scope } & (
  | { readonly page: 'stories'; readonly query: string; readonly sort: 'inflation' | 'time' }
  | { readonly page: 'story'; readonly id: string }
  | { readonly page: 'without'; readonly id: string; readonly outlet: string }
  | { readonly page: 'draft'; readonly id: string }
  | { readonly page: 'claim'; readonly id: string }
  | { readonly page: 'article'; readonly id: string; readonly statement: string | null }
  | { readonly page: 'compare'; readonly a: string; readonly b: string }
  | { readonly page: 'outlet'; readonly name: string }
  | { readonly page: 'drop' }
  | { readonly page: 'words' }
  | { readonly page: 'unknown'; readonly path: string }
)

const droppedPrefix = '/dropped'

/** The address of a route: a path with its query, beginning with "/". */
export function formatRoute(route: Route): string {
  const prefix = route.scope === 'dropped' ? droppedPrefix : ''
  return prefix + pathOf(route)
}

function pathOf(route: Route): string {
  switch (route.page) {
    case 'stories': {
      const query = new URLSearchParams()
      if (route.query) query.set('query', route.query)
      if (route.sort !== 'inflation') query.set('sort', route.sort)
      const tail = query.toString()
      return tail ? `/stories?${tail}` : '/'
    }
    case 'story':
      return `/stories/${encodeURIComponent(route.id)}`
    case 'without':
      return `/stories/${encodeURIComponent(route.id)}/without?${new URLSearchParams({ outlet: route.outlet })}`
    case 'draft':
      return `/stories/${encodeURIComponent(route.id)}/draft`
    case 'claim':
      return `/claims/${encodeURIComponent(route.id)}`
    case 'article':
      return `/articles/${encodeURIComponent(route.id)}${route.statement === null ? '' : `?statement=${encodeURIComponent(route.statement)}`}`
    case 'compare':
      return `/compare?${new URLSearchParams({ a: route.a, b: route.b })}`
    case 'outlet':
      return `/outlets/${encodeURIComponent(route.name)}`
    case 'drop':
      return '/trace'
    case 'words':
      return '/words'
    case 'unknown':
      return route.path
    default:
      return route satisfies never
  }
}

/** The route of an address; whatever it is, there is one. */
export function parseRoute(address: string): Route {
  const path = address.startsWith('/') ? address : `/${address}`
  if (path === droppedPrefix || path.startsWith(`${droppedPrefix}/`) || path.startsWith(`${droppedPrefix}?`))
    return { scope: 'dropped', ...parsePath(path.slice(droppedPrefix.length) || '/') }
  return { scope: 'held', ...parsePath(path) }
}

type Place = Route extends infer Each ? (Each extends Route ? Omit<Each, 'scope'> : never) : never

function parsePath(path: string): Place {
  const [before, tail = ''] = splitOnce(path, '?')
  const query = new URLSearchParams(tail)
  const parts = before.split('/').filter(Boolean).map(decoded)
  const [first, second] = parts
  if (parts.length === 0 || (parts.length === 1 && first === 'stories'))
    return {
      page: 'stories',
      query: query.get('query') ?? '',
      sort: query.get('sort') === 'time' ? 'time' : 'inflation'
    }
  if (parts.length === 1 && first === 'trace') return { page: 'drop' }
  if (parts.length === 1 && first === 'words') return { page: 'words' }
  if (parts.length === 1 && first === 'compare')
    return { page: 'compare', a: query.get('a') ?? '', b: query.get('b') ?? '' }
  if (parts.length === 2 && second !== undefined) {
    if (first === 'stories') return { page: 'story', id: second }
    if (first === 'claims') return { page: 'claim', id: second }
    if (first === 'articles') return { page: 'article', id: second, statement: query.get('statement') }
    if (first === 'outlets') return { page: 'outlet', name: second }
  }
  if (parts.length === 3 && first === 'stories' && second !== undefined && parts[2] === 'without')
    return { page: 'without', id: second, outlet: query.get('outlet') ?? '' }
  if (parts.length === 3 && first === 'stories' && second !== undefined && parts[2] === 'draft')
    return { page: 'draft', id: second }
  return { page: 'unknown', path }
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
