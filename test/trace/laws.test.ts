/**
 * Laws that hold for every little story: bounds, copies, order of input, and what falls when an article is taken away. The stories are made
 * from invented sentences, so that reading, attribution, grouping and tracing all take part.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bounds, Claim, Trace } from '../../src/model.ts'
import { trace } from '../../src/pipeline.ts'
import { knockOut } from '../../src/trace/knockout.ts'

const outlets = ['Pier Weekly', 'Dune Post', 'Marsh Herald', 'Fell Observer', 'Glen Gazette', 'Brook Courier']
const sources = [
  'a friend of the keeper',
  'a dockhand',
  'two officials briefed on the sale',
  'a second source',
  'a female witness',
  'Tamsin Orrery, the clerk'
]
const contents = [
  'the lighthouse on the cape would be sold before the first snow of the winter',
  'the keeper had packed nine crates of lamp oil and a stuffed heron into the mail boat',
  'the ferry to the outer islands would stop running after the harvest fair'
]

interface Told {
  readonly outlet: number
  readonly source: number
  readonly content: number
  readonly from: number | null
  readonly day: number
}

const told = fc.record({
  outlet: fc.nat(outlets.length - 1),
  source: fc.nat(sources.length - 1),
  content: fc.nat(contents.length - 1),
  from: fc.option(fc.nat(outlets.length - 1), { nil: null }),
  day: fc.integer({ min: 1, max: 20 })
})
const stories = fc.uniqueArray(told, { minLength: 2, maxLength: 5, selector: (one) => one.outlet })

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function page({ outlet, source, content, from, day }: Told, extra = ''): { uri: string; bytes: Uint8Array } {
  const name = outlets[outlet]!
  const teller = from === null || from === outlet ? name : outlets[from]!
  const text = `News From the Cape in ${name}\n\n${name}, March ${day} 2021\n\n${capital(sources[source]!)} told ${teller} that ${contents[content]!}.\n${extra}`
  return { uri: `${name.toLowerCase().replaceAll(' ', '-')}.txt`, bytes: new TextEncoder().encode(text) }
}

const claimsWith = (result: Trace) => new Map(result.claims.map((claim) => [claim.text, claim]))
const runs = { numRuns: 25, seed: 20210303 }
const within = ({ min, max }: Bounds) => expect(min).toBeLessThanOrEqual(max)

describe('laws of little stories', () => {
  it('keeps every lower bound at or under the upper one, for claims, stories and what is left of them', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (list, which) => {
        const result = trace(list.map((one) => page(one)))
        for (const claim of result.claims) for (const bounds of [claim.reports, claim.informants]) within(bounds)
        for (const story of result.stories) {
          within(story.informants!)
          const most = result.claims.filter((claim) => claim.story === story.id).map((claim) => claim.informants.min)
          expect(story.informants!.min).toBeGreaterThanOrEqual(Math.max(0, ...most))
        }
        const article = result.articles[which % result.articles.length]!
        for (const knocked of knockOut(result, [{ asked: 'x', kind: 'article', id: article.id, name: 'x' }]).claims)
          for (const { before, after } of [knocked.reports, knocked.informants]) {
            within(after)
            expect(after.max).toBeLessThanOrEqual(before.max)
            expect(after.min).toBeLessThanOrEqual(before.min)
          }
      }),
      runs
    )
  })

  it('does not look at the order of input', () => {
    fc.assert(
      fc.property(stories, (list) => {
        const facts = (result: Trace) =>
          [...result.claims]
            .map((c) => [
              c.id,
              c.text,
              c.reports,
              c.informants,
              [...c.statements].sort(),
              c.lineage.length,
              c.why.map((s) => s.text)
            ])
            .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
        const [there, back] = [trace(list.map((one) => page(one))), trace([...list].reverse().map((one) => page(one)))]
        expect(facts(back)).toEqual(facts(there))
        const bounds = (result: Trace) => result.stories.map((s) => [s.id, s.informants!.min, s.informants!.max]).sort()
        expect(bounds(back)).toEqual(bounds(there))
      }),
      runs
    )
  })

  it('raises no bound for a copy that credits its original', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (list, which) => {
        const original = list[which % list.length]!
        const name = outlets[original.outlet]!
        const copy = {
          uri: 'copy.txt',
          bytes: new TextEncoder().encode(
            `Word From the Cape\n\nHollow Tribune, March 27 2021\n\n${name} reported that ${contents[original.content]!}.\n`
          )
        }
        const [before, after] = [trace(list.map((one) => page(one))), trace([...list.map((one) => page(one)), copy])]
        const claims = claimsWith(after)
        for (const claim of before.claims) {
          const same = claims.get(claim.text)
          if (!same) continue
          expect(same.reports.max).toBeLessThanOrEqual(claim.reports.max)
          expect(same.reports.min).toBeLessThanOrEqual(claim.reports.min)
          expect(same.informants.max).toBeLessThanOrEqual(claim.informants.max)
          expect(same.informants.min).toBeLessThanOrEqual(claim.informants.min)
        }
      }),
      runs
    )
  })

  it('lowers no upper bound for another article that was told itself', () => {
    fc.assert(
      fc.property(stories, fc.nat(contents.length - 1), (list, content) => {
        const more = {
          uri: 'more.txt',
          bytes: new TextEncoder().encode(
            `Word From the Cape\n\nHollow Tribune, March 27 2021\n\nOdo Fennimore, a pilot, told Hollow Tribune that ${contents[content]!}.\n`
          )
        }
        const [before, after] = [trace(list.map((one) => page(one))), trace([...list.map((one) => page(one)), more])]
        for (const claim of before.claims) {
          const same = after.claims.find((other) => claim.statements.every((id) => other.statements.includes(id)))
          if (!same) continue
          expect(same.reports.max).toBeGreaterThanOrEqual(claim.reports.max)
          expect(same.informants.max).toBeGreaterThanOrEqual(claim.informants.max)
        }
      }),
      runs
    )
  })

  it('agrees, without an article from which nobody has anything, with the trace of the others', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (list, which) => {
        const gone = list[which % list.length]!
        const result = trace(list.map((one) => page(one)))
        const article = result.articles.find((a) => a.outlet?.name === outlets[gone.outlet])
        if (!article || list.some((one) => one.from === gone.outlet)) return
        const mine = new Set(result.statements.filter((s) => s.article === article.id).map((s) => s.id))
        const parents = result.claims.flatMap((c) =>
          c.lineage.flatMap((e) => ('statement' in e.parent ? [e.parent.statement] : []))
        )
        if (parents.some((id) => mine.has(id))) return
        const rest = trace(list.filter((one) => one !== gone).map((one) => page(one)))
        const knocked = new Map(
          knockOut(result, [{ asked: 'x', kind: 'article', id: article.id, name: 'x' }]).claims.map((k) => [k.claim, k])
        )
        const left = (claim: Claim) => claim.statements.filter((id) => !mine.has(id)).sort()
        for (const claim of result.claims) {
          const same = rest.claims.find((other) => [...other.statements].sort().join() === left(claim).join())
          if (!same) continue
          const now = knocked.get(claim.id)
          expect(now ? now.reports.after : claim.reports).toEqual(same.reports)
          expect(now ? now.informants.after : claim.informants).toEqual(same.informants)
        }
      }),
      runs
    )
  })
})
