import { expect, test } from 'vitest'
import { assemble } from '../../src/text/assemble.ts'

test('a loop over memory gives what its source says', () => {
  const { memory, sum } = assemble<{ memory: WebAssembly.Memory; sum: (count: number, least: number) => number }>(`
    (module
      (memory 1)
      ;; The sum of so many numbers, those below the least left out.
      (func sum (param $count i32) (param $least i32) (result i32)
        (local $at i32) (local $total i32) (local $number i32)
        (block $done (loop $next
          (br_if $done (i32.ge_u (local.get $at) (i32.shl (local.get $count) (i32.const 2))))
          (local.set $number (i32.load offset=1000 (local.get $at)))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (if (i32.lt_u (local.get $number) (local.get $least)) (then (br $next)))
          (local.set $total (i32.add (local.get $total) (local.get $number)))
          (br $next)))
        (i32.add (local.get $total) (i32.const -100000))))`)
  new Uint32Array(memory.buffer, 1000, 4).set([7, 200, 3, 50_000])
  expect(sum(4, 5)).toBe(7 + 200 + 50_000 - 100_000)
  expect(sum(2, 0)).toBe(207 - 100_000)
})

test('a word that is not understood throws', () => {
  expect(() => assemble('(module (memory 1) (func f (result i32) (i32.guess (i32.const 1))))')).toThrow('i32.guess')
})
