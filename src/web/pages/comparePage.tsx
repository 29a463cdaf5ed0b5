/**
 * Two articles side by side: the passages they share are numbered and joined by bands, and within them the words that differ are marked;
 * below, the claims that both make.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Article, Block } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import { dateWords } from '../../report/dates.ts'
import type { ComparePage as Page } from '../../report/pages.ts'
import { visible } from '../../report/safe.ts'
import { useLoaded } from '../load.ts'
import { type Marked, segmentsOf } from '../parts/segments.ts'
import { Arrived } from '../parts/waiting.tsx'
import { Quote, Words } from '../parts/words.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

type Side = 'a' | 'b'

interface Piece {
  /** Number of the passage, from 0. */
  readonly passage: number
  readonly kind: 'passage' | 'changed'
}

/** The page of a comparison. */
export function ComparePage({ a, b }: { readonly a: string; readonly b: string }) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `compare ${a} ${b}`, () => source.compare(a, b))
  return <Arrived of={loaded} what="pair of articles" draw={(page) => <Comparison page={page} />} />
}

function Comparison({ page }: { readonly page: Page }) {
  const href = useHref()
  const shared = page.passages.reduce((sum, passage) => sum + passage.a.end - passage.a.start, 0)
  const part = Math.round((100 * shared) / Math.max(1, page.a.text.length))
  return (
    <article class="compare">
      <header class="pageHead">
        <p class="kicker">Side by side</p>
        <h1 tabIndex={-1}>
          <Words text={nameOf(page.a)} most={80} /> and <Words text={nameOf(page.b)} most={80} />
        </h1>
        <p class="facts">
          {page.passages.length === 0
            ? 'No passage in common.'
            : `${plural(page.passages.length, 'passage')} in common: about ${Math.min(100, part)} % of the first text. Words that differ within them are `}
          {page.passages.length > 0 && <span class="differs">marked so</span>}
        </p>
      </header>
      <Sides page={page} />
      {page.claims.length > 0 && (
        <section aria-labelledby="both">
          <h2 id="both">{plural(page.claims.length, 'claim')} that both make</h2>
          <ul class="singles">
            {page.claims.slice(0, 100).map(({ claim }) => (
              <li key={claim.id} class="single">
                <a href={href({ page: 'claim', id: claim.id })}>
                  <Quote text={claim.text} most={220} />
                </a>
                <span class="when">{claim.sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function nameOf(article: Article): string {
  return article.outlet?.name ?? article.uri
}

/** The head line above the text says it already. */
function repeatsHeadline(article: Article, block: Block): boolean {
  return block.kind === 'headline' && article.text.slice(block.start, block.end).trim() === article.headline?.trim()
}

interface Band {
  readonly key: number
  readonly path: string
}

function Sides({ page }: { readonly page: Page }) {
  const frame = useRef<HTMLDivElement>(null)
  const bands = useBands(frame, page)
  const [near, setNear] = useState<number | null>(null)
  const jump = (side: Side, passage: number) => {
    const target = frame.current?.querySelector<HTMLElement>(`[data-badge="${side === 'a' ? 'b' : 'a'}${passage}"]`)
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    target?.focus({ preventScroll: true })
    setNear(passage)
  }
  return (
    <div class="sides" ref={frame}>
      <SideText page={page} side="a" near={near} jump={jump} />
      <div class="bands" aria-hidden="true">
        {bands.width > 0 && (
          // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from readers, who have the numbers in the texts
          <svg width={bands.width} height={bands.height} viewBox={`0 0 ${bands.width} ${bands.height}`}>
            {bands.bands.map((band) => (
              <path key={band.key} class={band.key === near ? 'band near' : 'band'} d={band.path} />
            ))}
          </svg>
        )}
      </div>
      <SideText page={page} side="b" near={near} jump={jump} />
    </div>
  )
}

interface SideProps {
  readonly page: Page
  readonly side: Side
  readonly near: number | null
  readonly jump: (side: Side, passage: number) => void
}

function SideText({ page, side, near, jump }: SideProps) {
  const href = useHref()
  const article = page[side]
  const blocks = article.blocks
    .filter((block) => block.kind !== 'boilerplate' && !repeatsHeadline(article, block))
    .slice(0, 300)
  const numbered = new Map<number, number[]>()
  for (const [i, passage] of page.passages.entries()) {
    const start = passage[side].start
    numbered.set(start, [...(numbered.get(start) ?? []), i])
  }
  return (
    <section class="side" aria-label={nameOf(article).slice(0, 120)}>
      <h2>
        <a href={href({ page: 'article', id: article.id, statement: null })}>
          <Words text={article.headline || nameOf(article)} most={200} />
        </a>
      </h2>
      <p class="facts">
        <Words text={nameOf(article)} most={80} />, {dateWords(article.published, 'withYear')}
      </p>
      {blocks.map((block) => (
        <p key={block.start} class={`block ${block.kind}`}>
          <bdi>
            {segmentsOf(article.text, block, marksOf(page, side, block, numbered)).map((segment) => {
              const pieces = segment.marks.map((mark) => mark.kind)
              const first = pieces.find((piece) => piece.kind === 'passage')
              const badges = numbered.get(segment.start) ?? []
              const look = [
                ...(first ? ['shared'] : []),
                ...(pieces.some((piece) => piece.kind === 'changed') ? ['differs'] : []),
                ...(first?.passage === near ? ['near'] : [])
              ]
              return (
                <span
                  key={segment.start}
                  class={look.join(' ') || undefined}
                  {...(first ? { 'data-piece': `${side}${first.passage}` } : {})}
                >
                  {badges.map((passage) => (
                    <button
                      key={passage}
                      type="button"
                      class="badge"
                      data-badge={`${side}${passage}`}
                      aria-label={`Passage ${passage + 1}: to its place in the other text`}
                      onClick={() => jump(side, passage)}
                    >
                      {passage + 1}
                    </button>
                  ))}
                  {visible(segment.text.slice(0, 4000))}
                </span>
              )
            })}
          </bdi>
        </p>
      ))}
    </section>
  )
}

function marksOf(
  page: Page,
  side: Side,
  block: Block,
  numbered: ReadonlyMap<number, readonly number[]>
): Marked<Piece>[] {
  const marks: Marked<Piece>[] = []
  page.passages.forEach((passage, i) => {
    const span = passage[side]
    if (span.start >= block.end || span.end <= block.start) return
    marks.push({ start: span.start, end: span.end, kind: { passage: i, kind: 'passage' } })
    for (const segment of passage.segments) {
      const part = segment[side]
      if (segment.kind === 'changed' && part.start < part.end)
        marks.push({ start: part.start, end: part.end, kind: { passage: i, kind: 'changed' } })
    }
  })
  // a cut where each passage begins, also within another, so that its number has a place
  for (const start of numbered.keys())
    if (start > block.start && start < block.end)
      marks.push({ start, end: start + 1, kind: { passage: numbered.get(start)![0]!, kind: 'passage' } })
  return marks
}

/** Bands between the places of each passage, measured from the page whenever its width changes. */
function useBands(
  frame: { readonly current: HTMLDivElement | null },
  page: Page
): { readonly width: number; readonly height: number; readonly bands: readonly Band[] } {
  const [made, setMade] = useState<{ width: number; height: number; bands: Band[] }>({ width: 0, height: 0, bands: [] })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const ground = element.querySelector('.bands')?.getBoundingClientRect()
      if (!ground || ground.width < 8) return setMade({ width: 0, height: 0, bands: [] })
      const bands = page.passages.flatMap((_, i) => {
        const [from, to] = [extent(element, `a${i}`), extent(element, `b${i}`)]
        if (!from || !to) return []
        const [t1, b1, t2, b2] = [from.top, from.bottom, to.top, to.bottom].map((y) => Math.round(y - ground.top))
        const [w, h] = [Math.round(ground.width), Math.round(ground.width / 2)]
        return [{ key: i, path: `M0 ${t1}C${h} ${t1} ${h} ${t2} ${w} ${t2}V${b2}C${h} ${b2} ${h} ${b1} 0 ${b1}Z` }]
      })
      setMade({ width: Math.round(ground.width), height: Math.round(element.getBoundingClientRect().height), bands })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, page])
  return made
}

function extent(frame: HTMLElement, piece: string): { readonly top: number; readonly bottom: number } | null {
  const places = [...frame.querySelectorAll(`[data-piece="${piece}"]`)].map((element) =>
    element.getBoundingClientRect()
  )
  if (places.length === 0) return null
  return {
    top: Math.min(...places.map((place) => place.top)),
    bottom: Math.max(...places.map((place) => place.bottom))
  }
}
