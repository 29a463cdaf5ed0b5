/** Invented articles for tests of the corpus: a few events, each told by several outlets over days, with a copy, a version and look-alikes. */
import type { Article } from '../../src/model.ts'
import { readRecord } from '../../src/read/read.ts'

interface Event {
  readonly who: string
  readonly where: string
  readonly what: string
  readonly quote: string
  readonly day: number
}

const events: readonly Event[] = [
  {
    who: 'Odalys Brenner',
    where: 'Tarnholm',
    what: 'the closure of the Kelp Street bakery',
    quote: 'we will not sell the ovens before the spring fair',
    day: 2
  },
  {
    who: 'Ruben Achterberg',
    where: 'Lindmoor',
    what: 'the sinking of the barge Cormorant',
    quote: 'nobody had looked at the pumps since the autumn',
    day: 5
  },
  {
    who: 'Gesine Pallister',
    where: 'Saltvik',
    what: 'the grounding of the ferry Ptarmigan',
    quote: 'the chart on the bridge was eleven years old',
    day: 9
  },
  {
    who: 'Ileana Vossberg',
    where: 'Quernstead',
    what: 'the theft of the silver bell of the guild',
    quote: 'the key hung where it has always hung',
    day: 12
  },
  {
    who: 'Teodor Halvane',
    where: 'Marrowby',
    what: 'the strike at the glass works',
    quote: 'the furnaces have been cold for six nights now',
    day: 20
  },
  {
    who: 'Priska Delmonte',
    where: 'Ostergate',
    what: 'the election of the harbour board',
    quote: 'three ballots were found under a bench',
    day: 26
  }
]
const outlets = ['Tarn Courier', 'Daily Pelican', 'Lindmoor Echo', 'Coastal Wire', 'The Saltvik Post']

function page(id: string, event: Event, outlet: string, day: number | null, teller: string): Article {
  const { who, where, what, quote } = event
  const record = {
    id,
    outlet,
    headline: `${where}: ${what.replace(/^the /, '')}`,
    ...(day === null ? {} : { published: new Date(Date.UTC(2031, 4, day, 8)).toISOString() }),
    text: [
      `${where} spoke of little else this week than ${what}. ${who}, who knows ${where} well, has followed it from the first day.`,
      `“In truth, ${quote},” ${teller} told the ${outlet}. ${who} did not want to add to that on the steps of the town hall of ${where}.`,
      `The council of ${where} will meet about ${what} on Thursday, a clerk said. ${who} is expected to be heard.`
    ].join('\n\n')
  }
  return readRecord(record, `${id}.json`).articles[0]!
}

/** About forty articles of six events; two events are accidents of boats, told in the same words. */
export function inventArticles(): Article[] {
  const articles: Article[] = []
  events.forEach((event, e) => {
    outlets.forEach((outlet, o) => {
      const teller = o % 2 ? 'an insider' : event.who
      articles.push(page(`${e}-${o}`, event, outlet, o === 4 && e % 2 ? null : event.day + o, teller))
    })
    const [first] = articles.slice(-outlets.length)
    articles.push({
      ...first!,
      id: `${e}-copy`,
      uri: `${e}-copy.json`,
      outlet: { name: 'Reprint Gazette', domain: null }
    })
    const changed = readRecord(
      {
        id: `${e}-later`,
        outlet: first!.outlet!.name,
        headline: first!.headline,
        published: new Date(Date.UTC(2031, 4, event.day + 1, 9)).toISOString(),
        text: `${first!.text}\n\nThe mayor of ${event.where} added that the inquiry had begun.`
      },
      `${e}-later.json`
    )
    articles.push(changed.articles[0]!)
  })
  // One id, two articles: both must get ids of their own, in whatever order they come.
  articles.push(
    { ...page('clash', events[0]!, 'Daily Pelican', 3, 'a baker') },
    { ...page('clash', events[4]!, 'Coastal Wire', 22, 'a stoker') }
  )
  return articles
}

/** The same events told again days later, each time with less of the event and more of something else: more and less alike. */
export function inventSequels(rounds: number): Article[] {
  const other = inventFiller(rounds * 7)
  return Array.from({ length: rounds }, (_, round) =>
    events.flatMap((event, e) =>
      outlets.slice(round % 3).map((outlet, o) => {
        const id = `${e}-${o}-again-${round}`
        const { text } = page(id, event, outlet, event.day, event.who)
        const sentences = text.split(/(?<=\.) /).filter((_, n) => (n + o + round) % (2 + (round % 3)) !== 1)
        const extra = other[round * 7 + o]!.text.split(/(?<=\.) /).slice(0, (round + o) % 5)
        return readRecord(
          {
            id,
            outlet,
            published: new Date(Date.UTC(2031, 4, event.day + 2 * round, 6 + o)).toISOString(),
            text: [...sentences, ...extra].join(' ')
          },
          `${id}.json`
        ).articles[0]!
      })
    )
  ).flat()
}

/** Lines of no event: so many articles about nothing in common, to make a set large. */
export function inventFiller(count: number): Article[] {
  const parts = [
    'heron',
    'quarry',
    'ledger',
    'turbine',
    'orchard',
    'violin',
    'glacier',
    'tannery',
    'compass',
    'granary',
    'lantern',
    'sluice',
    'beacon',
    'saddle',
    'mortar'
  ]
  return Array.from({ length: count }, (_, n) => {
    const word = (k: number) =>
      `${parts[(n * 7 + k * 3) % parts.length]!}${String.fromCharCode(97 + ((n + k) % 26))}${String.fromCharCode(97 + ((n * 5 + k) % 26))}`
    const text = Array.from(
      { length: 6 },
      (_, s) =>
        `The ${word(s)} of ${word(s + 20)[0]!.toUpperCase()}${word(s + 20).slice(1)} needs a new ${word(s + 40)}, they say.`
    ).join(' ')
    return readRecord(
      {
        id: `filler-${n}`,
        outlet: outlets[n % 5]!,
        published: new Date(Date.UTC(2031, 4, 1 + (n % 28))).toISOString(),
        text
      },
      `filler-${n}.json`
    ).articles[0]!
  })
}
