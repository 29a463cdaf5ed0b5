/** Long work in between which other things get their turn: Ctrl-C is noticed, and what threads have done is taken in. */

/** Waits until what has happened meanwhile was seen to. */
export function breathe(): Promise<void> {
  return new Promise((go) => setImmediate(go))
}
