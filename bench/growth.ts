/**
 * Articles in any number for the bench of the corpus, as a stream of JSON lines: real newswire (where it is at hand, else invented articles),
 * and after the last one the same again as news of another world: names get other endings, a fifth of the sentences is left out, dates
 * are moved. So the number of stories grows with the articles, as in news that goes on. It is harder than news in one way: an article is much like the one
 * at its place in every other world, so that each world touches most of what was there, as an archive does that is full of subjects which never end.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { sharedPath } from '../eval/places.ts'
import { makeArticles } from './articles.ts'

interface Line {
  readonly id: string
  readonly outlet?: string | null
  readonly published?: string | null
  readonly headline?: string | null
  readonly text: string
}

const day = 86_400_000
const endings = [
  'an',
  'berg',
  'co',
  'den',
  'er',
  'feld',
  'gor',
  'holt',
  'ia',
  'ka',
  'lund',
  'mer',
  'ner',
  'os',
  'per',
  'ris'
]

/** Lines of so many articles, from number `from` on; the same every time. */
export async function* growing(count: number, from = 0): AsyncGenerator<string> {
  if (!base) {
    base = []
    for await (const line of baseLines()) base.push(line)
  }
  for (let number = from; number < from + count; number++) {
    const world = Math.floor(number / base.length)
    const line = base[number % base.length]!
    yield `${JSON.stringify(world === 0 ? line : moved(line, world))}\n`
  }
}

let base: Line[] | undefined

async function* baseLines(): AsyncGenerator<Line> {
  const files = ['politics', 'reuters', 'bbc'].map((name) => sharedPath('data', 'news', `${name}.jsonl.gz`))
  if (files.includes(null)) {
    for (const line of makeArticles(5000).lines) yield JSON.parse(line) as Line
    return
  }
  // One from each in turn, so that a small number is as mixed as a large one.
  const readers = files.map((file) =>
    createInterface({ input: createReadStream(file!).pipe(createGunzip()) })[Symbol.asyncIterator]()
  )
  let open = readers.map((reader, i) => ({ reader, share: [3, 6, 1][i]! }))
  while (open.length) {
    for (const each of [...open]) {
      for (let n = 0; n < each.share; n++) {
        const next = await each.reader.next()
        if (next.done) {
          open = open.filter((other) => other !== each)
          break
        }
        const { id, outlet, published, headline, text } = JSON.parse(next.value as string) as Line
        yield { id, outlet: outlet ?? null, published: published ?? null, headline: headline ?? null, text }
      }
    }
  }
}

function moved(line: Line, world: number): Line {
  const hash = (text: string) => {
    let h = world * 2654435761
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
    return h >>> 0
  }
  const rename = (text: string) =>
    text.replace(/(?<=[a-z,] )[A-Z][a-z]{3,}/g, (name) => name + endings[hash(name) % endings.length]!)
  const text = line.text
    .split(/(?<=[.!?]) /)
    .filter((sentence, i) => i === 0 || hash(sentence) % 5 !== 0)
    .map(rename)
    .join(' ')
  const at = line.published ? Date.parse(line.published) : NaN
  return {
    id: `${line.id}w${world}`,
    outlet: line.outlet ?? null,
    published: Number.isNaN(at) ? null : new Date(at + world * 190 * day).toISOString(),
    headline: line.headline ? rename(line.headline) : null,
    text
  }
}
