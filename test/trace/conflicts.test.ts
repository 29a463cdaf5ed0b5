/**
 * Pairs of invented pages that differ, or seem to, on an age, a number, a day, a place, a spelling, a status: what a person would say of them.
 * Cases are data: a line "verdict | what it shows", then a page a line, "date | sentences"; the file is named for the attribute.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { trace } from '../../src/pipeline.ts'

const folder = join(import.meta.dirname, '../cases/conflicts')
const outlets = ['Harrow Post', 'Valley Gazette', 'Coast Mirror']

function casesOf(file: string) {
  return readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\n{2,}/)
    .map((block, number) => {
      const [head, ...pages] = block.split('\n')
      const [verdict, about] = head!.split(' | ')
      const inputs = pages.map((page, i) => {
        const [day, text] = page.split(' | ')
        return { uri: `${i + 1}.txt`, bytes: new TextEncoder().encode(`${outlets[i]}\n${day}\n\n${text}\n`) }
      })
      return { name: `${number + 1} ${about}`, verdict: verdict!, inputs }
    })
}

for (const file of readdirSync(folder).sort()) {
  const attribute = file.replace('.txt', '')
  describe(attribute, () => {
    it.each(casesOf(file))('$name: $verdict', ({ verdict, inputs }) => {
      const found = trace(inputs).conflicts.filter((conflict) => conflict.attribute === attribute)
      expect(found.map((conflict) => conflict.verdict)).toEqual(verdict === 'none' ? [] : [verdict])
    })
  })
}
