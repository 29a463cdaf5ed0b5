/** Where the note about a picture begins behind its caption, and sentences of articles that end in the same words. */
import { describe, expect, it } from 'vitest'
import { pictureNoteAt } from '../../src/read/pictureNotes.ts'

const cut = (line: string) => {
  const at = pictureNoteAt(line)
  return at === null ? null : [line.slice(0, at), line.slice(at).trimStart()]
}

describe('the note about a picture', () => {
  it.each([
    ['Holm left the hall at noon', ' | Archive, Arden, 2019'],
    ['At the weir: “We sold it”, Holm said.', ' Photo taken in Arden, 2019'],
    ['The tablet is old and “older than writing”', ' [library picture, Arden, 2018]'],
    ['Holm at the quay', ' (archive picture from Arden, 2015)'],
    ['The hall is closed', '; the picture was taken in Arden in 2017'],
    ['The hall is closed', '; seen in Arden in 2019'],
    ['Holm signs', ', photographed in Arden in 2016'],
    ['Holm signs the book', ' – file image'],
    ['Holm signs the book.', ' Photo: Ida Wren/Fell Post'],
    ['Holm waits outside court.', ' File photo.'],
    ['Holm opens the gate', ' – Picture by Ida Wren, May 2020'],
    ['Holm in the yard', ' / Stock photo'],
    ['Holm signs the book', ' (AP Photo/Ida Wren, File)']
  ])('%s%s', (caption, note) => {
    expect(cut(caption + note)).toEqual([caption, note.trimStart()])
  })

  it.each([
    'He kept the photo; it was stolen in 2019',
    'The museum opened in May. Pictures were taken in Oslo.',
    'She showed a letter (signed in Oslo in 2019)',
    'The library closed; the archive in Arden burned in 2019',
    'He told the Post. The picture changed in Arden.',
    'Prices rose – the picture in Oslo is mixed',
    'The film was shot in Arden, 2019',
    'Officers searched the yard; Holm was last seen in Oslo in 2019',
    'He was last seen in Oslo in 2019.',
    'Update at 11:40. Still Making Statements',
    'Police have seized the archive in Arden',
    'Holm (left) and Berg at the gate'
  ])('none in: %s', (line) => {
    expect(cut(line)).toBeNull()
  })
})
