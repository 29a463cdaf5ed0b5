/** Sentences in which an outlet speaks of its own checks and attempts, and those in which others speak of it. */
import { describe, expect, it } from 'vitest'
import { ownSentences } from '../../src/read/ownSentences.ts'

describe('sentences of an outlet about itself', () => {
  it.each([
    'Independent confirmation was not available to Fell Gazette at the time of writing.',
    'It was not possible for Fell Gazette to check the information independently.',
    'None of this has been independently established by Fell Gazette.',
    'Fell Gazette has seen no proof that would settle the matter.',
    'Fell Gazette is awaiting a reply from Orr Mills.',
    'Orr Mills did not react to repeated inquiries from Fell Gazette.',
    'Fell Gazette put detailed questions to Holm and received no answer before deadline.'
  ])('%s', (sentence) => {
    expect(ownSentences(sentence)).toEqual(['Fell Gazette'])
  })

  it.each([
    'Police confirmed that the report by Fell Gazette was not true.',
    'Holm did not confirm the story published by Fell Gazette.',
    'Confirmed by Fell Gazette, the date is not new.',
    'Holm refused to speak about Fell Gazette.'
  ])('not in: %s', (sentence) => {
    expect(ownSentences(sentence)).toEqual([])
  })
})
