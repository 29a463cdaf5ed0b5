import { cleanPage } from '../clean.ts'
import type { Format } from './format.ts'

/** Plain text: a page as a person pastes it, its lines kept. Accepts everything; it stands last. */
export const plain: Format = {
  name: 'text',
  accepts: () => true,
  read: ({ uri, text }) => ({
    drafts: [{ uri, text: cleanPage(text), given: {}, marks: [], margin: '' }],
    problems: []
  })
}
