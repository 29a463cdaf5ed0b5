/**
 * What Lighthouse looks at and can be looked at without the network: head of the document, headings, sizes of what is tapped, shifts of the layout,
 * what holds up the first paint, compression, caching, first paint and smoothness with 300 articles. The table is printed.
 */
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { manyArticles } from './manyArticles.ts'
import { arrived, openBrowser, openPage, type Serving, scratchFile, serve } from './stage.ts'

let browser: Browser
let serving: Serving
let large: string
const rows: string[] = []

beforeAll(async () => {
  ;[browser, serving] = await Promise.all([
    openBrowser(),
    serve(['examples/break-up', scratchFile('checks.jsonl', manyArticles(300))])
  ])
  const found = await fetch(`${serving.address}/api/v1/stories?query=Tarn%20Hollow`)
  const { stories } = (await found.json()) as { stories: { id: string }[] }
  large = stories[0]!.id
}, 180_000)
afterAll(async () => {
  await browser?.close()
  serving?.stop()
  console.log(`| check | found |\n|---|---|\n${rows.join('\n')}`)
})

function note(check: string, found: string | number): void {
  rows.push(`| ${check} | ${found} |`)
}

/** Starts to count shifts and long tasks before anything is drawn. */
async function watchPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { shift: 0, tasks: [] as number[] }
    Reflect.set(window, 'seen', seen)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
        if (!hadRecentInput) seen.shift += value
      }
    }).observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.tasks.push(entry.duration)
    }).observe({ type: 'longtask', buffered: true })
  })
}

const seenOf = (page: Page) =>
  page.evaluate(() => Reflect.get(window, 'seen') as { shift: number; tasks: readonly number[] })

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

it('says in its head what it is, and orders its headings', async () => {
  const { page, context, faults } = await openPage(browser)
  for (const path of ['/', `/stories/${large}`, '/trace', '/words']) {
    await page.goto(serving.address + path)
    await arrived(page)
    const head = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      viewport: document.querySelector('meta[name=viewport]')?.getAttribute('content'),
      description: document.querySelector('meta[name=description]')?.getAttribute('content') ?? '',
      title: document.title,
      levels: [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]))
    }))
    expect(head.lang).toBe('en')
    expect(head.viewport).toBe('width=device-width, initial-scale=1')
    expect(head.description.length).toBeGreaterThan(40)
    expect(head.title).toMatch(/\S · hearsay$/)
    expect(head.levels.filter((level) => level === 1)).toHaveLength(1)
    const jumps = head.levels.filter((level, i) => i > 0 && level > head.levels[i - 1]! + 1)
    expect(`${path}: ${jumps}`).toBe(`${path}: `)
  }
  expect(faults).toEqual([])
  note('title, lang, viewport, description, order of headings', 'as they should be on 4 pages')
  await context.close()
})

it('has what is tapped large enough at 360 pixels', async () => {
  const { page, context } = await openPage(browser, { viewport: { width: 360, height: 780 } })
  const small: string[] = []
  let all = 0
  for (const path of ['/', `/stories/${large}`, '/trace']) {
    await page.goto(serving.address + path)
    await arrived(page)
    const found = await page.evaluate(() => {
      const shown = [
        ...document.querySelectorAll<HTMLElement>('button, select, input, summary, [role=button], nav a, a.button')
      ].filter(
        (element) =>
          element.checkVisibility() && element.getBoundingClientRect().width > 2 && element.className !== 'skip'
      )
      return shown.map((element) => {
        const { width, height } = element.getBoundingClientRect()
        // a link within a sentence may be as high as its line (WCAG 2.5.8)
        const inline = getComputedStyle(element).display === 'inline'
        return {
          name: (element.textContent ?? '').slice(0, 30),
          ok: inline || (width >= 24 && height >= 24),
          width,
          height
        }
      })
    })
    all += found.length
    for (const { name, ok, width, height } of found)
      if (!ok) small.push(`${path} ${name}: ${Math.round(width)} x ${Math.round(height)}`)
  }
  note('what is tapped is at least 24 x 24 at 360 px', `${all - small.length} of ${all}`)
  expect(small).toEqual([])
  await context.close()
})

