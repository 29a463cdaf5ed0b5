/**
 * Which articles are joined directly, as a writer holds it: a graph in a few large arrays, 28 bytes a join, as a corpus has more joins than
 * articles. An article leads to its joins by a list through `next`. A join has two ends: end `2j` and end `2j + 1` of join `j`.
 */

export interface Joins {
  /** The article at each end. */
  ends: Uint32Array
  /** The next end of the same article, -1 where there is none. */
  next: Int32Array
  /** The first end of each article, -1 where there is none. */
  heads: Int32Array
  /** In how many lists the two of each join stand close together; 0 where there is no join any more. */
  lists: Int32Array
  /** How much they are alike. */
  similarity: Float32Array
  /** Joins that are held or were; and those that were, to be used again. */
  count: number
  readonly free: number[]
}

export function makeJoins(): Joins {
  return {
    ends: new Uint32Array(2048),
    next: new Int32Array(2048),
    heads: new Int32Array(1024).fill(-1),
    lists: new Int32Array(1024),
    similarity: new Float32Array(1024),
    count: 0,
    free: []
  }
}

/** The join of two articles, -1 where there is none. */
export function findJoin(joins: Joins, one: number, two: number): number {
  if (one >= joins.heads.length || two >= joins.heads.length) return -1
  for (let end = joins.heads[one]!; end >= 0; end = joins.next[end]!) if (joins.ends[end ^ 1] === two) return end >> 1
  return -1
}

/** Joins two articles that are not joined. */
export function addJoin(joins: Joins, one: number, two: number, lists: number, similarity: number): void {
  const highest = Math.max(one, two)
  if (highest >= joins.heads.length) {
    const heads = new Int32Array(highest * 2).fill(-1)
    heads.set(joins.heads)
    joins.heads = heads
  }
  if (!joins.free.length && joins.count === joins.lists.length) grow(joins)
  const join = joins.free.pop() ?? joins.count++
  joins.lists[join] = lists
  joins.similarity[join] = similarity
  for (const [side, article] of [one, two].entries()) {
    const end = join * 2 + side
    joins.ends[end] = article
    joins.next[end] = joins.heads[article]!
    joins.heads[article] = end
  }
}

/** Takes a join away. */
export function dropJoin(joins: Joins, join: number): void {
  for (const end of [join * 2, join * 2 + 1]) {
    const article = joins.ends[end]!
    if (joins.heads[article] === end) joins.heads[article] = joins.next[end]!
    else {
      let before = joins.heads[article]!
      while (joins.next[before] !== end) before = joins.next[before]!
      joins.next[before] = joins.next[end]!
    }
  }
  joins.lists[join] = 0
  joins.free.push(join)
}

/** The joins of an article. */
export function joinsOf(joins: Joins, article: number): number[] {
  const own: number[] = []
  for (let end = joins.heads[article] ?? -1; end >= 0; end = joins.next[end]!) own.push(end >> 1)
  return own
}

function grow(joins: Joins): void {
  const size = joins.lists.length * 2
  const ends = new Uint32Array(size * 2)
  const next = new Int32Array(size * 2)
  const lists = new Int32Array(size)
  const similarity = new Float32Array(size)
  ends.set(joins.ends)
  next.set(joins.next)
  lists.set(joins.lists)
  similarity.set(joins.similarity)
  Object.assign(joins, { ends, next, lists, similarity })
}
