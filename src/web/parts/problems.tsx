/** What could not be used, or only in part: nothing disappears silently. */
import type { Problem } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import { isLoss, sortedProblems } from '../../report/problems.ts'
import { More } from './more.tsx'
import { Words } from './words.tsx'

/** The list; nothing where there is no problem. */
export function Problems({
  problems,
  count = problems.length
}: {
  readonly problems: readonly Problem[]
  readonly count?: number
}) {
  if (problems.length === 0) return null
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">{plural(count, 'input')} could not be used, or only in part</h2>
      <More
        items={sortedProblems(problems)}
        step={8}
        name="problems"
        list="problems"
        draw={(problem, i) => (
          <li key={i}>
            <strong>
              <Words text={problem.uri} most={200} />
            </strong>{' '}
            <Words text={problem.message} most={400} /> {!isLoss(problem) && <span class="tag">nothing lost</span>}
          </li>
        )}
      />
    </section>
  )
}
