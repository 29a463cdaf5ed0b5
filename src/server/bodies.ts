/**
 * Answers kept as they were sent: the text of a page of records is made once a revision, not once a request. Bounded by size;
 * what was asked for longest ago goes first.
 */
export interface Bodies {
  readonly get: (key: string) => Uint8Array | undefined
  readonly put: (key: string, body: Uint8Array) => void
  /** Bytes kept. */
  readonly size: () => number
}

/** Keeps at most `limit` bytes; a body larger than a quarter of it is not kept. */
export function makeBodies(limit: number = 64 * 1024 * 1024): Bodies {
  const kept = new Map<string, Uint8Array>()
  let size = 0
  const drop = (key: string) => {
    size -= kept.get(key)?.length ?? 0
    kept.delete(key)
  }
  return {
    get: (key) => {
      const body = kept.get(key)
      if (body) {
        kept.delete(key)
        kept.set(key, body)
      }
      return body
    },
    put: (key, body) => {
      drop(key)
      if (body.length > limit / 4) return
      kept.set(key, body)
      size += body.length
      for (const oldest of kept.keys()) {
        if (size <= limit) break
        drop(oldest)
      }
    },
    size: () => size
  }
}
