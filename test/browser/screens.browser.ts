/** Pictures of every page at three widths and in both themes, kept in `BROWSER_OUT`: to be looked at. No page may be wider than its window. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { manyArticles } from './manyArticles.ts'
import { arrived, openBrowser, openPage, outFolder, type Serving, scratchFile, serve } from './stage.ts'

interface Named {
  readonly id: string
  readonly articles: readonly { readonly id: string }[]
}

let browser: Browser
let serving: Serving
let pages: readonly (readonly [name: string, path: string])[]

beforeAll(async () => {
  const examples = ['break-up', 'agency', 'merger', 'public-event'].map((name) => `examples/${name}`)
  ;[browser, serving] = await Promise.all([
    openBrowser(),
    serve([...examples, scratchFile('screens.jsonl', manyArticles(300))])
  ])
  const ask = async <Value>(path: string) => (await (await fetch(`${serving.address}/api/v1${path}`)).json()) as Value
  const storyWith = async (word: string) =>
    (await ask<{ stories: { id: string; top: { id: string } | null }[] }>(`/stories?query=${encodeURIComponent(word)}`))
      .stories[0]!
  const [couple, agency, many] = [
    await storyWith('boathouse'),
    await storyWith('Fjordline'),
    await storyWith('Tarn Hollow')
  ]
  const [first, second] = (await ask<Named>(`/stories/${couple.id}`)).articles
  pages = [
    ['stories', '/'],
    ['search', '/stories?query=boathouse'],
    ['story', `/stories/${couple.id}`],
    ['story-agency', `/stories/${agency.id}`],
    ['story-many', `/stories/${many.id}`],
    ['without', `/stories/${couple.id}/without?outlet=Marquee+Weekly`],
    ['draft', `/stories/${couple.id}/draft`],
    ['claim', `/claims/${couple.top!.id}`],
    ['claim-many', `/claims/${many.top!.id}`],
    ['article', `/articles/${encodeURIComponent(second!.id)}`],
    ['compare', `/compare?a=${encodeURIComponent(first!.id)}&b=${encodeURIComponent(second!.id)}`],
    ['outlet', `/outlets/${encodeURIComponent('The Daily Cormorant')}`],
    ['trace', '/trace'],
    ['words', '/words']
  ]
})
afterAll(async () => {
  await browser?.close()
  serving?.stop()
})

it.each([
  [360, 'light'],
  [360, 'dark'],
  [768, 'light'],
  [768, 'dark'],
  [1600, 'light'],
  [1600, 'dark']
] as const)('%i wide, %s', async (width, colorScheme) => {
  mkdirSync(outFolder, { recursive: true })
  const { page, context, faults } = await openPage(browser, { viewport: { width, height: 900 }, colorScheme })
  for (const [name, path] of pages) {
    await page.goto(serving.address + path)
    await arrived(page)
    await page.waitForTimeout(60)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(`${name}: ${over}`).toBe(`${name}: 0`)
    await page.screenshot({ path: join(outFolder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
  }
  expect(faults).toEqual([])
  await context.close()
})
