/**
 * The files of the web app, read once when the server starts and served from memory by their exact address: no address is ever
 * made into a path, so none can lead out of the folder.
 *
 * Files under `assets/` bear a hash in their name and may be kept for ever; the page itself is asked for again each time.
 */
import { createHash } from 'node:crypto'
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packed } from './packing.ts'

export interface ServedFile {
  readonly type: string
  readonly bytes: Uint8Array
  /** In gzip; null where that is no smaller. */
  readonly packed: Uint8Array | null
  readonly etag: string
  readonly cacheControl: string
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webp: 'image/webp',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json'
}

/** Stands beside the app for the command `report`, and is no page of it. */
const reportTemplate = 'report.html'

/** Files under a folder by address, `/` being `index.html`; empty where there is no `index.html`. */
export function readServedFiles(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>()
  const visit = (path: string, address: string) => {
    for (const entry of entriesOf(path)) {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) visit(inside, `${address}${entry.name}/`)
      else if (entry.isFile() && !entry.name.startsWith('.') && !(address === '/' && entry.name === reportTemplate))
        files.set(address + entry.name, servedFile(entry.name, readFileSync(inside), address))
    }
  }
  visit(folder, '/')
  const index = files.get('/index.html')
  if (!index) return new Map()
  return files.set('/', index)
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

function isText(name: string): boolean {
  return /\.(?:html|js|css|json|map|svg|txt|webmanifest)$/i.test(name)
}

/** A file as it is served. */
export function servedFile(name: string, bytes: Uint8Array, address: string): ServedFile {
  return {
    type: types[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    bytes,
    packed: isText(name) ? packed(bytes) : null,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    cacheControl: address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  }
}
