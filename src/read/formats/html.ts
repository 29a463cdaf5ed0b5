/**
 * HTML: the article out of the page (Mozilla's Readability over linkedom), its tags, and the kind of each block as the markup tells it.
 *
 * The two libraries cost 0.2 s to load and are loaded at the first page. Deeply nested or broken pages that overflow them are read by
 * stripping tags instead. Header and footer lines outside the article are read for outlet and date only.
 */
import { createRequire } from 'node:module'
import type { BlockKind, Problem } from '../../model.ts'
import { cleanLine, cleanPage } from '../clean.ts'
import type { Draft, Mark } from '../draft.ts'
import { givenByTags, type PageDocument } from '../tags.ts'
import type { Content, Drafts, Format } from './format.ts'
import { stripTags } from './stripTags.ts'
import { type Piece, piecesOf, type TreeNode } from './walk.ts'

interface Page extends PageDocument, TreeNode {
  readonly documentElement: TreeNode | null
  readonly body: TreeNode | null
}

interface Libraries {
  readonly parseHTML: (html: string) => { document: Page }
  readonly Readability: new (
    document: Page,
    options: object
  ) => { parse(): { content: TreeNode | null; title: string | null } | null }
}

let libraries: Libraries | undefined

/** Nesting beyond which the parsers recurse too deeply; newsrooms' pages stay under 100. */
const deepest = 1000
/** A page whose article has fewer characters than this and than half of the body's was misjudged. */
const tooShort = 250

/** Web pages, whole or in fragments. */
export const html: Format = {
  name: 'html',
  accepts: ({ text, uri }) => {
    const head = text.slice(0, 3000).trimStart()
    if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return true
    if (/^(?:<\?xml|<(?:rss|feed|rdf:RDF|opml)\b)/i.test(head)) return false
    const named = /\.(?:x?html?|xht|amp|aspx?|php)(?:\.gz)?$/i.test(uri.replace(/[?#].*$/, ''))
    const tags =
      head.match(/<\/?(?:p|div|article|section|h[1-6]|span|a|ul|li|br|meta|title|script|figure|main|header)\b[^>]*>/gi)
        ?.length ?? 0
    return tags >= (named ? 1 : 3) && (named || /^<[a-z!]/i.test(head))
  },
  read: (content) => readPage(content)
}

function readPage(content: Content): Drafts {
  const problems: Problem[] = []
  const { uri } = content
  if (nesting(content.text) > deepest) {
    const message = `${uri} is nested too deeply for a web page: its tags were stripped and the plain text was read.`
    return { drafts: [stripTags(content)], problems: [{ uri, code: 'badMarkup', message }] }
  }
  try {
    const draft = parsed(content)
    if (draft.text.trim() !== '') return { drafts: [draft], problems }
    const stripped = stripTags(content)
    if (stripped.text.trim() !== '') return { drafts: [stripped], problems }
    return {
      drafts: [],
      problems: [
        { uri, code: 'noText', message: `${uri} is a web page without text: was it saved before it had loaded?` }
      ]
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    const message = `${uri} could not be parsed as HTML (${reason}): its tags were stripped and the plain text was read.`
    return { drafts: [stripTags(content)], problems: [{ uri, code: 'badMarkup', message }] }
  }
}

function parsed({ uri, text }: Content): Draft {
  libraries ??= load()
  const source = /<body\b/i.test(text) ? text : `<html><body>${text}</body></html>`
  const { document } = libraries.parseHTML(source)
  const given = givenByTags(document, uri)
  const everything = piecesOf(document.body ?? document.documentElement ?? document, 'page')
  const title = cleanLine([...document.querySelectorAll('title')][0]?.textContent ?? '')
  // From here on the document is Readability's: it takes it apart.
  const reader = new libraries.Readability(document, {
    serializer: (node: TreeNode) => node,
    charThreshold: 200,
    keepClasses: true
  })
  const found = reader.parse()
  const article = found?.content ? piecesOf(found.content, 'article') : []
  const chosen =
    length(article) >= tooShort || length(article) * 2 >= length(everything.filter(isText))
      ? article
      : everything.filter(isText)
  const titled = withHeadline(chosen, headings(everything), given.headline)
  const inText = new Set(titled.map((piece) => piece.text))
  const margin = everything
    .filter((piece) => piece.text.length <= 160 && !inText.has(piece.text))
    .map((piece) => piece.text)
  return {
    uri,
    ...joined(titled),
    given: { ...given, headline: given.headline ?? headline(titled, title) },
    margin: marginText(margin)
  }
}

function isText(piece: Piece): boolean {
  return !piece.aside
}

/** Only lines that can tell date, byline or outlet; a page has hundreds of links. */
function marginText(lines: readonly string[]): string {
  const telling = lines.filter((line) => /\d{4}|©|copyright|^by\b|published|updated|posted/i.test(line))
  return cleanPage(telling.slice(0, 40).join('\n\n'))
}

function length(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0)
}

function headings(pieces: readonly Piece[]): string[] {
  return pieces.filter((piece) => piece.level === 1).map((piece) => piece.text)
}

/** The headline stands first in the text, once: Readability drops the page's h1. */
function withHeadline(pieces: readonly Piece[], tops: readonly string[], given: string | undefined): Piece[] {
  const key = (line: string): string => line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const wanted = given ? key(given) : undefined
  const at = pieces.findIndex(
    (piece) =>
      piece.level !== undefined &&
      (piece.level === 1 || key(piece.text) === wanted || tops.some((top) => key(top) === key(piece.text)))
  )
  if (at >= 0 && at < 8) return pieces.map((piece, i) => (i === at ? { ...piece, kind: 'headline' as const } : piece))
  const shown =
    tops.find((top) => wanted !== undefined && key(top) === wanted) ??
    (tops.length === 1 ? tops[0] : undefined) ??
    given
  return shown ? [{ text: shown, kind: 'headline', level: 1, aside: false }, ...pieces] : [...pieces]
}

function headline(pieces: readonly Piece[], title: string): string | undefined {
  const shown = pieces.find((piece) => piece.kind === 'headline')?.text
  if (shown) return shown
  const bare = title.replace(/\s+[|–—·»-]\s+[^|–—·»]{2,40}$/, '')
  return bare === '' ? undefined : bare
}

function joined(pieces: readonly Piece[]): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  let text = ''
  for (const piece of pieces) {
    const line = cleanPage(piece.text).trim()
    if (line === '') continue
    const start = text.length
    text += `${line}\n\n`
    const kind: BlockKind | undefined = piece.kind
    if (kind) marks.push({ start, end: start + line.length, kind })
  }
  return { text: text.trimEnd(), marks }
}

/** Tags that need no end tag, so that they do not nest by being left open. */
const unclosed = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option thead tbody tfoot'.split(
    ' '
  )
)

/** Depth of the deepest open tag. The parsers take time in the square of it, or overflow the stack. */
function nesting(source: string): number {
  let depth = 0
  let most = 0
  for (const match of source.matchAll(/<(\/?)([a-z][\w:-]*)([^<>]*)>/gi)) {
    if (match[3]!.endsWith('/') || unclosed.has(match[2]!.toLowerCase())) continue
    depth = Math.max(0, depth + (match[1] ? -1 : 1))
    if (depth > most) most = depth
  }
  return most
}

function load(): Libraries {
  const require = createRequire(import.meta.url)
  const { parseHTML } = require('linkedom') as Pick<Libraries, 'parseHTML'>
  const { Readability } = require('@mozilla/readability') as Pick<Libraries, 'Readability'>
  return { parseHTML, Readability }
}
