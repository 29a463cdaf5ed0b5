/** The one-file report: opens from disk, asks nobody for anything, holds hostile text as text, saves pictures, prints, and is quick with 300 articles. */
import { readFileSync, statSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { manyArticles } from './manyArticles.ts'
import { arrived, openBrowser, openPage, report, scratchFile } from './stage.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

describe('a report', () => {
  it('opens from disk with all its pages, asks for nothing, and passes axe', async () => {
    const path = await report('two', ['examples/break-up', 'examples/agency'])
    // the articles of the examples are 20 kB
    expect(statSync(path).size).toBeLessThan(150_000)
    const { page, context, faults } = await openPage(browser, { offline: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`file://${path}`)
    await arrived(page)
    expect(await page.locator('.storyItem').count()).toBeGreaterThan(1)
    expect(await violations(page)).toEqual([])
    await page.locator('.storyItem h2 a').first().click()
    await page.waitForSelector('svg.chain')
    await page.locator('.withoutForm select').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'See what falls' }).click()
    await page.waitForSelector('article.without')
    await page.goBack()
    await page.waitForSelector('article.story')
    await page.locator('.claims h3 a').first().click()
    await page.waitForSelector('.statements')
    await page.locator('.statements .where a').first().click()
    await page.waitForSelector('.readingBody')
    expect(await violations(page)).toEqual([])
    await page.goBack()
    await page.waitForSelector('.statements')
    expect(asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  it('shows the plain report where scripts are off', async () => {
    const path = await report('plain', ['examples/merger'])
    const { page, context } = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`file://${path}`)
    expect(await page.locator('pre').innerText()).toMatch(/outlets?\. /)
    await context.close()
  })

  it('prints', async () => {
    const path = await report('print', ['examples/agency'])
    const { page, context } = await openPage(browser)
    await page.goto(`file://${path}`)
    await arrived(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.top').isVisible()).toBe(false)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await context.close()
  })

  it('saves a picture as SVG that stands by itself, and as PNG', async () => {
    const path = await report('save', ['examples/agency'])
    const { page, context, faults } = await openPage(browser)
    await page.goto(`file://${path}`)
    await page.waitForSelector('svg.chain')
    const saved = async (name: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.picture').first().getByRole('button', { name }).click()
      ])
      return { name: download.suggestedFilename(), bytes: readFileSync((await download.path())!) }
    }
    const svg = await saved(/^SVG/)
    expect(svg.name).toMatch(/^provenance-.*\.svg$/)
    const text = svg.bytes.toString('utf8')
    expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(text).not.toMatch(/class=|var\(|<script|href=/)
    expect(text).toContain('Fjordline Press')
    const png = await saved(/^PNG/)
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.length).toBeGreaterThan(4000)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('hostile text', () => {
  const evil =
    '</script><script>window.caught=1</script><img src=x onerror="window.caught=1"><svg onload="window.caught=1">'
  const long = 'Endless '.repeat(12_500)
  const lines = [
    {
      id: 'a',
      outlet: `Cellar ${evil}`,
      published: '2030-01-02T10:00:00Z',
      headline: `Bells ${evil} \u202e\u0007 rung`,
      text: `“The bells ${evil} rang at noon and nobody pulled the rope at all,” a verger told Cellar Gazette.\n\n${evil}`
    },
    {
      id: 'b',
      outlet: 'Loft Gazette',
      published: '2030-01-03T10:00:00Z',
      headline: long,
      text: `${long}\n\n“The bells ${evil} rang at noon and nobody pulled the rope at all,” a source said.`
    },
    {
      id: '"><b>c',
      outlet: '\u202eLeft Herald',
      published: '2030-01-04T10:00:00Z',
      headline: '{{data}} ${1} %s',
      text: '“The bells rang at noon and nobody pulled the rope at all,” a source said.\u0000\u001b[31m'
    }
  ]

  it('changes nothing but itself', async () => {
    const path = await report('hostile', [
      scratchFile('hostile.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
    ])
    const { page, context, faults } = await openPage(browser, { viewport: { width: 390, height: 800 } })
    await page.goto(`file://${path}`)
    await arrived(page)
    const visit = async () => {
      expect(await page.evaluate(() => Reflect.get(window, 'caught'))).toBeUndefined()
      expect(await page.locator('main img, main script, main b, main iframe').count()).toBe(0)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBeLessThanOrEqual(0)
      expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(4000)
      expect(await page.evaluate(() => document.querySelector('main')?.innerText ?? '')).not.toMatch(
        /\u202e|[^\P{Cc}\n\t]/u
      )
    }
    await visit()
    for (const address of [
      '/',
      '/articles/a',
      '/articles/b',
      `/articles/${encodeURIComponent('"><b>c')}`,
      '/compare?a=a&b=b',
      '/stories?query=%3Cscript%3E',
      `/outlets/${encodeURIComponent(`Cellar ${evil}`)}`
    ]) {
      await page.goto(`file://${path}#${address}`)
      await arrived(page)
      await visit()
    }
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('three hundred articles', () => {
  it('are painted within a second, and fold', async () => {
    const path = await report('many', [scratchFile('many.jsonl', manyArticles(300))])
    const { page, context, faults } = await openPage(browser)
    const shown: number[] = []
    for (let i = 0; i < 3; i++) {
      await page.goto('about:blank')
      await page.goto(`file://${path}`)
      await page.waitForSelector('svg.chain')
      shown.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0))
    }
    console.log(`first contentful paint with 300 articles: ${shown.map(Math.round).join(', ')} ms`)
    expect(Math.min(...shown)).toBeLessThan(1000)
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2500)
    expect(await page.locator('svg.timeline .laneName').count()).toBeLessThan(31)
    // long tasks while the page is scrolled from end to end
    const longest = await page.evaluate(async () => {
      let most = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) most = Math.max(most, entry.duration)
      }).observe({ type: 'longtask' })
      for (let y = 0; y < document.documentElement.scrollHeight; y += 200) {
        window.scrollTo(0, y)
        await new Promise(requestAnimationFrame)
      }
      return most
    })
    expect(longest).toBeLessThan(200)
    expect(faults).toEqual([])
    await context.close()
  })
})
