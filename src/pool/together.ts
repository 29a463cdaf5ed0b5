/** A trace by several threads: the stages of `pipeline.ts`, those that look at one article or one story dealt out to a pool. */
import type { Article, Problem, Statement, Trace } from '../model.ts'
import { gather, outletsHeld, type Progress, type StoryFinding, sortIntoStories } from '../pipeline.ts'
import { settle } from '../read/settle.ts'
import type { Pool } from './pool.ts'

/** What `traceArticles` gives, byte for byte, whatever the number of threads. */
export async function traceTogether(
  given: readonly Article[],
  known: readonly Problem[],
  pool: Pool,
  progress?: Progress
): Promise<Trace> {
  const settled = settle(given)
  const { articles } = settled
  const problems = [...known, ...settled.problems]
  const statements: Statement[] = []
  let done = 0
  for await (const attributed of pool.attribute(articles, outletsHeld(articles))) {
    for (const statement of attributed.statements) statements.push(statement)
    problems.push(...attributed.problems)
    progress?.('attribute', ++done, articles.length)
  }
  const { passages, cases } = sortIntoStories(articles, statements, progress ? { progress } : {})
  const findings: StoryFinding[] = []
  for await (const finding of pool.workOutStories(cases)) {
    findings.push(finding)
    progress?.('trace', findings.length, cases.length)
  }
  return gather(articles, passages, cases, findings, problems)
}
