/** What could not be used, in words: what lost something first, mere notes after it. */
import type { Problem } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { type Look, say } from './look.ts'

/** Codes of problems that lose nothing: a file given twice, files that are no articles, a language that is not English. */
const notes: ReadonlySet<string> = new Set(['duplicateInput', 'leftOut', 'otherLanguage'])

/** Whether a problem means that something given could not be used, or only in part. */
export function isLoss(problem: Problem): boolean {
  return !notes.has(problem.code)
}

/** Problems in the order in which they are told. */
export function sortedProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => Number(isLoss(b)) - Number(isLoss(a)) || compareIds(a.uri, b.uri))
}

/** One line a problem; it names its file. */
export function problemLine(problem: Problem, look: Look): string {
  const message = say(problem.message, look)
  const uri = say(problem.uri, look)
  return message.includes(uri) ? message : `${uri}: ${message}`
}
