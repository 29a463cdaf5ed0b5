/** A document's text in pieces, in order: one piece for each paragraph, heading, list item, caption, with what its tag says. */
import type { BlockKind } from '../../model.ts'

/** The little of a DOM node that is needed. */
export interface TreeNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly firstChild: TreeNode | null
  readonly nextSibling: TreeNode | null
  getAttribute?(name: string): string | null
}

/** One line of text out of the markup. */
export interface Piece {
  readonly text: string
  readonly kind?: BlockKind
  /** Rank of a heading, 1 to 6. */
  readonly level?: number
  /** Whether it stands in navigation, a header, a footer or a side column. */
  readonly aside: boolean
}

const skipped = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'IFRAME',
  'BUTTON',
  'SELECT',
  'INPUT',
  'TEXTAREA',
  'HEAD',
  'OBJECT',
  'AUDIO',
  'VIDEO',
  'CANVAS'
])
const sides = new Set(['NAV', 'ASIDE', 'FOOTER', 'HEADER', 'FORM'])
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL AMP-IMG TIME-STAMP'.split(
    ' '
  )
)
/** A row is one line; its cells are not. */
const inRow = new Set(['TD', 'TH'])

/** Walks a tree without recursion, so that depth costs no stack. `article` trusts the tree; `page` marks side columns. */
export function piecesOf(top: TreeNode, scope: 'article' | 'page'): Piece[] {
  const pieces: Piece[] = []
  let line = ''
  let context: Context = { kind: undefined, level: undefined, aside: false }
  const flush = (): void => {
    const text = line.replace(/[\s\u00a0]+/g, ' ').trim()
    line = ''
    if (text !== '')
      pieces.push({
        text,
        aside: context.aside,
        ...(context.kind ? { kind: context.kind } : {}),
        ...(context.level ? { level: context.level } : {})
      })
  }
  const steps: Step[] = [{ node: top, context, leaving: false }]
  while (steps.length > 0) {
    const step = steps.pop()!
    const { node } = step
    if (node.nodeType === 3) {
      line += node.textContent ?? ''
      continue
    }
    const name = node.nodeName.toUpperCase()
    if (step.leaving) {
      flush()
      context = step.context
      continue
    }
    if ((node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) || skipped.has(name) || isHidden(node))
      continue
    if (name === 'BR') {
      flush()
      continue
    }
    if (inRow.has(name)) line += ' '
    else if (blocks.has(name)) {
      flush()
      steps.push({ node, context, leaving: true })
      context = contextOf(name, node, context, scope)
    }
    const children: TreeNode[] = []
    for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
    for (let i = children.length - 1; i >= 0; i--) steps.push({ node: children[i]!, context, leaving: false })
  }
  flush()
  return pieces
}

interface Context {
  readonly kind: BlockKind | undefined
  readonly level: number | undefined
  readonly aside: boolean
}

interface Step {
  readonly node: TreeNode
  readonly context: Context
  readonly leaving: boolean
}

function contextOf(name: string, node: TreeNode, outer: Context, scope: 'article' | 'page'): Context {
  const aside = outer.aside || (scope === 'page' && sides.has(name) && !(name === 'HEADER' && holdsHeading(node)))
  const heading = /^H([1-6])$/.exec(name)
  if (heading) return { kind: outer.kind, level: Number(heading[1]), aside }
  if (
    name === 'FIGCAPTION' ||
    /\b(?:caption|wp-caption-text|media__caption)\b/i.test(node.getAttribute?.('class') ?? '')
  )
    return { kind: 'caption', level: undefined, aside }
  if (name === 'LI') return { kind: outer.kind ?? 'bullet', level: undefined, aside }
  return { kind: outer.kind, level: undefined, aside }
}

/** An article's own header holds its headline; the site's does not matter. */
function holdsHeading(node: TreeNode): boolean {
  for (let child = node.firstChild; child; child = child.nextSibling) if (/^H1$/i.test(child.nodeName)) return true
  return false
}

function isHidden(node: TreeNode): boolean {
  const style = node.getAttribute?.('style') ?? ''
  return (
    node.getAttribute?.('hidden') != null ||
    node.getAttribute?.('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  )
}
