import { describe, expect, it } from 'vitest'
import { formatRoute, parseRoute, type Route } from '../../src/web/route.ts'

const routes: readonly Route[] = [
  { scope: 'held', page: 'stories', query: '', sort: 'inflation' },
  { scope: 'held', page: 'stories', query: 'fog & “foghorn”', sort: 'time' },
  { scope: 'dropped', page: 'stories', query: '', sort: 'inflation' },
  { scope: 'held', page: 'story', id: 'story-ä/ö?#' },
  { scope: 'held', page: 'without', id: 'story/1', outlet: 'Fog & Horn?' },
  { scope: 'held', page: 'draft', id: 'story/1' },
  { scope: 'dropped', page: 'claim', id: '100% sure' },
  { scope: 'held', page: 'article', id: 'a', statement: 'a#3' },
  { scope: 'held', page: 'article', id: '..', statement: null },
  { scope: 'held', page: 'compare', a: 'a&b=c', b: 'b' },
  { scope: 'dropped', page: 'outlet', name: 'Le Phare \u202e du Nord' },
  { scope: 'held', page: 'drop' },
  { scope: 'held', page: 'words' }
]

describe('an address', () => {
  it.each(routes.map((route) => [formatRoute(route), route] as const))(
    '%s leads back to its route',
    (address, route) => {
      expect(parseRoute(address)).toEqual(route)
    }
  )

  it('of no page is a route too', () => {
    for (const address of ['/stories/a/b', '/nowhere', '/claims', '/claims/%E0%A4%A'])
      expect(() => parseRoute(address)).not.toThrow()
    expect(parseRoute('/nowhere').page).toBe('unknown')
  })
})
