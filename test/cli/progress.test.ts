/** What a long `hearsay add` tells of how it goes: over all of its input, not over the batch at hand. */
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { makeCourse, makeMeter } from '../../src/cli/progress.ts'
import type { World } from '../../src/cli/world.ts'

function worldAt(clock: { now: number }): { world: World; told: () => string } {
  const stderr = new PassThrough()
  const world: World = { stdin: new PassThrough(), stdout: new PassThrough(), stderr, env: {}, now: () => clock.now }
  return { world, told: () => (stderr.read() as Buffer | null)?.toString() ?? '' }
}

test('the time that is left is that of the bytes that are left, at the rate of all batches so far', () => {
  const clock = { now: 0 }
  const course = makeCourse(1_000_000, worldAt(clock).world)
  expect(course.told()).toBe('')
  clock.now = 10_000
  course.note(500, 100_000)
  expect(course.told()).toBe('; 500 articles done, 50 a second, 2 min left')
  clock.now = 40_000
  course.note(1200, 400_000)
  expect(course.told()).toBe('; 1200 articles done, 30 a second, 60 s left')
  // Half a minute into the next batch.
  clock.now = 70_000
  expect(course.told()).toBe('; 1200 articles done, 30 a second, 30 s left')
})

test('of standard input nobody knows how much is left', () => {
  const clock = { now: 0 }
  const course = makeCourse(null, worldAt(clock).world)
  clock.now = 4000
  course.note(10, 400)
  expect(course.told()).toBe('; 10 articles done, 2.5 a second')
})

test('a line tells the stage of the batch, and how all of it goes where that is known', async () => {
  const clock = { now: 0 }
  const { world, told } = worldAt(clock)
  const meter = await makeMeter('shown', world)
  meter.progress('group', 1, 100, '')
  clock.now = 6000
  meter.progress('group', 61, 100, '')
  expect(told()).toBe('hearsay: group 61 of 100, 6.0 s, 10 a second, 4 s left\n')
  clock.now = 12_000
  meter.progress('group', 90, 100, '; 40 articles done, 7 a second, 8 min left')
  expect(told()).toBe('hearsay: group 90 of 100, 12.0 s; 40 articles done, 7 a second, 8 min left\n')
})
