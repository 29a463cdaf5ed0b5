/** Who holds the rights in a page: the name is what its line leaves without marks, years and words of law. */
import { describe, expect, it } from 'vitest'
import { isRightsLine, rightsHolders } from '../../src/read/rights.ts'

const holder = (line: string) => rightsHolders(line)[0]?.name ?? null

describe('the holder of rights', () => {
  it.each([
    ['© Hazel FM 2022', 'Hazel FM'],
    ['© 2022-2024 Fell Media Ltd. All rights reserved.', 'Fell Media'],
    ['© Fell Gazette 2020 to 2023', 'Fell Gazette'],
    ['Copyright Fell Gazette', 'Fell Gazette'],
    ['(c) Hello Tarn, 2022', 'Hello Tarn'],
    ['2022 © Fell Gazette', 'Fell Gazette'],
    ['Fell Gazette © 2022', 'Fell Gazette'],
    ['Fell Gazette Ltd 2021 ©', 'Fell Gazette'],
    ['2022 Inside Fell. All rights reserved.', 'Inside Fell'],
    ['© Copyright 2021 – Tarn 24', 'Tarn 24'],
    ['Copyright © 2024 Channel 9. All rights reserved. This material may not be copied.', 'Channel 9']
  ])('%s', (line, name) => {
    expect(holder(line)).toBe(name)
    expect(isRightsLine(line)).toBe(!line.includes('This'))
  })

  it('is bare without year and reservation', () => {
    const bare = (line: string) => rightsHolders(line)[0]?.bare
    expect(['© KNP', '(c) Fell Gazette', 'Copyright Fell Gazette'].map(bare)).toEqual([true, true, true])
    expect(['© 2021 KNP', '© Fell Gazette. All rights reserved'].map(bare)).not.toContain(true)
  })

  it.each([
    '©',
    '© 2021',
    'All rights reserved',
    'All rights reserved. This material may not be copied.',
    'Copyright Law Explained',
    'She sued over copyright in 2019, Holm said'
  ])('nobody in: %s', (line) => {
    expect(holder(line)).toBeNull()
  })
})
