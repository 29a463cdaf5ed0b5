import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { matchOn } from '../../src/match/match.ts'
import { memberOf } from '../../src/match/member.ts'
import { byPlace } from '../../src/match/pair.ts'
import { holdingsOf, type Pair, planAddition, verifyPairs } from '../../src/match/stream.ts'
import { corpusTerms } from '../../src/match/terms.ts'
import { article, day } from './articles.ts'

const sql = (name: string) => readFileSync(new URL(`../../src/match/${name}.sql`, import.meta.url), 'utf8')

const sentence = (n: number) => Array.from({ length: 16 }, (_, i) => `w${(n * 7919 + i * 104729) % 10007}`).join(' ')

/** Articles of eleven sentences in three outlets, some undated: enough for furniture, phrases and frequent fingerprints. */
const articles = Array.from({ length: 90 }, (_, n) =>
  article(`s${(n * 37) % 90}`, [n % 11, (n * n) % 7, n % 4 ? 40 + n : 30].map(sentence).join('\n'), {
    outlet: n % 6 === 5 ? null : { name: `Outlet ${n % 4 ? n % 17 : 20}`, domain: null },
    published: n % 5 ? day(`20${30 + (n % 3)}-0${1 + (n % 9)}-1${n % 10}`) : null
  })
)

test('the join as SQL finds the pairs that the join in the process finds', async () => {
  const members = articles.map((a) => memberOf(a))
  const holdings = members.flatMap((member) => holdingsOf(member, corpusTerms))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('CREATE TABLE postings (hash BIGINT, article VARCHAR)')
  await connection.run('CREATE TABLE matched (id VARCHAR, outlet VARCHAR, published_at DOUBLE)')
  const rows = await connection.createAppender('postings')
  for (const { hash, article: id } of holdings) {
    rows.appendBigInt(BigInt(hash))
    rows.appendVarchar(id)
    rows.endRow()
  }
  rows.closeSync()
  const known = await connection.createAppender('matched')
  for (const { id, outlet, instants } of members) {
    known.appendVarchar(id)
    if (outlet === null) known.appendNull()
    else known.appendVarchar(outlet)
    if (Number.isNaN(instants.from)) known.appendNull()
    else known.appendDouble(instants.from)
    known.endRow()
  }
  known.closeSync()
  await connection.run(sql('spread'))
  await connection.run(sql('pairs'))
  const found = await connection.runAndReadAll('SELECT earlier, later FROM pairs')
  const pairs = found.getRows() as unknown as Pair[]
  const meanings = await connection.runAndReadAll('SELECT DISTINCT meaning FROM spread ORDER BY meaning')
  expect(meanings.getRows().flat()).toEqual([0, 1, 2])

  const planned = planAddition(holdings, new Set(members.map(({ id }) => id)), corpusTerms)
  const inOrder = (some: readonly Pair[]) => some.map((pair) => pair.join(' ')).sort()
  expect(inOrder(pairs)).toEqual(inOrder(planned))
  const byId = new Map(members.map((member) => [member.id, member]))
  const passages = verifyPairs(pairs, (id) => byId.get(id), holdings, corpusTerms)
  expect(passages).toEqual(matchOn(articles, corpusTerms))
  expect(passages).toEqual([...passages].sort(byPlace))
  expect(passages.length).toBeGreaterThan(50)
  connection.closeSync()
})
