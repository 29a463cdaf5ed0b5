/**
 * Progress on standard error, only once the work has taken a second: a bar on a terminal, else a line now and then; at the end a
 * line of totals. Nothing of it goes to standard output.
 */
import type { Progress } from '../pipeline.ts'
import type { World } from './world.ts'

/** Work shorter than this is silent, milliseconds. */
const patience = 1000
/** Between two lines where there is no terminal, milliseconds. */
const between = 5000

export interface Meter {
  readonly progress: Progress
  /** Ends the display; says `totals` if anything was shown. */
  readonly end: (totals: string) => void
}

/** A meter for one run. `silent` shows nothing, ever. */
export async function makeMeter(mode: 'shown' | 'silent', world: World): Promise<Meter> {
  if (mode === 'silent') return { progress: () => {}, end: () => {} }
  const start = world.now()
  const seconds = () => `${((world.now() - start) / 1000).toFixed(1)} s`
  const finish = (shown: boolean, totals: string) => {
    if (shown) world.stderr.write(`hearsay: ${totals}, ${seconds()}.\n`)
  }
  if (world.stderr.isTTY !== true) {
    let next = start + patience
    return {
      progress: (stage, done, total) => {
        if (world.now() < next) return
        next = world.now() + between
        world.stderr.write(`hearsay: ${stage} ${done} of ${total}, ${seconds()}\n`)
      },
      end: (totals) => finish(next !== start + patience, totals)
    }
  }
  const { Presets, SingleBar } = await import('cli-progress')
  const format = 'hearsay: {stage} {bar} {value} of {total}'
  const bar = new SingleBar(
    { format, hideCursor: false, clearOnComplete: true, stream: world.stderr as NodeJS.WriteStream },
    Presets.shades_classic
  )
  let shown = ''
  return {
    progress: (stage, done, total) => {
      if (world.now() - start < patience) return
      if (shown === stage) bar.update(done)
      else {
        if (shown !== '') bar.stop()
        bar.start(total, done, { stage: stage.padEnd(9) })
        shown = stage
      }
    },
    end: (totals) => {
      if (shown !== '') bar.stop()
      finish(shown !== '', totals)
    }
  }
}
