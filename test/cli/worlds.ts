/** Worlds for tests of commands: standard input from a text, output collected. */
import { Readable, Writable } from 'node:stream'
import type { World } from '../../src/cli/world.ts'

export function collectorWorld(stdin: string): { world: World; out: () => string; err: () => string } {
  const [out, err] = [collector(), collector()]
  const world: World = {
    stdin: Readable.from([Buffer.from(stdin)], { objectMode: false }),
    stdout: out.stream,
    stderr: err.stream,
    env: { LANG: 'C.UTF-8' },
    now: () => 0
  }
  return { world, out: out.text, err: err.text }
}

function collector(): { stream: Writable; text: () => string } {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'))
      done()
    }
  })
  return { stream, text: () => chunks.join('') }
}