it('is packed, kept, and held up by nothing but its own files', async () => {
  const { page, context } = await openPage(browser)
  const answers: {
    url: string
    encoding: string | undefined
    cache: string | undefined
    bytes: number
    type: string
  }[] = []
  page.on('response', async (response) => {
    const headers = response.headers()
    const body = await response.body().catch(() => Buffer.alloc(0))
    answers.push({
      url: response.url(),
      encoding: headers['content-encoding'],
      cache: headers['cache-control'],
      bytes: body.length,
      type: headers['content-type'] ?? ''
    })
  })
  await page.goto(`${serving.address}/stories/${large}`)
  await arrived(page)
  await page.waitForTimeout(200)
  for (const { url, encoding, cache, bytes } of answers) {
    expect(`${url} ${encoding}`).toBe(`${url} ${bytes > 1400 ? 'gzip' : undefined}`)
    expect(`${url} ${cache}`).toMatch(url.includes('/assets/') ? /immutable/ : /no-cache/)
  }
  const scripts = answers.filter(({ type }) => type.startsWith('text/javascript'))
  expect(scripts).toHaveLength(1)
  const script = gzipSync(await (await context.request.get(scripts[0]!.url)).body(), { level: 9 }).length
  note('script of the app, gzipped', `${(script / 1000).toFixed(1)} kB`)
  expect(script).toBeLessThanOrEqual(60_000)
  const blocking = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(
        (entry) =>
          (entry as PerformanceResourceTiming & { renderBlockingStatus: string }).renderBlockingStatus === 'blocking'
      )
      .map(({ name }) => new URL(name).pathname.replace(/-[0-9a-f]+/, ''))
  )
  expect(blocking).toEqual(['/assets/app.css'])
  note('compression, caching', `${answers.length} answers as they should be`)
  note('holds up the first paint', blocking.join(', '))
  await context.close()
})

it('paints a story of 300 articles within a second, does not shift, and scrolls', async () => {
  const paints: number[] = []
  const shown: number[] = []
  const shifts: number[] = []
  const longest: number[] = []
  const frames: number[] = []
  for (let run = 0; run < 5; run++) {
    const { page, context, faults } = await openPage(browser)
    await watchPaint(page)
    await page.goto(`${serving.address}/stories/${large}`)
    await page.waitForSelector('svg.chain')
    const at = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      picture: performance.now()
    }))
    await page.waitForTimeout(300)
    const before = (await seenOf(page)).tasks.length
    const gaps = await page.evaluate(async () => {
      const times: number[] = []
      let last = performance.now()
      for (let y = 0; y < document.documentElement.scrollHeight; y += 120) {
        window.scrollTo(0, y)
        await new Promise(requestAnimationFrame)
        times.push(performance.now() - last)
        last = performance.now()
      }
      return times
    })
    const seen = await seenOf(page)
    paints.push(at.paint)
    shown.push(at.picture)
    shifts.push(seen.shift)
    longest.push(Math.max(0, ...seen.tasks.slice(before)))
    frames.push([...gaps].sort((a, b) => a - b)[Math.floor(gaps.length * 0.95)] ?? 0)
    expect(faults).toEqual([])
    await context.close()
  }
  const list = (numbers: readonly number[]) =>
    `median ${Math.round(median(numbers))} ms of ${numbers.map(Math.round).join(', ')}`
  note('first contentful paint, 300 articles, warm server', list(paints))
  note('until the picture of the story is there', list(shown))
  note('longest task while scrolling', list(longest))
  note('95th percentile of the time between two frames while scrolling', list(frames))
  note('layout shift (CLS)', `largest ${Math.max(...shifts).toFixed(3)} of 5 runs`)
  expect(median(paints)).toBeLessThan(1000)
  expect(median(longest)).toBeLessThan(200)
  expect(Math.max(...shifts)).toBeLessThan(0.1)
})
