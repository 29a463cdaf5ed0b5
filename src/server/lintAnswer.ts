/** `POST /api/v1/lint`: a draft in, what to look at in it out, held against the articles of one story. A client that leaves ends the work. */
import type { Opening } from './opening.ts'
import { within } from './opening.ts'
import { problemResponse } from './problem.ts'
import { lintRequest } from './schemas.ts'
import { answerJob, busyResponse, readBody, tooLarge } from './traceAnswer.ts'
import type { Job, Tracer } from './tracer.ts'

/** Bytes of a body: a draft is one article. */
export const draftLimit = 1024 * 1024

export async function answerLint(request: Request, opening: Opening, tracer: Tracer): Promise<Response> {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type !== 'application/json') return problemResponse('badMediaType', 'The body is to be application/json.')
  const body = await readBody(request, draftLimit)
  if (body === 'tooLarge') return tooLarge(draftLimit)
  if (body === 'gone') return problemResponse('badRequest', 'The body ended before it was whole.')
  const parsed = lintRequest.safeParse(jsonOf(body))
  if (!parsed.success) {
    const errors = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ at: path.join('.'), message }))
    return problemResponse('badRequest', 'The body is not as this route takes it.', { errors })
  }
  const { story, draft } = parsed.data
  const holdings = await within(opening, 20)
  if (!holdings) return problemResponse('starting', 'The articles are still being traced.')
  const trace = await holdings.story(story)
  if (!trace) return problemResponse('notFound', 'No story that is held has this id.')
  const slot = tracer.reserve()
  if (!slot) return busyResponse()
  let job: Job | null = null
  try {
    job = slot.start({ draft, articles: trace.articles })
    request.signal.addEventListener('abort', job.cancel)
    return await answerJob(job, 'document')
  } finally {
    if (!job) slot.release()
  }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
