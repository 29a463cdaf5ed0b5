/**
 * The pages of the API as data: path, words, parameters, the schema of the answer, and how a holding answers. The OpenAPI
 * document, the documentation and the routes themselves are made from this list.
 */
import type { ZodType } from 'zod'
import type { Holdings } from '../store/holdings.ts'
import type { ProblemCode } from './problem.ts'
import {
  compareQuery,
  idParameter,
  nameParameter,
  noParameters,
  searchQuery,
  storiesQuery,
  withoutQuery
} from './schemas.ts'

/** Schemas of answers: names of definitions in `schema/hearsay.api-1.json`. */
export type PageSchema =
  | 'Info'
  | 'StoriesPage'
  | 'Trace'
  | 'Knockout'
  | 'ClaimPage'
  | 'ArticlePage'
  | 'OutletPage'
  | 'SearchPage'
  | 'ComparePage'

/** What is missing where there is no answer. */
interface Missing {
  readonly code: ProblemCode
  readonly detail: string
}

export interface PageRoute {
  /** Under `/api/v1`, parameters in braces. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly parameters: ZodType
  readonly query: ZodType
  readonly schema: PageSchema
  readonly missing: Missing | null
  /** Answers; null where what is asked for is not held. Input as the schemas gave it. */
  readonly answer: (holdings: Holdings, parameters: unknown, query: unknown) => Promise<object | null>
}

/** One entry of the list, its answer checked against its schemas; the list itself holds entries of all kinds. */
function page<Parameters, Query>(route: {
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly parameters: ZodType<Parameters>
  readonly query: ZodType<Query>
  readonly schema: PageSchema
  readonly missing: Missing | null
  readonly answer: (holdings: Holdings, parameters: Parameters, query: Query) => Promise<object | null>
}): PageRoute {
  return {
    ...route,
    answer: (holdings, parameters, query) => route.answer(holdings, parameters as Parameters, query as Query)
  }
}

const unknownId = (kind: string): Missing => ({ code: 'notFound', detail: `No ${kind} that is held has this id.` })

export const pageRoutes: readonly PageRoute[] = [
  page({
    path: '/info',
    summary: 'What is served',
    description: 'How much is held, from when to when, and which inputs could not be used.',
    parameters: noParameters,
    query: noParameters,
    schema: 'Info',
    missing: null,
    answer: (holdings) => holdings.info()
  }),
  page({
    path: '/stories',
    summary: 'Stories',
    description: 'Stories, most inflated or latest first, page by page.',
    parameters: noParameters,
    query: storiesQuery,
    schema: 'StoriesPage',
    missing: { code: 'badCursor', detail: 'The cursor is none of this list: begin without one.' },
    answer: (holdings, _, query) => holdings.stories(query)
  }),
  page({
    path: '/stories/{id}',
    summary: 'A story',
    description: 'The trace of one story, in the form of `hearsay trace --json`.',
    parameters: idParameter,
    query: noParameters,
    schema: 'Trace',
    missing: unknownId('story'),
    answer: (holdings, { id }) => holdings.story(id)
  }),
  page({
    path: '/stories/{id}/without',
    summary: 'What if an outlet had not reported?',
    description:
      'Which claims of a story lose their origins without some outlets, which keep fewer, and which articles would owe a correction.',
    parameters: idParameter,
    query: withoutQuery,
    schema: 'Knockout',
    missing: { code: 'notFound', detail: 'No story that is held has this id, or no outlet of it this name.' },
    answer: async (holdings, { id }, { outlet }) => (await holdings.without?.(id, [outlet].flat())) ?? null
  }),
  page({
    path: '/claims/{id}',
    summary: 'A claim',
    description: 'Its counts, lineage and wordings, with its statements and their articles as a trace.',
    parameters: idParameter,
    query: noParameters,
    schema: 'ClaimPage',
    missing: unknownId('claim'),
    answer: (holdings, { id }) => holdings.claim(id)
  }),
  page({
    path: '/articles/{id}',
    summary: 'An article',
    description: 'Its text, its statements in place, and what the others say of each.',
    parameters: idParameter,
    query: noParameters,
    schema: 'ArticlePage',
    missing: unknownId('article'),
    answer: (holdings, { id }) => holdings.article(id)
  }),
  page({
    path: '/outlets/{name}',
    summary: 'An outlet',
    description: 'What it originates, what it repeats, credited or not, and who has it from it.',
    parameters: nameParameter,
    query: noParameters,
    schema: 'OutletPage',
    missing: { code: 'notFound', detail: 'No outlet that is held or named has this name.' },
    answer: (holdings, { name }) => holdings.outlet(name)
  }),
  page({
    path: '/search',
    summary: 'Search',
    description: 'Stories, claims, articles and outlets with some words, best first.',
    parameters: noParameters,
    query: searchQuery,
    schema: 'SearchPage',
    missing: null,
    answer: (holdings, _, query) => holdings.search(query)
  }),
  page({
    path: '/compare',
    summary: 'Two articles side by side',
    description:
      'The passages that they share, cut into what is the same and what differs, and the claims that both make.',
    parameters: noParameters,
    query: compareQuery,
    schema: 'ComparePage',
    missing: { code: 'notFound', detail: 'These are not the ids of two different articles that are held.' },
    answer: (holdings, _, { a, b }) => holdings.compare(a, b)
  })
]
