/** What somebody probably meant: the nearest known words to a mistyped one. */

/** Up to `most` of `known` that begin with `wanted`, hold it or are few letters away from it, nearest first. */
export function nearest(wanted: string, known: readonly string[], most = 3): string[] {
  const limit = Math.max(2, Math.ceil(wanted.length * 0.4))
  return known
    .map((word) => ({ word, far: farness(wanted, word) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word)
}

/** 0 for a beginning, 1 for a part of the word (of three letters or more), else the letters that differ. */
function farness(wanted: string, word: string): number {
  if (word.startsWith(wanted)) return 0
  if (wanted.length > 2 && word.toLowerCase().includes(wanted.toLowerCase())) return 1
  // A shortened id is held against as much of each word.
  return Math.min(distance(wanted, word), distance(wanted, word.slice(0, wanted.length)))
}

/** Letters to add, drop, change or swap (Damerau 1964, the restricted form), without regard to case. */
function distance(first: string, second: string): number {
  const [a, b] = [first.toLowerCase().slice(0, 80), second.toLowerCase().slice(0, 80)]
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}

/** The one id that is `wanted` or begins with it; else the ids that could be meant. */
export function findId(
  wanted: string,
  ids: readonly string[]
): { readonly id: string } | { readonly near: string[]; readonly why: 'unknown' | 'several' } {
  if (ids.includes(wanted)) return { id: wanted }
  const begins = ids.filter((id) => id.startsWith(wanted))
  if (begins.length === 1) return { id: begins[0]! }
  if (begins.length > 1) return { near: begins.slice(0, 5), why: 'several' }
  return { near: nearest(wanted, ids), why: 'unknown' }
}
