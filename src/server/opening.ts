/**
 * What is served while it is still being read and traced: the server listens from the start, and says how far the work is until there are records.
 */
import type { Holdings } from '../store/holdings.ts'

/** How far the work is: `done` of `total` of a stage. */
export interface OpeningProgress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

export interface Opening {
  /** The records, once they are there; rejects where there will be none. */
  readonly holdings: Promise<Holdings>
  /** Null while nothing is known. */
  readonly progress: () => OpeningProgress | null
}

/** Records that are there already. */
export function opened(holdings: Holdings): Opening {
  return { holdings: Promise.resolve(holdings), progress: () => null }
}

/** Seconds that a request waits for the records unless it says otherwise, and at most. */
const usualWait = 20

/** Whether a client would rather be told to come again than wait: `Prefer: respond-async` (RFC 7240). */
export function comesAgain(prefer: string | undefined): boolean {
  return /(?:^|[,\s])respond-async(?:$|[,;\s])/i.test(prefer ?? '')
}

/** Seconds that a request is willing to wait: `Prefer: wait=5`. */
export function waitOf(prefer: string | undefined): number {
  const found = /(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/i.exec(prefer ?? '')
  return found ? Math.min(usualWait, Number(found[1])) : usualWait
}

/** The records, if they are there within some seconds; else null. */
export async function within(opening: Opening, seconds: number): Promise<Holdings | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), seconds * 1000)
  })
  try {
    return await Promise.race([opening.holdings, late])
  } finally {
    clearTimeout(timer)
  }
}
