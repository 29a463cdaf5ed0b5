/** The frame of a picture: its heading, the picture in the width there is, what its signs mean, its table, and buttons that save it. */
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Folding } from '../parts/folding.tsx'
import { savePicture } from './savePicture.ts'

interface FigureProps {
  readonly name: string
  /** What the picture shows, in a sentence; read to those who do not see it. */
  readonly about: string
  /** File name without ending. */
  readonly file: string
  readonly draw: (width: number, svg: RefObject<SVGSVGElement>) => ComponentChildren
  readonly legend?: ComponentChildren
  readonly table: () => ComponentChildren
}

/** Width before the page is measured: also what is printed where it never is. */
const usualWidth = 960

/** A picture with its table. */
export function Figure({ name, about, file, draw, legend, table }: FigureProps) {
  const frame = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const width = useWidth(frame)
  const save = (kind: 'svg' | 'png') => {
    if (svg.current) void savePicture(svg.current, file, kind)
  }
  return (
    <figure class="picture" aria-label={name}>
      <div class="canvas" ref={frame}>
        {draw(width, svg)}
      </div>
      <figcaption>
        <span class="unseen">{about}</span>
        {legend}
        <div class="tools">
          <Folding summary="As a table" look="asTable">
            {table}
          </Folding>
          <span class="saving">
            Save as{' '}
            <button type="button" class="link" onClick={() => save('svg')}>
              SVG<span class="unseen"> ({name})</span>
            </button>{' '}
            <button type="button" class="link" onClick={() => save('png')}>
              PNG<span class="unseen"> ({name})</span>
            </button>
          </span>
        </div>
      </figcaption>
    </figure>
  )
}

function useWidth(frame: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => setWidth(Math.floor(element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return width || Math.min(usualWidth, Math.max(280, document.documentElement.clientWidth - 40))
}
