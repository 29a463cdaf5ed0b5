/** A fault of a corpus that a person can do something about: told in one line. */

/** `usage`: asked wrongly (no such corpus, held by another). `damaged`: the corpus itself is not as it was written. `disk`: the system refused. */
export type FaultKind = 'usage' | 'damaged' | 'disk'

export class CorpusFault extends Error {
  readonly kind: FaultKind
  constructor(kind: FaultKind, message: string) {
    super(message)
    this.kind = kind
  }
}

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'the disk can only be read',
  ENOTDIR: 'a part of the path is a file'
}

/** What the file system or DuckDB says, as a fault of the corpus at `path`; others are handed on as they are. */
export function asFault(error: unknown, path: string): unknown {
  if (error instanceof CorpusFault || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : /No space left|ENOSPC/i.test(error.message) ? 'ENOSPC' : ''
  if (words[code])
    return new CorpusFault('disk', `cannot write into ${path}: ${words[code]}. What was added before is kept.`)
  if (/IO Error|Invalid Input Error: .*parquet|Parquet|snappy|zstd|Invalid Error/i.test(error.message)) {
    const line = error.message.split('\n')[0]
    return new CorpusFault(
      'damaged',
      `the corpus ${path} cannot be read: ${line}. hearsay check ${path} shows which segment is damaged.`
    )
  }
  return error
}
