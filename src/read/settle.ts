/**
 * What only the whole set of articles shows: one article given twice, ids that clash, spellings of one outlet, outlets that other
 * pages make known, lines repeated across pages. The text is never touched, only what is known about it.
 */
import type { Article, Problem } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { completeCredits, expandSigns, uniteOutlets } from './aliases.ts'
import { outletsFromFileNames } from './fileNames.ts'
import { digest } from './identity.ts'
import { outletOf } from './outletVote.ts'
import type { Reading } from './read.ts'
import { setAsideRepeats } from './repeats.ts'

/** Settles a set of articles; their order stays. Settling twice changes nothing more. */
export function settle(articles: readonly Article[]): Reading {
  const problems: Problem[] = []
  const single = withoutDuplicates(articles, problems)
  const united = uniteOutlets(outletsFromFileNames(uniteOutlets(outletsFromTheSet(single))))
  return { articles: setAsideRepeats(withoutOwnCredits(expandSigns(completeCredits(united)))), problems }
}

/** The same page given twice is one article; two articles with one id get ids of their own. */
function withoutDuplicates(articles: readonly Article[], problems: Problem[]): Article[] {
  const seen = new Map<string, Article[]>()
  const kept: Article[] = []
  for (const article of articles) {
    const same = seen.get(article.id) ?? []
    const twin = same.find((other) => isSamePage(article, other))
    if (twin) {
      const message = `${article.uri} is the same article as ${twin.uri} and was read once.`
      problems.push({ uri: article.uri, code: 'duplicateInput', message })
      continue
    }
    seen.set(article.id, [...same, article])
    kept.push(article)
  }
  // Every one of the clashing ids is changed, so that the order of the inputs does not decide which keeps it.
  return kept.map((article) => {
    if (seen.get(article.id)!.length === 1) return article
    const { outlet, url, text, uri, published } = article
    return { ...article, id: `${article.id}~${digest(outlet?.name ?? '', url ?? '', published?.at ?? '', text, uri)}` }
  })
}

function isSamePage(a: Article, b: Article): boolean {
  return (
    a.text === b.text && a.url === b.url && a.outlet?.name === b.outlet?.name && a.published?.at === b.published?.at
  )
}

/** Pages without an outlet are asked again, now that names of other pages' outlets are known. */
function outletsFromTheSet(articles: readonly Article[]): Article[] {
  const known = new Set(
    articles.flatMap((article) =>
      article.outlet && article.outlet.basis !== 'mention' ? [outletKey(article.outlet.name)] : []
    )
  )
  if (known.size === 0) return [...articles]
  return articles.map((article) => {
    if (article.outlet || article.language !== 'en') return article
    const credited = article.credits.map((credit) => credit.outlet)
    const outlet = outletOf(article.text, { given: null, url: article.url, votes: [], credited, known })
    return outlet ? { ...article, outlet } : article
  })
}

/** An outlet that credits itself credits nobody. */
function withoutOwnCredits(articles: readonly Article[]): Article[] {
  return articles.map((article) => {
    const { outlet } = article
    if (!outlet) return article
    const own = new Set([outletKey(outlet.name), ...(outlet.domain ? [outletKey(outlet.domain)] : [])])
    const credits = article.credits.filter((credit) => !own.has(outletKey(credit.outlet)))
    return credits.length === article.credits.length ? article : { ...article, credits }
  })
}
