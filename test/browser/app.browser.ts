/** The served app on the example stories: each page, search, order, drop, compare, back and forward, keyboard alone. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { arrived, openBrowser, openPage, type Serving, serve, type Watched } from './stage.ts'

let browser: Browser
let serving: Serving
let watched: Watched
let page: Page

beforeAll(async () => {
  ;[browser, serving] = await Promise.all([
    openBrowser(),
    serve(['examples/break-up', 'examples/agency', 'examples/merger', 'examples/public-event'])
  ])
})
afterAll(async () => {
  await browser?.close()
  serving?.stop()
})
beforeEach(async () => {
  watched = await openPage(browser)
  page = watched.page
})
afterEach(async () => {
  const { faults } = watched
  await watched.context.close()
  expect(faults).toEqual([])
})

async function go(path: string): Promise<void> {
  await page.goto(serving.address + path)
  await arrived(page)
}

/** Goes to the first story of the list. */
async function firstStory(): Promise<void> {
  await go('/')
  await page.locator('.storyItem h2 a').first().click()
  await page.waitForSelector('.answerBox')
}

describe('stories', () => {
  it('are listed with their counts in words, most inflated first', async () => {
    await go('/')
    expect(await page.locator('.storyItem').count()).toBeGreaterThan(3)
    expect(await page.locator('.storyItem .answer').first().textContent()).toMatch(/^\d+ outlets\. /)
    expect(await violations(page)).toEqual([])
  })

  it('are found by words, and the address says so', async () => {
    await go('/')
    await page.getByRole('searchbox').fill('boathouse')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForSelector('#foundArticles')
    expect(page.url()).toContain('query=boathouse')
    expect(await page.locator('mark').first().textContent()).toMatch(/boathouse/i)
    expect(await violations(page)).toEqual([])
    await page.reload()
    await page.waitForSelector('#foundArticles')
    expect(await page.getByRole('searchbox').inputValue()).toBe('boathouse')
  })

  it('are ordered by time when asked', async () => {
    await go('/')
    const before = await page.locator('.storyItem h2').allTextContents()
    await page.getByRole('combobox').selectOption('time')
    await page.waitForURL(/sort=time/)
    await arrived(page)
    const after = await page.locator('.storyItem h2').allTextContents()
    expect([...after].sort()).toEqual([...before].sort())
    expect(after).not.toEqual(before)
  })
})

describe('a story', () => {
  it('answers in a sentence, draws the chain, and passes axe', async () => {
    await firstStory()
    expect(await page.locator('.counts.large .answer').textContent()).toMatch(/outlets\..*origin.*\./)
    expect(await page.locator('svg.chain a.node').count()).toBeGreaterThan(1)
    expect(await page.locator('svg.timeline .mark').count()).toBeGreaterThan(1)
    const shut = page.locator('.folding:not([open]) > summary')
    for (let i = 0; i < 60 && (await shut.count()) > 0; i++) await shut.first().click()
    await page.waitForSelector('.asTable table')
    expect(await violations(page)).toEqual([])
  })

  it('opens sentences from each number', async () => {
    await firstStory()
    for (const part of ['outlets', 'origins', 'people', 'why']) {
      const button = page.locator(`.counts.large .count.${part}`)
      await button.click()
      expect(await button.getAttribute('aria-expanded')).toBe('true')
      expect((await page.locator('.proof').first().innerText()).length).toBeGreaterThan(40)
    }
    await page.locator('.counts.large .count.people').click()
    expect(await page.locator('.proof .inlineSign').count()).toBeGreaterThan(1)
    expect(await violations(page)).toEqual([])
    await page.locator('.counts.small .count.outlets').first().click()
    expect(await page.locator('.proof .role-content').count()).toBeGreaterThan(1)
  })

  it('says what would fall without an outlet', async () => {
    await firstStory()
    const choice = page.locator('.withoutForm select')
    const outlet = await choice.locator('option').nth(1).getAttribute('value')
    await choice.selectOption(outlet!)
    await page.getByRole('button', { name: 'See what falls' }).click()
    await page.waitForSelector('article.without')
    expect(page.url()).toContain('/without?outlet=')
    expect(await page.locator('h1').textContent()).toBe(`Without ${outlet}`)
    expect(await page.locator('.answer').textContent()).toMatch(/^Without the outlet .*claims?/)
    expect(await page.locator('.knocked > li').count()).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
    await page.goBack()
    await page.waitForSelector('article.story')
  })

  it('holds a draft against its articles', async () => {
    await go('/stories?query=boathouse')
    await page.locator('.storyItem h2 a').first().click()
    await page.getByRole('link', { name: /Check a draft/ }).click()
    await page.waitForSelector('textarea')
    expect(await violations(page)).toEqual([])
    const text = readFileSync('examples/break-up/03-tideline-online.md', 'utf8').replace('52', '53')
    await page.getByRole('textbox').fill(`${text}\n\nThis is our own version.`)
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.waitForSelector('.progress .answer', { timeout: 30_000 })
    expect(await page.locator('.knocked > li').count()).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
  })

  it('leads to a comparison of two articles', async () => {
    await firstStory()
    const boxes = page.locator('.articles input')
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await page.getByRole('link', { name: 'Compare these two' }).click()
    await page.waitForSelector('.sides .shared')
    expect(await page.locator('.side').count()).toBe(2)
    expect(await page.locator('.bands path').count()).toBeGreaterThan(0)
    await page.locator('.side .badge').first().click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-badge')?.[0])).toBe('b')
    expect(await violations(page)).toEqual([])
  })
})

