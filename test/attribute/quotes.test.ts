import { describe, expect, it } from 'vitest'
import { quotationsOf } from '../../src/text/quotes.ts'

const inside = (text: string) => quotationsOf(text).map((q) => text.slice(q.start, q.end))
const outermost = (text: string) =>
  quotationsOf(text)
    .filter((q) => q.within === null)
    .map((q) => text.slice(q.start, q.end))

describe('quotationsOf', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['curly', '“We will come,” she said. “All of us.”', ['We will come,', 'All of us.']],
    ['straight', '"We will come," she said. "All of us."', ['We will come,', 'All of us.']],
    ['mixed in one pair', '“We will come," she said. "All of us.”', ['We will come,', 'All of us.']],
    ['British single', '‘We won’t come,’ she said. ‘It’s over.’', ['We won’t come,', 'It’s over.']],
    ['straight single', "'We won't come,' she said. 'It's over.'", ["We won't come,", "It's over."]],
    ['fragments', "The deal was called 'brief' and later 'finished.'", ['brief', 'finished.']],
    ['guillemets', 'Elle a dit : « On verra », puis « non ».', ['On verra', 'non']],
    ['guillemets turned', 'Er sagte: »Nein« und ging.', ['Nein']],
    ['German', 'Sie sagte: „Das ist alles“, und „mehr nicht“.', ['Das ist alles', 'mehr nicht']],
    ['Swedish', 'Han sade: ”Vi kommer inte”.', ['Vi kommer inte']],
    ['possessives and contractions', "The boys' coats don't fit the girls' cousins.", []],
    ['decades', "She loved the '90s and the ’80s; rock 'n' roll wasn't dead.", []],
    ['elisions', "He told 'em 'cause it wasn't so.", []],
    ['possessive inside', '‘The boys’ coats are wet,’ she said.', ['The boys’ coats are wet,']],
    ['two plural fragments', "He wrote 'dogs' and 'cats' on it.", ['dogs', 'cats']],
    ['inches', 'He is 6\'2" and plays a 12" record. "Fine," he says.', ['Fine,']],
    ['inches inside', '"I am 6\'2" tall," he said.', ['I am 6\'2" tall,']],
    ['number at the end', '"I was 12" was the title.', ['I was 12']],
    ['nested', '“She told me, ‘Go home,’ and I went,” he said.', ['She told me, ‘Go home,’ and I went,', 'Go home,']],
    ['nested British', "'He called it “absurd” and left,' she said.", ['He called it “absurd” and left,', 'absurd']],
    ['never closed', '“We will come, she said.\n\nThe rain fell.', ['We will come, she said.']],
    ['stray closing mark', 'We will come,” she said. “All of us.”', ['All of us.']],
    ['LaTeX', "``We will come,'' she said.", ['We will come,']],
    ['closing and reopening without a space', '"Yes,"she said,"no."', ['Yes,', 'no.']],
    ['dash inside', '“I thought—” he began. “No—never.”', ['I thought—', 'No—never.']],
    [
      'one never closed before another',
      '"We will come, she said. "All of us," he said.',
      ['We will come, she said.', 'All of us,']
    ],
    ['empty', '', []]
  ]
  for (const [name, text, expected] of cases) it(name, () => expect(inside(text)).toEqual(expected))

  it('follows a quotation over paragraphs', () => {
    const text = '“One.\n\n“Two.\n\n“Three,” she said.\n\nThe rain fell.'
    const found = quotationsOf(text)
    expect(found.map((q) => text.slice(q.start, q.end))).toEqual(['One.', 'Two.', 'Three,'])
    expect(found.map((q) => q.continues)).toEqual([null, 0, 1])
    expect(found.map((q) => q.closed)).toEqual([false, false, true])
  })

  it('follows single marks over paragraphs', () => {
    const found = quotationsOf('She wrote: ‘One.\n\n‘Two,’ and left.')
    expect(found.map((q) => q.continues)).toEqual([null, 0])
  })

  it('marks what is nested', () => {
    expect(outermost('“She told me, ‘Go home,’ and I went,” he said.')).toEqual(['She told me, ‘Go home,’ and I went,'])
  })

  it('keeps outer offsets', () => {
    const [only] = quotationsOf('He said “no”.')
    expect(only).toMatchObject({ outerStart: 8, start: 9, end: 11, outerEnd: 12, closed: true })
  })
})
