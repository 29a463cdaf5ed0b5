/**
 * What a page's tags say of it: schema.org JSON-LD (in lists and graphs), Open Graph, Twitter and plain meta tags, canonical links.
 * The first tag that holds a value wins; the order is that of how seldom each is wrong.
 */
import type { Moment } from '../model.ts'
import { hostOf, isPlatform } from '../text/outlets.ts'
import { cleanLine } from './clean.ts'
import type { Given } from './draft.ts'
import { decoded } from './entities.ts'
import { articleItem, credited, type Json, list, name, text } from './jsonLd.ts'
import { type NumericOrder, parseMoment } from './moments.ts'

/** The little of a document that is needed here, so that no HTML library is loaded for its types. */
export interface PageDocument {
  querySelectorAll(selector: string): Iterable<PageElement>
}

export interface PageElement {
  getAttribute(name: string): string | null
  readonly textContent: string | null
}

/** Reads the tags of a page. */
export function givenByTags(document: PageDocument, uri: string): Given {
  const meta = metaOf(document)
  const item = articleItem(document)
  const url =
    address(first(document, 'link[rel="canonical"]', 'href')) ??
    address(meta.get('og:url')) ??
    address(text(item?.url)) ??
    undefined
  const language = first(document, 'html', 'lang') ?? meta.get('og:locale') ?? text(item?.inLanguage)
  const order = orderOf(language, url ?? uri)
  const date = (...values: (string | undefined)[]): Moment | undefined => {
    for (const value of values) {
      const moment = value ? parseMoment(value, 'metadata', order) : null
      if (moment) return moment
    }
    return undefined
  }
  return {
    url,
    outlet: outletName(item, meta, document),
    headline: title(item, meta),
    byline: people(item, meta, document),
    published: date(
      text(item?.datePublished),
      meta.get('article:published_time'),
      meta.get('datepublished'),
      meta.get('og:published_time'),
      meta.get('parsely-pub-date'),
      meta.get('sailthru.date'),
      meta.get('dc.date.issued'),
      meta.get('dcterms.created'),
      meta.get('dc.date'),
      meta.get('pubdate'),
      meta.get('publishdate'),
      meta.get('publish-date'),
      meta.get('publication_date'),
      meta.get('cxenseparse:recs:publishtime'),
      meta.get('date'),
      first(document, '[itemprop="datePublished"]', 'datetime'),
      first(document, '[itemprop="datePublished"]', 'content'),
      first(document, 'time[pubdate]', 'datetime'),
      first(document, 'article header time[datetime]', 'datetime'),
      first(document, 'article time[datetime]', 'datetime'),
      first(document, 'header time[datetime]', 'datetime'),
      only(document, 'time[datetime]')
    ),
    modified: date(
      text(item?.dateModified),
      meta.get('article:modified_time'),
      meta.get('og:updated_time'),
      meta.get('datemodified'),
      meta.get('lastmod'),
      meta.get('last-modified'),
      meta.get('dcterms.modified'),
      first(document, '[itemprop="dateModified"]', 'datetime'),
      first(document, '[itemprop="dateModified"]', 'content')
    ),
    language: language && /^[a-z]{2}/i.test(language) ? language.slice(0, 2).toLowerCase() : undefined,
    credits: credited(item),
    order
  }
}

function metaOf(document: PageDocument): Map<string, string> {
  const meta = new Map<string, string>()
  for (const tag of document.querySelectorAll('meta')) {
    const name = (
      tag.getAttribute('property') ??
      tag.getAttribute('name') ??
      tag.getAttribute('itemprop') ??
      ''
    ).toLowerCase()
    const content = tag.getAttribute('content')?.trim()
    if (name !== '' && content && !meta.has(name)) meta.set(name, content)
  }
  return meta
}

function outletName(
  item: Json | undefined,
  meta: ReadonlyMap<string, string>,
  document: PageDocument
): string | undefined {
  const names = [
    name(item?.publisher),
    name(item?.sourceOrganization),
    meta.get('og:site_name'),
    meta.get('application-name'),
    meta.get('publisher'),
    meta.get('dc.publisher'),
    meta.get('parsely-site'),
    meta.get('apple-mobile-web-app-title'),
    first(document, '[itemprop="publisher"] [itemprop="name"]', 'content'),
    meta.get('cre'),
    meta.get('twitter:site:name')
  ]
  const found = names
    .map((entry) => (entry ? cleanLine(entry).replace(/^@/, '') : ''))
    .find((entry) => entry !== '' && entry.length < 80)
  if (!found) return undefined
  const host = hostOf(found)
  return host && isPlatform(host) ? undefined : found
}

function title(item: Json | undefined, meta: ReadonlyMap<string, string>): string | undefined {
  const found = [
    text(item?.headline),
    meta.get('og:title'),
    meta.get('twitter:title'),
    meta.get('dc.title'),
    text(item?.name)
  ].find((entry) => entry && entry.trim() !== '')
  return found ? cleanLine(decoded(found)) : undefined
}

function people(item: Json | undefined, meta: ReadonlyMap<string, string>, document: PageDocument): string[] {
  const fromItem = list(item?.author ?? item?.creator).flatMap((author) => name(author) ?? [])
  const fromMeta = [
    meta.get('author'),
    meta.get('parsely-author'),
    meta.get('sailthru.author'),
    meta.get('dc.creator'),
    meta.get('byl')
  ].flatMap((entry) => (entry && !/^https?:/.test(entry) ? [entry] : []))
  const fromPage = [...document.querySelectorAll('[rel="author"], [itemprop="author"]')].map(
    (element) => element.textContent ?? ''
  )
  const chosen = fromItem.length > 0 ? fromItem : fromMeta.length > 0 ? fromMeta.slice(0, 1) : fromPage.slice(0, 3)
  const names = chosen.flatMap((entry) =>
    cleanLine(decoded(entry))
      .replace(/^by:?\s+/i, '')
      .split(/\s*(?:,|;|\sand\s|&)\s*/)
  )
  return [...new Set(names.filter((entry) => entry !== '' && entry.length < 60 && !/^https?:/.test(entry)))]
}

function first(document: PageDocument, selector: string, attribute: string): string | undefined {
  for (const element of document.querySelectorAll(selector)) {
    const value = element.getAttribute(attribute)?.trim()
    if (value) return value
  }
  return undefined
}

/** The one `<time>` of a page; of several nobody knows which is the article's. */
function only(document: PageDocument, selector: string): string | undefined {
  const all = new Set(
    [...document.querySelectorAll(selector)].map((element) => element.getAttribute('datetime')?.trim() ?? '')
  )
  return all.size === 1 ? [...all][0] : undefined
}

function address(value: string | undefined): string | undefined {
  return value && /^https?:\/\/[^/\s]+\.[^\s]+/i.test(value) ? value : undefined
}

function orderOf(language: string | undefined, url: string): NumericOrder {
  if (language && /^en[-_]us/i.test(language)) return 'monthFirst'
  if (language && /^(?:en[-_](?:gb|au|ie|nz|in|za)|(?!en)[a-z]{2}\b)/i.test(language)) return 'dayFirst'
  const host = hostOf(url)
  return host && /\.(?:uk|ie|au|nz|in|za|de|fr|es|it|nl|be)$/.test(host) ? 'dayFirst' : 'unknown'
}
