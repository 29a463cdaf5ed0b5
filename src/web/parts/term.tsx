/** The words of the product, explained where they are used: on the page of words, and in a line under what needs it. */

/** A word and what it means here, as DESIGN and the README define it. */
export const terms: readonly { readonly word: string; readonly means: string }[] = [
  { word: 'outlet', means: 'Who publishes an article: a newspaper, a site, an agency.' },
  {
    word: 'statement',
    means:
      'One place in one article where somebody is said to have said something: what is said, the words that report it, and who said it.'
  },
  { word: 'claim', means: 'Statements, in one or many articles, that say the same thing.' },
  { word: 'outlets (carriers)', means: 'How many outlets have an article here that asserts the claim.' },
  {
    word: 'reports',
    means:
      'Independent acts of gathering: somebody was told, read the filing, sat in the press conference. Copies and rewrites add none.'
  },
  { word: 'people (informants)', means: 'The people or documents at the far end, from whom it all comes.' },
  {
    word: 'at most, between',
    means:
      'Where the texts cannot tell, both bounds are shown. The lower one joins all that could be one: two unnamed insiders may be the same person. The upper one joins only what is stated or near-certain.'
  },
  { word: 'origin', means: 'Where the chain ends: an outlet that was told or saw it itself, as its text shows.' },
  {
    word: 'first hand, implied',
    means:
      'First hand: the text says that this outlet was told or saw it. Implied: somebody is quoted and no other outlet is named, so it may be the outlet’s own work, but nothing shows it.'
  },
  {
    word: 'credited, not credited',
    means: 'Whether a text says where it has a claim from. Where it does not, shared words or errors show it.'
  },
  { word: 'ghost', means: 'An outlet that is named as a source, and of which no article is among the files.' },
  {
    word: 'not stated',
    means: 'An outlet whose text does not say where it has the claim from. It is listed and counts for nothing.'
  },
  { word: 'passage', means: 'A stretch of text that two articles share.' },
  {
    word: 'inflation',
    means: 'Outlets divided by people: how much louder a claim sounds than it is. Lists begin with the most inflated.'
  }
]

/** What the counts mean, in a few lines to open. */
export function CountTerms() {
  const shown = ['outlets (carriers)', 'reports', 'people (informants)', 'at most, between', 'not stated']
  return (
    <dl class="terms">
      {terms
        .filter(({ word }) => shown.includes(word))
        .map(({ word, means }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
    </dl>
  )
}
