/**
 * Which words stand inside quotation marks. A quotation is short and may be all that two articles share, so it is fingerprinted
 * more finely than the rest.
 */

/** Ranges of words inside quotation marks: from, to, from, to … (`starts` as `readWords` gives them). */
export function quotedWords(_text: string, _starts: Uint32Array): Uint32Array {
  return new Uint32Array(0)
}
