/** The rules of `hearsay lint` as data: what each looks for, what to do about it, and whether it is asked without being named. */
import type { LintRule } from '../report/lintReport.ts'

export interface Rule {
  readonly id: LintRule
  /** Two or three words for the head of a finding. */
  readonly name: string
  /** What it looks for. */
  readonly about: string
  readonly asked: 'always' | 'strict'
}

export const rules: readonly Rule[] = [
  { id: 'plural-added', name: 'plural added', about: 'one source has become several', asked: 'always' },
  { id: 'hedge-dropped', name: 'hedge dropped', about: 'an “allegedly” or “reportedly” is gone', asked: 'always' },
  {
    id: 'attribution-lost',
    name: 'attribution lost',
    about: 'the draft says in its own voice what others only report somebody to have said',
    asked: 'always'
  },
  {
    id: 'attribution-changed',
    name: 'attribution changed',
    about: 'an unnamed source is called something else',
    asked: 'always'
  },
  { id: 'speaker-changed', name: 'another speaker', about: 'somebody else is said to have said it', asked: 'always' },
  {
    id: 'intermediary-removed',
    name: 'outlet between left out',
    about: 'a far outlet is credited in the words of one that is not',
    asked: 'always'
  },
  { id: 'credit-missing', name: 'credit missing', about: 'words of another outlet without its name', asked: 'always' },
  {
    id: 'quotation-altered',
    name: 'quotation altered',
    about: 'a quotation differs from where it stands',
    asked: 'always'
  },
  {
    id: 'quotation-made',
    name: 'quotation marks added',
    about: 'words in quotation marks that others only have as a paraphrase',
    asked: 'always'
  },
  {
    id: 'bare-source',
    name: 'bare source',
    about:
      'a source of whom nothing is said: “a source”, “insiders” (the Associated Press asks for as much as can be said)',
    asked: 'always'
  },
  { id: 'number-differs', name: 'number at odds', about: 'a number that the others have otherwise', asked: 'always' },
  { id: 'age-differs', name: 'age at odds', about: 'an age that no birthday explains', asked: 'always' },
  { id: 'date-differs', name: 'date at odds', about: 'a day or date that the others have otherwise', asked: 'always' },
  { id: 'place-differs', name: 'place at odds', about: 'a place that the others have otherwise', asked: 'always' },
  { id: 'name-differs', name: 'name at odds', about: 'a name that the others spell otherwise', asked: 'always' },
  {
    id: 'status-differs',
    name: 'status at odds',
    about: 'together or separated, charged or convicted: otherwise in the others',
    asked: 'always'
  },
  {
    id: 'unread-source',
    name: 'source not read',
    about: 'a statement that rests only on outlets of which no article was given; asked only with --strict',
    asked: 'strict'
  }
]

export function ruleOf(id: LintRule): Rule {
  return rules.find((rule) => rule.id === id)!
}
