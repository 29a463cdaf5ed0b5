/** `hearsay stories`, `claims`, `articles`, `check` and `info`: the commands that read a corpus. */
import { checkCorpus } from '../corpus/check.ts'
import { claimsFor, topClaims } from '../corpus/claimSearch.ts'
import { literal } from '../corpus/duck.ts'
import { infoOf } from '../corpus/info.ts'
import { similarArticles } from '../corpus/likeness.ts'
import { type Reader, withReader } from '../corpus/reader.ts'
import { search } from '../corpus/search.ts'
import { plural } from '../report/counts.ts'
import { jsonLine, oneLine } from '../report/safe.ts'
import { outletKey } from '../text/outlets.ts'
import { limitOf, memoryOf } from './corpusValues.ts'
import { exitCodes } from './flags.ts'
import { type Flags, UsageError } from './program.ts'
import { makeMeter } from './progress.ts'
import { type World, write, writeAll } from './world.ts'

type Lister = (
  reader: Reader,
  flags: Flags
) => Promise<{ readonly records: readonly object[]; readonly lines: readonly string[] }>

/** A command that lists records, as lines for people or as JSON lines. */
function listing(list: Lister): (given: readonly string[], flags: Flags, world: World) => Promise<number> {
  return ([path], flags, world) =>
    withReader(path!, { memory: memoryOf(flags) }, async (reader) => {
      const { records, lines } = await list(reader, flags)
      await writeAll(
        world.stdout,
        flags.jsonl ? records.map((record) => `${jsonLine(record)}\n`) : lines.map((line) => `${line}\n`)
      )
      return exitCodes.done.code
    })
}

const orders: Readonly<Record<string, string>> = {
  inflation: 'CASE WHEN inflation IS NULL THEN 1 ELSE 0 END, inflation DESC, articles DESC, id',
  time: 'CASE WHEN last IS NULL THEN 1 ELSE 0 END, last DESC, id',
  size: 'articles DESC, id'
}

interface Telling {
  readonly [name: string]: string | number | null
  readonly id: string
  readonly headline: string
  readonly first: string | null
  readonly last: string | null
  readonly articles: number
  readonly outlets: number
  readonly claims: number | null
  readonly inflation: number | null
}

export const runStories = listing(async (reader, flags) => {
  await reader.need('current', 'tellings')
  const limit = limitOf(flags, 20)
  let among = ''
  if (typeof flags.query === 'string') {
    const found = await search(reader, flags.query, 1000)
    const ids = new Set([...found.statements, ...found.articles].map(({ story }) => literal(story)))
    among = `WHERE id IN (${[...ids].join(', ') || 'NULL'})`
  }
  const records = await reader.duck.rows<Telling>(
    `SELECT id, headline, first, last, articles, outlets, claims, inflation FROM tellings ${among}
     ORDER BY ${orders[String(flags.sort ?? 'inflation')]} ${limit === null ? '' : `LIMIT ${limit}`}`
  )
  const lines = records.flatMap((story) => {
    const days = [story.first, story.last].map((day) => day?.slice(0, 10))
    const when = days[0] ? (days[0] === days[1] ? days[0] : `${days[0]} to ${days[1]}`) : 'undated'
    const claims = story.claims === null ? '' : `, ${plural(story.claims, 'claim')}`
    const counts = `${plural(story.articles, 'article')}, ${plural(story.outlets, 'outlet')}${claims}`
    return [`${oneLine(story.headline)}`, `  ${counts} · ${when} · ${oneLine(story.id)}`]
  })
  return { records, lines: lines.length ? lines : ['no story'] }
})

