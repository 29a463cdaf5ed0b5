/**
 * Articles to measure with, as JSON lines of about 4 kB: real newswire where the gold data is at hand, else the example
 * stories repeated with other names and figures, several to an article, so that no two are alike.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sharedPath } from '../eval/places.ts'

export interface BenchArticles {
  readonly origin: string
  readonly lines: readonly string[]
}

interface Line {
  readonly id: string
  readonly text: string
}

/** Characters of an article: that of a longer news story. */
const LEAST = 3200
const MOST = 5200

export function makeArticles(count: number): BenchArticles {
  const news = sharedPath('data', 'news', 'politics.jsonl.gz')
  return news ? realArticles(news, count) : inventedArticles(count)
}

function realArticles(path: string, count: number): BenchArticles {
  const lines: string[] = []
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').split('\n')) {
    if (!line || lines.length === count) continue
    const { length } = (JSON.parse(line) as Line).text
    if (length >= LEAST && length <= MOST) lines.push(`${line}\n`)
  }
  return { origin: 'US politics 2012-20, those of 3,200 to 5,200 characters', lines }
}

function inventedArticles(count: number): BenchArticles {
  const texts = readdirSync('examples', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join('examples', name))
        .filter((file) => file.endsWith('.txt') || file.endsWith('.md'))
        .sort()
        .map((file) => readFileSync(join('examples', name, file), 'utf8'))
    )
  const lines = Array.from({ length: count }, (_, i) => {
    const tag = `${String.fromCharCode(65 + (i % 26))}${(i * 7919).toString(36)}`
    let text = ''
    for (let part = i; text.length < LEAST; part++)
      text += `${texts[part % texts.length]!.replace(/\b([A-Z][a-z]{4,})\b/g, `$1${tag}`)}\n\n`
    const published = new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString()
    return `${JSON.stringify({ id: `b${i}`, outlet: `Outlet ${i % 40}`, published, text })}\n`
  })
  return { origin: 'the example stories, repeated with other names', lines }
}

/**
 * One story in `count` articles: each keeps most paragraphs of an example page, in which much is shared, and adds a sentence of its own. What
 * takes time by the square of the articles shows here.
 */
export function makeStory(count: number): readonly string[] {
  const folder = join('examples', 'break-up')
  const pages = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').split(/\n\n+/))
  const [places, days] = [
    ['Post', 'Herald', 'Echo', 'Times'],
    ['Monday', 'Tuesday', 'Friday']
  ]
  return Array.from({ length: count }, (_, i) => {
    const kept = pages[i % pages.length]!.filter((_paragraph, k) => (i * 7 + k * 13) % 5 !== 0)
    const own = `“We saw ${i + 2} boats by pier ${(i * 37) % 91},” a skipper said on ${days[i % 3]}.`
    const text = [...kept.slice(0, 2), own, ...kept.slice(2)].join('\n\n')
    const published = new Date(Date.UTC(2024, 0, 1) + i * 900_000).toISOString()
    return `${JSON.stringify({ id: `s${i}`, outlet: `Port ${i} ${places[i % 4]}`, published, text })}\n`
  })
}
