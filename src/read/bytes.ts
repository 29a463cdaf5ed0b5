/**
 * Bytes to text: gzip is known by its magic bytes, the encoding by its mark, by what a page declares and, last, by what the
 * bytes can be: valid UTF-8 is UTF-8; many NULs in every second place are UTF-16; the rest is windows-1252, the Western
 * encoding of old sites. What is neither is no text.
 */
import { constants, gunzipSync } from 'node:zlib'
import type { Problem } from '../model.ts'

/** Text, or why there is none. Problems may come with text: what could be read of a truncated file. */
export interface Decoded {
  readonly text: string | null
  readonly problems: readonly Problem[]
}

/** Largest input that is read whole; larger ones are JSON lines, which a caller streams. In bytes, after unpacking. */
export const defaultLimit = 50 * 1024 * 1024

/** Decodes the bytes of one input. Never throws. */
export function decode(uri: string, given: Uint8Array, limit: number = defaultLimit): Decoded {
  const problems: Problem[] = []
  const fail = (code: string, message: string): Decoded => ({
    text: null,
    problems: [...problems, { uri, code, message }]
  })
  let bytes = given
  for (let depth = 0; isGzip(bytes); depth++) {
    if (depth === 3) return fail('notText', `${uri} is packed more than three times: unpack it first.`)
    const unpacked = unpack(bytes, limit)
    if (unpacked.state === 'tooLarge') return fail('tooLarge', tooLarge(uri, limit))
    if (unpacked.state === 'truncated') {
      const message = `${uri} is a damaged or truncated gzip file: only its beginning (${unpacked.bytes.length} bytes) was read.`
      problems.push({ uri, code: 'truncated', message })
      if (unpacked.bytes.length === 0) return { text: null, problems }
    }
    bytes = unpacked.bytes
  }
  if (bytes.length === 0) return fail('emptyFile', `${uri} is empty: there is nothing to read.`)
  if (bytes.length > limit) return fail('tooLarge', tooLarge(uri, limit))
  const text = toText(bytes)
  if (text === null)
    return fail('notText', `${uri} is not text (a picture, PDF or program?): save the page as text or HTML.`)
  if (text.trim() === '') return fail('emptyFile', `${uri} has nothing but blanks: there is nothing to read.`)
  return { text, problems }
}

function tooLarge(uri: string, limit: number): string {
  const size = limit >= 2 ** 20 ? `${Math.round(limit / 2 ** 20)} MB` : `${limit} bytes`
  return `${uri} is larger than ${size}, too large for one page: split it, or give many articles as JSON lines.`
}

/** Whether bytes are packed with gzip, whatever the file is called. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
}

interface Unpacked {
  readonly state: 'whole' | 'truncated' | 'tooLarge'
  readonly bytes: Uint8Array
}

function unpack(bytes: Uint8Array, limit: number): Unpacked {
  try {
    return { state: 'whole', bytes: gunzipSync(bytes, { maxOutputLength: limit }) }
  } catch (error) {
    if (code(error) === 'ERR_BUFFER_TOO_LARGE') return { state: 'tooLarge', bytes: new Uint8Array() }
  }
  try {
    const begun = gunzipSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH })
    return { state: 'truncated', bytes: begun }
  } catch {
    return { state: 'truncated', bytes: new Uint8Array() }
  }
}

function code(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** Text of the bytes, or null where they are none. */
export function toText(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return swapped(bytes)
  const head = bytes.subarray(0, 4096)
  const nuls = countNuls(head)
  const half = head.length / 2
  if (nuls.odd > half * 0.4 && nuls.even < half * 0.1) return readable(new TextDecoder('utf-16le').decode(bytes))
  if (nuls.even > half * 0.4 && nuls.odd < half * 0.1) return readable(swapped(bytes))
  if ((nuls.odd + nuls.even) * 20 > head.length) return null
  if (looksBinary(head)) return null
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(Buffer.from(head).toString('latin1'))?.[1]
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return readable(western(bytes, declared))
  }
}

/** Text that is not UTF-8: as its page declares, else UTF-8 with a few damaged bytes, else windows-1252. */
function western(bytes: Uint8Array, declared: string | undefined): string {
  if (declared && !/^utf-?8$/i.test(declared)) {
    try {
      return /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(declared)
        ? windows1252(bytes)
        : new TextDecoder(declared).decode(bytes)
    } catch {
      // An encoding nobody knows: go on as if nothing had been declared.
    }
  }
  const lenient = new TextDecoder('utf-8').decode(bytes)
  const broken = lenient.split('\ufffd').length - 1
  let beyond = 0
  for (const byte of bytes) if (byte >= 0x80) beyond++
  // Two thirds: of windows-1252 text nearly every byte beyond ASCII breaks UTF-8, of cut or mended UTF-8 hardly any.
  return broken * 3 > beyond * 2 || (/^utf-?8$/i.test(declared ?? '') === false && broken * 3 > beyond)
    ? windows1252(bytes)
    : lenient
}

/** The characters of windows-1252 that differ from Latin-1, from 0x80 on; \u0081 and its like are not assigned. */
const beyondLatin1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Windows-1252 by hand: the decoder of some Node versions takes it for Latin-1 and loses the quotation marks. */
function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replace(/[\u0080-\u009f]/g, (character) => beyondLatin1.charAt(character.charCodeAt(0) - 0x80))
}

function swapped(bytes: Uint8Array): string {
  return new TextDecoder('utf-16be').decode(bytes)
}

function countNuls(head: Uint8Array): { even: number; odd: number } {
  let even = 0
  let odd = 0
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++
  return { even, odd }
}

const signatures = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x50, 0x41, 0x52, 0x31],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
  [0x37, 0x7a, 0xbc, 0xaf]
]

/** PDF, Office, pictures, programs, Parquet and packed files by signature; else by control characters. */
function looksBinary(head: Uint8Array): boolean {
  if (signatures.some((signature) => signature.every((byte, i) => head[i] === byte))) return true
  let strange = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) strange++
  return strange * 20 > head.length
}

function readable(text: string): string | null {
  const head = text.slice(0, 4000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const strange = head.match(/[\u0000-\u0008\u000e-\u001f\u0080-\u009f\ufffd]/g)?.length ?? 0
  return strange * 10 > head.length ? null : text
}
