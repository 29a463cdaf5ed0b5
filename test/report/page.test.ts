/** The one-file report: what is packed is unpacked, what is put into the page cannot leave its place. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { trace } from '../../src/pipeline.ts'
import { htmlReport } from '../../src/report/html.ts'
import { packTrace, unpackTrace } from '../../src/report/packed.ts'

const encoder = new TextEncoder()

describe('a packed trace', () => {
  it('is the trace again, value for value, and smaller', async () => {
    const { readFileSync } = await import('node:fs')
    const folder = 'examples/break-up'
    const made = trace(readdirSync(folder).map((name) => ({ uri: name, bytes: readFileSync(`${folder}/${name}`) })))
    expect(made.statements.length).toBeGreaterThan(10)
    expect(unpackTrace(packTrace(made))).toEqual(JSON.parse(JSON.stringify(made)))
    expect(packTrace(made).length).toBeLessThan(JSON.stringify(made).length * 0.95)
  })

  it('keeps words of spans that are not those of the text', () => {
    const made = trace([{ uri: 'a.txt', bytes: encoder.encode('“The mill has stopped,” the miller said.') }])
    const statement = made.statements[0]!
    const odd = { ...made, statements: [{ ...statement, cue: { start: 0, end: 3, text: 'other words' } }] }
    expect(unpackTrace(packTrace(odd))).toEqual(JSON.parse(JSON.stringify(odd)))
  })
})

describe('the page', () => {
  const template = '<title>{{title}}</title><noscript>{{plain}}</noscript><script type="text/plain">{{data}}</script>'

  it('holds title and plain text escaped, and data as base64 only', () => {
    const page = [
      ...htmlReport(template, {
        title: '</title><b>{{data}}',
        data: 'QUJD</script><b>',
        plain: ['</noscript>&"\'', '$& {{title}}']
      })
    ].join('')
    expect(page).toBe(
      '<title>&#60;/title&#62;&#60;b&#62;{{data}}</title><noscript><pre>&#60;/noscript&#62;&#38;&#34;&#39;\n$&#38; {{title}}\n</pre></noscript><script type="text/plain">QUJD/scriptb</script>'
    )
  })

  it('refuses a template that is none', () => {
    expect(() => [...htmlReport('<p>', { title: '', data: '', plain: [] })]).toThrow(/npm run build/)
  })
})
