/**
 * Lines of a byte stream, decoded, as they come: no more is read than is asked for.
 *
 * Only `\n` ends a line (and a `\r` before it goes): JSON may hold U+2028 and other line separators, at which `node:readline` would cut.
 * A line longer than the limit is given as null, so that one broken file cannot take all memory.
 */

/** Longest line, in bytes: longer than any article, and half of what a string can hold. */
const lineLimit = 64 * 1024 * 1024

/** Lines without their ends; null for a line over the limit. A last line needs no end. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  limit: number = lineLimit
): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = []
  let size = 0
  let first = true
  const take = (): string | null => {
    const over = size > limit
    let line = over ? null : Buffer.concat(parts, size).toString('utf8')
    if (first && line?.startsWith('\ufeff')) line = line.slice(1)
    first = false
    parts = []
    size = 0
    return line?.endsWith('\r') ? line.slice(0, -1) : line
  }
  const add = (part: Uint8Array) => {
    size += part.length
    if (size <= limit) parts.push(part)
    else parts = []
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (size > 0) yield take()
}
