/**
 * The labels of the two passes. Begin and inside for each role, as usual; the first pass also labels on which side of its cue
 * a source or content stands, and the gaps inside an attribution. So a chain that only sees one label back
 * still knows that a content has been opened and its cue is yet to come.
 */

/** First pass: before/after say where the role stands relative to its cue. */
export const find = {
  outside: 0,
  gap: 1,
  sourceBefore: 2,
  sourceAfter: 4,
  cue: 6,
  contentBefore: 8,
  contentAfter: 10,
  count: 12
} as const

/** Second pass, one cue at a time. */
export const link = { outside: 0, source: 1, content: 3, count: 5 } as const

/** A set of labels: which may follow which. `inside` marks labels that only continue a run. */
export interface LabelSet {
  readonly count: number
  /** `allowed[from * count + to]` is 1 where the step exists. */
  readonly allowed: Uint8Array
  /** 1 where a paragraph may begin with the label: all but those that only continue a run. A label that is not so follows itself or the one below it. */
  readonly first: Uint8Array
}

/** Labels where each of `begins` is followed by its inside label, one higher. */
function labelSet(count: number, begins: readonly number[]): LabelSet {
  const allowed = new Uint8Array(count * count).fill(1)
  const first = new Uint8Array(count).fill(1)
  for (const begin of begins) {
    const inside = begin + 1
    first[inside] = 0
    for (let from = 0; from < count; from++) {
      if (from !== begin && from !== inside) allowed[from * count + inside] = 0
    }
  }
  return { count, allowed, first }
}

export const findLabels = labelSet(find.count, [
  find.sourceBefore,
  find.sourceAfter,
  find.cue,
  find.contentBefore,
  find.contentAfter
])
export const linkLabels = labelSet(link.count, [link.source, link.content])

/** Bits of the roles of the second pass. */
export const sourceRole = 1
export const contentRole = 2
/** Role of each label of the second pass. */
export const linkRoles = Uint8Array.of(0, sourceRole, sourceRole, contentRole, contentRole)
