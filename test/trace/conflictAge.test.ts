/** Ages given to somebody whose name stands elsewhere: in the paragraph before, or beside a role. */
import { describe, expect, it } from 'vitest'
import { trace } from '../../src/pipeline.ts'

const page = (outlet: string, day: number, ...lines: string[]) => ({
  uri: `${outlet}.txt`,
  bytes: new TextEncoder().encode(`${outlet}\nMarch ${day}, 2024\n\n${lines.join('\n\n')}\n`)
})

const ages = (...pages: ReturnType<typeof page>[]) =>
  trace(pages)
    .conflicts.filter((conflict) => conflict.attribute === 'age')
    .map(({ subject, verdict, values }) => [
      subject,
      verdict,
      values
        .map((v) => v.value)
        .sort()
        .join(' ')
    ])

const castle = 'Climber Ottilie Brandt will attempt the north face of Mount Harrow in May, her club said on Friday.'

describe('ages of somebody named elsewhere', () => {
  it('reads a role with an age as the one person whom the page calls so', () => {
    const found = ages(
      page(
        'Harrow Post',
        4,
        'Climber Ottilie Brandt to try north face',
        castle,
        'The climber, 31, has tried twice before.'
      ),
      page(
        'Valley Gazette',
        5,
        'Ottilie Brandt plans a third attempt',
        'Ottilie Brandt, 33, will attempt the north face of Mount Harrow in May.'
      )
    )
    expect(found).toEqual([['Ottilie Brandt', 'conflict', '31 33']])
  })

  it('reads an age at the start of a paragraph as that of the only person named before', () => {
    const found = ages(
      page('Harrow Post', 4, 'North face attempt in May', castle, 'The 31-year-old has tried twice before.'),
      page(
        'Valley Gazette',
        5,
        'A third attempt',
        'Ottilie Brandt, 33, will attempt the north face of Mount Harrow in May.'
      )
    )
    expect(found).toEqual([['Ottilie Brandt', 'conflict', '31 33']])
  })

  it('gives the age to nobody where two people are named before', () => {
    const found = ages(
      page(
        'Harrow Post',
        4,
        'North face attempt in May',
        'Ottilie Brandt will attempt the north face of Mount Harrow in May, and Jonas Weller will carry the ropes.',
        'The 31-year-old has tried twice before.'
      ),
      page(
        'Valley Gazette',
        5,
        'A third attempt',
        'Jonas Weller, 44, will join Ottilie Brandt, 33, on Mount Harrow in May.'
      )
    )
    expect(found).toEqual([])
  })
})
