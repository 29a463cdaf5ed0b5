/**
 * A picture as a file: SVG that stands by itself, and PNG at twice its size. Colours and fonts are copied from the page onto each
 * element, so that the file needs no style sheet and looks as it did.
 */

const copied = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'opacity',
  'text-decoration'
] as const

/** The picture as the text of an SVG file. */
export function standaloneSvg(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const [from, to] = [picture.querySelectorAll('*'), copy.querySelectorAll('*')]
  from.forEach((element, i) => {
    const target = to[i]
    if (!target) return
    const style = getComputedStyle(element)
    for (const name of copied) {
      const value = style.getPropertyValue(name)
      if (value) target.setAttribute(name, value)
    }
    target.removeAttribute('class')
    target.removeAttribute('tabindex')
    if (target.tagName.toLowerCase() === 'a') target.removeAttribute('href')
  })
  const { width, height } = picture.viewBox.baseVal
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.insertBefore(ground, copy.firstChild)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.removeAttribute('class')
  return new XMLSerializer().serializeToString(copy)
}

/** Saves the picture under `name` with the ending of its kind. */
export async function savePicture(picture: SVGSVGElement, name: string, kind: 'svg' | 'png'): Promise<void> {
  const svg = standaloneSvg(picture)
  const blob = new Blob([svg], { type: 'image/svg+xml' })
  if (kind === 'svg') return download(blob, `${name}.svg`)
  const { width, height } = picture.viewBox.baseVal
  // browsers refuse canvases much larger than this
  const scale = Math.min(2, 16_000 / Math.max(width, height), Math.sqrt(120_000_000 / (width * height)))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (png) download(png, `${name}.png`)
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
