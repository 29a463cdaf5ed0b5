/** Long work in between which other things get their turn: Ctrl-C is noticed, and what threads have done is taken in. */

/** Waits until what has happened meanwhile was seen to. */
export function breathe(): Promise<void> {
  return new Promise((go) => setImmediate(go))
}

/** Thrown by work that was asked to stop: nothing of it counts. */
export class GivenUp extends Error {}

/** Called now and then by long work: breathes, and throws `GivenUp` where it is to stop. */
export type Pause = () => Promise<void>

/** A pause that asks `stopped`. */
export function pauseUntil(stopped: (() => boolean) | undefined): Pause {
  return async () => {
    await breathe()
    if (stopped?.()) throw new GivenUp()
  }
}