export const runClaims = listing(async (reader, flags) => {
  const limit = limitOf(flags, 20) ?? 1_000_000
  const found =
    typeof flags.query === 'string' ? await claimsFor(reader, flags.query, limit) : await topClaims(reader, limit)
  const lines = found.flatMap((record) => {
    switch (record.kind) {
      case 'claim':
        return [
          oneLine(record.head.text),
          `  ${record.head.sentence} · ${record.head.id} · ${oneLine(record.head.story)}`
        ]
      case 'statement':
        return [
          oneLine(record.text),
          `  ${oneLine(record.speaker ?? 'nobody named')} · ${oneLine(record.id)} · ${oneLine(record.story)}`
        ]
      case 'article':
        return [oneLine(record.headline ?? record.id), `  article ${oneLine(record.id)} · ${oneLine(record.story)}`]
      default:
        return record satisfies never
    }
  })
  return { records: found, lines: lines.length ? lines : ['nothing found'] }
})

export const runArticles = listing(async (reader, flags) => {
  await reader.need('current')
  const limit = limitOf(flags, 20)
  if (typeof flags.like === 'string') {
    const like = await similarArticles(reader, flags.like, limit ?? 1000)
    if (!like) throw new UsageError(`there is no article ${oneLine(flags.like)}: hearsay articles lists them.`)
    return {
      records: like,
      lines: like.map(
        ({ id, words, share, kind }) =>
          `${oneLine(id)}  ${kind}, ${plural(words, 'word')} (${Math.round(share * 100)} %)`
      )
    }
  }
  const where =
    typeof flags.story === 'string'
      ? `WHERE current.story LIKE ${literal(flags.story.replace(/[%_\\]/g, '\\$&'))} || '%' ESCAPE '\\'`
      : ''
  const rows = await reader.duck.rows<{
    id: string
    outlet: string | null
    headline: string | null
    published: string | null
    story: string
    uri: string
    url: string | null
  }>(
    `SELECT current.id, articles.outlet, articles.headline, articles.published, current.story, articles.uri, articles.url
     FROM current JOIN articles ON articles.number = current.article ${where}
     ORDER BY CASE WHEN current.instant IS NULL THEN 1 ELSE 0 END, current.instant, current.id ${limit === null || flags.outlet ? '' : `LIMIT ${limit}`}`
  )
  const key = typeof flags.outlet === 'string' ? outletKey(flags.outlet) : null
  const records = rows
    .filter(({ outlet }) => key === null || (outlet !== null && outletKey(outlet) === key))
    .slice(0, limit ?? undefined)
  const lines = records.map(({ id, outlet, headline, published }) =>
    oneLine(`${published?.slice(0, 10) ?? 'undated   '}  ${outlet ?? 'unknown outlet'}: ${headline ?? ''}  ${id}`)
  )
  return { records, lines }
})

/** Runs `hearsay check`. */
export async function runCheck([path]: readonly string[], flags: Flags, world: World): Promise<number> {
  const meter = await makeMeter(flags.quiet ? 'silent' : 'shown', world)
  const { faults, segments, articles, statements } = await checkCorpus(path!, memoryOf(flags), (done, total) =>
    meter.progress('check', done, total)
  )
  meter.end('')
  await writeAll(
    world.stdout,
    faults.slice(0, 100).map((fault) => `${oneLine(fault)}\n`)
  )
  if (faults.length > 100) await write(world.stdout, `and ${faults.length - 100} more\n`)
  if (faults.length) return exitCodes.damaged.code
  await write(
    world.stdout,
    `all is well: ${plural(segments, 'segment')}, ${plural(articles, 'article')}, ${plural(statements, 'statement')}\n`
  )
  return exitCodes.done.code
}

/** Runs `hearsay info`. */
export function runInfo([path]: readonly string[], flags: Flags, world: World): Promise<number> {
  return withReader(path!, { memory: memoryOf(flags) }, async (reader) => {
    const info = await infoOf(reader)
    if (flags.json) await write(world.stdout, `${jsonLine(info)}\n`)
    else
      await writeAll(
        world.stdout,
        Object.entries(info).map(
          ([name, value]) =>
            `${name.padEnd(12)} ${oneLine(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? 'none'))}\n`
        )
      )
    return exitCodes.done.code
  })
}
