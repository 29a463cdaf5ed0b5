/**
 * Answers in gzip for who takes it (`Accept-Encoding`): documents are packed once at the start, pages of records when they are first asked for,
 * beside other work. Short ones are sent as they are.
 */
import { promisify } from 'node:util'
import { constants, gzip, gzipSync } from 'node:zlib'

/** Bytes below which packing saves nothing worth having. */
const least = 1400

const packAside = promisify(gzip)

/** Whether a client takes gzip. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  return /(?:^|[,\s])gzip(?:\s*;\s*q=(?:0?\.\d*[1-9]\d*|1(?:\.0*)?))?\s*(?:,|$)/i.test(acceptEncoding ?? '')
}

/** A document, packed as small as it gets; null where that is not worth it. */
export function packed(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < least) return null
  const made = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION })
  return made.length < bytes.length ? made : null
}

/** A page of records, packed fast and beside other work; as it is where it is short. */
export async function packedAside(bytes: Uint8Array): Promise<Uint8Array | null> {
  return bytes.length < least ? null : packAside(bytes, { level: constants.Z_BEST_SPEED })
}

/** The tag of a packed answer: its bytes are others than those of the plain one. */
export function packedTag(etag: string): string {
  return etag.replace(/"$/, '-gzip"')
}