describe('a claim, an article, an outlet', () => {
  it('show statements in context, where they come from, and why', async () => {
    await firstStory()
    await page.locator('.claims h3 a').first().click()
    await page.waitForSelector('.statements')
    expect(page.url()).toContain('/claims/')
    expect(await page.locator('.statements > li').count()).toBeGreaterThan(2)
    expect(await page.locator('.steps > li').count()).toBeGreaterThan(1)
    expect(await page.locator('svg.timeline .mark').count()).toBeGreaterThan(1)
    expect(await violations(page)).toEqual([])
    const link = page.locator('.statements .where a').nth(1)
    const outlet = await link.textContent()
    await link.click()
    await page.waitForSelector('.readingBody')
    expect(await page.locator('[data-arrive]').count()).toBeGreaterThan(0)
    expect(await page.locator('[data-arrive]').first().isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.locator('.kicker a').first().click()
    await page.waitForSelector('article.outlet')
    expect(await page.locator('h1').textContent()).toBe(outlet)
    expect(await violations(page)).toEqual([])
  })

  it('say so where there is none', async () => {
    for (const path of [
      '/stories/none',
      '/claims/none',
      '/articles/none',
      '/outlets/none',
      '/compare?a=x&b=y',
      '/nowhere/at/all'
    ]) {
      await go(path)
      expect(await page.locator('h1').textContent()).toMatch(/^There is no such/)
    }
    // the browser itself reports each 404
    watched.faults.splice(0, watched.faults.length, ...watched.faults.filter((fault) => !fault.includes('404')))
  })
})

describe('going about', () => {
  it('works back and forward, with the page where it was left', async () => {
    await firstStory()
    const story = page.url()
    await page.evaluate(() => window.scrollTo(0, 600))
    await page.waitForFunction(() => window.scrollY > 500)
    await page.locator('table.articles tbody a').last().click()
    await page.waitForSelector('.readingBody')
    expect(await page.evaluate(() => window.scrollY)).toBeLessThan(400)
    await page.goBack()
    await page.waitForSelector('.answerBox')
    expect(page.url()).toBe(story)
    await page.waitForFunction(() => window.scrollY > 300)
    await page.goForward()
    await page.waitForSelector('.readingBody')
    expect(await page.title()).toMatch(/· hearsay$/)
  })

  it('works with the keyboard alone', async () => {
    await go('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await tabTo('.storyItem h2 a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.answerBox')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await tabTo('.count.outlets')
    await page.keyboard.press('Enter')
    expect(await page.locator('.proof').count()).toBe(1)
    await page.keyboard.press('Space')
    expect(await page.locator('.proof').count()).toBe(0)
    await tabTo('svg.chain a.node')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.readingBody')
  })

  it('opens and shuts a fold in the picture with the keyboard', async () => {
    await go('/stories?query=Fjordline')
    await page.locator('.storyItem h2 a').first().click()
    await page.waitForSelector('svg.chain')
    const fold = page.locator('svg.chain g.node[role="button"]').first()
    const before = await page.locator('svg.chain .node').count()
    await fold.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction((count) => document.querySelectorAll('svg.chain .node').length > count, before)
  })
})

async function tabTo(selector: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`${selector} is not reached by Tab`)
}

describe('trace your own', () => {
  const files = ['01-ledger-lane.txt', '02-ledger-lane-update.txt', '03-counting-house.html', '04-brass-sheet.md']

  it('takes files that are dropped, and shows their story', async () => {
    await go('/trace')
    expect(await violations(page)).toEqual([])
    const given = files.map((name) => ({ name, text: readFileSync(`examples/merger/${name}`, 'utf8') }))
    const transfer = await page.evaluateHandle((all) => {
      const data = new DataTransfer()
      for (const { name, text } of all) data.items.add(new File([text], name))
      return data
    }, given)
    await page.dispatchEvent('.dropZone', 'drop', { dataTransfer: transfer })
    await page.waitForSelector('.story, .storyItem', { timeout: 30_000 })
    expect(page.url()).toContain('/dropped')
    expect(await page.locator('nav').textContent()).toContain('Your stories')
    expect(await violations(page)).toEqual([])
  })

  it('takes pasted text', async () => {
    await go('/trace')
    const text = (name: string) => readFileSync(`examples/break-up/${name}`, 'utf8')
    await page.getByRole('textbox').fill(`${text('02-daily-cormorant.txt')}\n---\n${text('04-saltmarsh-post.txt')}`)
    await page.getByRole('button', { name: 'Trace the text' }).click()
    await page.waitForSelector('.story, .storyItem', { timeout: 30_000 })
    expect(page.url()).toContain('/dropped')
  })

  it('says so where nothing can be traced, and where what was dropped is gone', async () => {
    await go('/trace')
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') })
    await page.waitForSelector('.progress .warning')
    await go('/dropped')
    expect(await page.locator('h1').textContent()).toBe('These articles are gone')
    watched.faults.splice(0, watched.faults.length, ...watched.faults.filter((fault) => !/status of 4\d\d/.test(fault)))
  })
})
