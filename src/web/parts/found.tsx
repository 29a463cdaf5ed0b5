/** What a search found beside stories: claims, articles with the words in place, outlets. */
import { dateWords } from '../../report/dates.ts'
import type { FoundArticle, SearchPage } from '../../report/pages.ts'
import { visible } from '../../report/safe.ts'
import { useHref } from '../surroundings.ts'
import { segmentsOf } from './segments.ts'
import { Quote, Words } from './words.tsx'

/** Lists of what was found; each only where there is something. */
export function Found({ found }: { readonly found: SearchPage }) {
  const href = useHref()
  return (
    <>
      {found.claims.length > 0 && (
        <section aria-labelledby="foundClaims">
          <h2 id="foundClaims">Claims</h2>
          <ul class="singles">
            {found.claims.map((claim) => (
              <li key={claim.id} class="single">
                <a href={href({ page: 'claim', id: claim.id })}>
                  <Quote text={claim.text} most={220} />
                </a>
                <span class="when">{claim.sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.articles.length > 0 && (
        <section aria-labelledby="foundArticles">
          <h2 id="foundArticles">Articles</h2>
          <ul class="singles">
            {found.articles.map((one) => (
              <li key={one.article.id} class="single">
                <a href={href({ page: 'article', id: one.article.id, statement: null })}>
                  <Words text={one.article.headline || one.article.uri} most={160} />
                </a>
                <span class="when">
                  <Words text={one.article.outlet?.name ?? 'outlet not known'} most={80} />,{' '}
                  {dateWords(one.article.published, 'withYear')}
                </span>
                <Excerpt found={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.outlets.length > 0 && (
        <section aria-labelledby="foundOutlets">
          <h2 id="foundOutlets">Outlets</h2>
          <ul class="singles">
            {found.outlets.map((outlet) => (
              <li key={outlet.name} class="single">
                <a href={href({ page: 'outlet', name: outlet.name })}>
                  <Words text={outlet.name} most={120} />
                </a>
                <span class="when">{outlet.articles === 0 ? 'not in the files' : `${outlet.articles} articles`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Excerpt({ found }: { readonly found: FoundArticle }) {
  const { excerpt, marks } = found
  const text = excerpt.text.slice(0, 600)
  const shifted = marks.map((mark) => ({
    start: mark.start - excerpt.start,
    end: mark.end - excerpt.start,
    kind: 'found'
  }))
  return (
    <p class="excerpt">
      <bdi>
        {segmentsOf(text, { start: 0, end: text.length }, shifted).map((segment) =>
          segment.marks.length > 0 ? <mark key={segment.start}>{visible(segment.text)}</mark> : visible(segment.text)
        )}
      </bdi>
    </p>
  )
}
