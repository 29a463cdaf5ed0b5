/** The articles of a story, earliest first: when, which outlet, which headline, how many claims; two of them can be laid side by side. */
import { useState } from 'preact/hooks'
import { dateWords } from '../../report/dates.ts'
import { outletOf, type View } from '../../report/view.ts'
import { useHref } from '../surroundings.ts'
import { Words } from './words.tsx'

interface ArticleTableProps {
  readonly ids: readonly string[]
  readonly view: View
}

const step = 25

/** The table, with a choice of two articles to compare. */
export function ArticleTable({ ids, view }: ArticleTableProps) {
  const href = useHref()
  const [shown, setShown] = useState(step)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const claims = new Map<string, Set<string>>()
  for (const s of view.statements.values())
    if (s.claim) claims.set(s.article, (claims.get(s.article) ?? new Set()).add(s.claim))
  const choose = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen.slice(-1), id])
  const [a, b] = chosen
  return (
    <>
      <div class="wide">
        <table class="articles">
          <thead>
            <tr>
              {ids.length > 1 && <th scope="col">compare</th>}
              <th scope="col">published (UTC)</th>
              <th scope="col">outlet</th>
              <th scope="col">headline</th>
              <th scope="col" class="figure">
                claims
              </th>
            </tr>
          </thead>
          <tbody>
            {ids.slice(0, shown).map((id) => {
              const article = view.articles.get(id)
              const outlet = outletOf(view, id)
              return (
                <tr key={id}>
                  {ids.length > 1 && (
                    <td>
                      <input
                        type="checkbox"
                        checked={chosen.includes(id)}
                        onChange={() => choose(id)}
                        aria-label={`Compare ${outlet.slice(0, 80)}: ${(article?.headline ?? id).slice(0, 120)}`}
                      />
                    </td>
                  )}
                  <td class="date">{dateWords(article?.published ?? null, 'withYear')}</td>
                  <td>
                    {article?.outlet ? (
                      <a href={href({ page: 'outlet', name: article.outlet.name })}>
                        <Words text={outlet} most={60} />
                      </a>
                    ) : (
                      <Words text={outlet} most={60} />
                    )}
                  </td>
                  <td>
                    <a href={href({ page: 'article', id, statement: null })}>
                      <Words text={article?.headline || 'without a headline'} most={160} />
                    </a>
                  </td>
                  <td class="figure">{claims.get(id)?.size ?? 0}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {ids.length > shown && (
        <button type="button" class="quiet" onClick={() => setShown(shown + 4 * step)}>
          Show {Math.min(4 * step, ids.length - shown)} more articles{' '}
          <span class="faint">({ids.length - shown} left)</span>
        </button>
      )}
      {ids.length > 1 && (
        <p class="compareBar" aria-live="polite">
          {a !== undefined && b !== undefined ? (
            <a class="button" href={href({ page: 'compare', a, b })}>
              Compare these two
            </a>
          ) : (
            <span class="faint">Tick two articles to lay them side by side.</span>
          )}
        </p>
      )}
    </>
  )
}
