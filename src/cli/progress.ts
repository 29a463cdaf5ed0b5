/**
 * Progress on standard error, only once the work has taken a second: a bar on a terminal, else a line now and then, with the rate and the
 * time that is left; at the end a line of totals. Nothing of it goes to standard output.
 */
import type { World } from './world.ts'

/** Work shorter than this is silent, milliseconds. */
const patience = 1000
/** Between two lines where there is no terminal, milliseconds. */
const between = 5000

export interface Meter {
  /** Called as work goes on: `done` of `total` of a stage; `course` says how all of it goes, where the stage is but a part. */
  readonly progress: (stage: string, done: number, total: number, course?: string) => void
  /** Ends the display; says `totals`, unless empty, if anything was shown. */
  readonly end: (totals: string) => void
}

/** A meter for one run. `silent` shows nothing, ever. */
export async function makeMeter(mode: 'shown' | 'silent', world: World): Promise<Meter> {
  if (mode === 'silent') return { progress: () => {}, end: () => {} }
  const start = world.now()
  const seconds = () => `${((world.now() - start) / 1000).toFixed(1)} s`
  const finish = (shown: boolean, totals: string) => {
    if (shown && totals !== '') world.stderr.write(`hearsay: ${totals}, ${seconds()}.\n`)
  }
  const pace = makePace(world)
  if (world.stderr.isTTY !== true) {
    let next = start + patience
    return {
      progress: (stage, done, total, course) => {
        const own = pace(stage, done, total)
        const speed = course || own
        if (world.now() < next) return
        next = world.now() + between
        world.stderr.write(`hearsay: ${stage} ${done} of ${total}, ${seconds()}${speed}\n`)
      },
      end: (totals) => finish(next !== start + patience, totals)
    }
  }
  const { Presets, SingleBar } = await import('cli-progress')
  const format = 'hearsay: {stage} {bar} {value} of {total}{speed}'
  const bar = new SingleBar(
    { format, hideCursor: false, clearOnComplete: true, stream: world.stderr as NodeJS.WriteStream },
    Presets.shades_classic
  )
  let shown = ''
  return {
    progress: (stage, done, total, course) => {
      const own = pace(stage, done, total)
      const speed = course || own
      if (world.now() - start < patience) return
      if (shown === stage) {
        bar.setTotal(total)
        bar.update(done, { speed })
      } else {
        if (shown !== '') bar.stop()
        bar.start(total, done, { stage: stage.padEnd(9), speed })
        shown = stage
      }
    },
    end: (totals) => {
      if (shown !== '') bar.stop()
      finish(shown !== '', totals)
    }
  }
}

/** How fast a stage goes and how long it will take, in words; empty while that cannot be told. */
function makePace(world: World): (stage: string, done: number, total: number) => string {
  let current = ''
  let begun = 0
  let first = 0
  let last = 0
  return (stage, done, total) => {
    if (stage !== current || done < last) {
      current = stage
      begun = world.now()
      first = done
    }
    last = done
    const spent = (world.now() - begun) / 1000
    if (spent < 1 || done <= first) return ''
    const rate = (done - first) / spent
    return `, ${rateOf(rate)}${total > done ? `, ${timeOf((total - done) / rate)} left` : ''}`
  }
}

/** How a run goes that is done in batches: over all of its input, by the bytes of it that are dealt with. */
export interface Course {
  /** Called after each batch: articles, and bytes of the input, so far. */
  readonly note: (articles: number, bytes: number) => void
  /** In words; empty before the first batch. */
  readonly told: () => string
}

/** The course of a run over so many bytes; null where that is not known. */
export function makeCourse(bytes: number | null, world: World): Course {
  const begun = world.now()
  let said = { articles: 0, bytes: 0, seconds: 0 }
  return {
    note: (articles, done) => {
      said = { articles, bytes: done, seconds: (world.now() - begun) / 1000 }
    },
    told: () => {
      if (said.articles === 0 || said.seconds < 1) return ''
      const rate = said.articles / said.seconds
      const shown = `; ${said.articles} articles done, ${rateOf(rate)}`
      if (bytes === null || said.bytes === 0 || said.bytes >= bytes) return shown
      const left = (said.seconds * bytes) / said.bytes - (world.now() - begun) / 1000
      return `${shown}, ${timeOf(Math.max(0, left))} left`
    }
  }
}

function rateOf(rate: number): string {
  return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`
}

function timeOf(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
