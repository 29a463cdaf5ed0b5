/** Whose page it is by what it offers to its readers, and requests that are made for people and causes. */
import { describe, expect, it } from 'vitest'
import { isServiceLine, serviceVotes } from '../../src/read/serviceLines.ts'

describe('lines of service', () => {
  it.each([
    ['Subscribe to Hello Fell for less than a tea a day', 'Hello Fell'],
    ['Listen live: Fell Sport and Society round the clock', 'Fell Sport and Society'],
    ['Follow Fell24 on all channels', 'Fell24'],
    ['Download the Inside Fell App', 'Inside Fell'],
    ['Thank you for reading The Commuter', 'The Commuter'],
    ['Support the Fell Gazette', 'Fell Gazette'],
    ['Newsletter: Fell Tonight every morning', 'Fell Tonight']
  ])('%s', (line, name) => {
    expect(serviceVotes(line).map((vote) => vote.name)).toEqual([name])
  })

  it.each([
    'Follow Anna Berg on Twitter',
    'Subscribe to our newsletter',
    'Support Ukraine',
    'Join the Navy for a day',
    'Visit Oslo for free',
    'Read next: Seven walks near Arden',
    'Download the report',
    'Listen: Anna Berg on the war'
  ])('nobody in: %s', (line) => {
    expect(serviceVotes(line)).toEqual([])
  })

  it('belongs to the page, whoever is followed', () => {
    expect(isServiceLine('Follow Anna Berg on Twitter')).toBe(true)
    expect(isServiceLine('Follow the river on foot')).toBe(false)
  })
})
