/**
 * What requests may hold, as zod schemas: they check what comes in, and the OpenAPI document is made from them. What goes out is
 * described by the published schema `schema/hearsay.api-1.json`, not here.
 */
import { z } from '@hono/zod-openapi'
import { storyOrders } from '../store/holdings.ts'

const id = z.string().min(1).max(2000)
const limit = (most: number, usual: number) =>
  z.coerce
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(1)
    .max(most)
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: most, default: usual })

export const noParameters = z.strictObject({})

export const idParameter = z.object({ id: id.openapi({ description: 'As in the lists, percent-encoded.' }) })

const nameText = z.string().min(1).max(500)

export const nameParameter = z.object({
  name: nameText.openapi({
    description: 'Name of the outlet, percent-encoded, in any spelling.',
    example: 'The Daily Cormorant'
  })
})

const words = z.string().max(500)

export const storiesQuery = z.strictObject({
  query: words
    .optional()
    .openapi({ description: 'Words that a story must hold, in its headline, claims, outlets or texts.' }),
  sort: z.enum(storyOrders).optional().openapi({ description: 'Most inflated first (the default), or latest first.' }),
  limit: limit(200, 50).openapi({ description: 'Stories on a page.' }),
  cursor: z.string().max(200).optional().openapi({ description: '`next` of the page before.' })
})

export const withoutQuery = z.strictObject({
  outlet: z.union([nameText, z.array(nameText).min(1).max(20)]).openapi({
    type: 'array',
    items: { type: 'string' },
    description: 'Name of an outlet, in any spelling; given several times, all of them are taken away.'
  })
})

export const searchQuery = z.strictObject({
  query: words.openapi({ description: 'Words; the last one may be unfinished.', example: 'ferry timetable' }),
  limit: limit(100, 20).openapi({ description: 'Records of each kind.' })
})

export const compareQuery = z.strictObject({
  a: id.openapi({ description: 'Id of an article.' }),
  b: id.openapi({ description: 'Id of another.' })
})

/** An article as a record: the fields that are known; others are passed through. */
const inputRecord = z.looseObject({ text: z.string().optional() }).openapi('InputRecord', {
  type: 'object',
  description: 'An article to be traced. Fields that are not known are passed through as `extra`.',
  properties: {
    id: { type: 'string', description: 'Kept as the id of the article.' },
    text: { type: 'string' },
    headline: { type: 'string' },
    outlet: { type: 'string' },
    published: { type: 'string', description: 'A date or an instant, ISO 8601.' },
    url: { type: 'string' }
  },
  required: ['text'],
  additionalProperties: true
})

export const lintRequest = z
  .strictObject({
    story: id.openapi({ description: 'Id of the story whose articles the draft is held against.' }),
    draft: z.strictObject({
      text: z.string().min(1).max(400_000),
      headline: z.string().max(1000).optional(),
      outlet: z.string().max(500).optional().openapi({ description: 'Who is going to publish it.' })
    })
  })
  .openapi('LintRequest', { description: 'A draft, and what it is to be held against.' })

export const traceRequest = z
  .object({ articles: z.array(inputRecord).min(1).max(2000) })
  .openapi('TraceRequest', { description: 'Articles to be traced together; the array alone will do too.' })
