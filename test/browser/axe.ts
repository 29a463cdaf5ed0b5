/** axe-core on a page: violations as lines, so that a failing test says what is wrong and where. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Result {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** What axe-core finds; its default rules, which include WCAG 2.1 A and AA. */
export async function violations(page: Page): Promise<string[]> {
  // through the debugger, which no Content-Security-Policy of the page forbids
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: `${source};undefined` })
  const answer = await session.send('Runtime.evaluate', {
    expression:
      'axe.run(document, { resultTypes: ["violations"] }).then((result) => JSON.stringify({ violations: result.violations }))',
    awaitPromise: true,
    returnByValue: true
  })
  await session.detach()
  const { violations: found } = JSON.parse(String(answer.result.value)) as Result
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`))
}
