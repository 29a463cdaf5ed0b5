/**
 * Integer hashes, so that a feature is a few multiplications and never a string.
 *
 * The weights file names features by these hashes only (the "hashing trick", Weinberger et al. 2009): no word of the
 * corpus can be read out of it. Changing anything here makes every weights file unreadable: raise its version then.
 */

/** 32-bit FNV-1a over the UTF-16 code units; curly apostrophes count as straight ones. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    hash = Math.imul(hash ^ (unit === 0x2019 || unit === 0x2018 ? 0x27 : unit), 0x01000193)
  }
  return hash
}

/** Mixes a second value into a hash; the multipliers and the rotation are MurmurHash3's. */
export function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51)
  k = (k << 15) | (k >>> 17)
  hash ^= Math.imul(k, 0x1b873593)
  hash = (hash << 13) | (hash >>> 19)
  return (Math.imul(hash, 5) + 0xe6546b64) | 0
}
