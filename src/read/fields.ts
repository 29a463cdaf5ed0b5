/**
 * An article of what a record's fields say, its text unread: for many records at once, where reading every line of every text would take
 * many times as long as the work to be done on them. It has no blocks and credits, and where a field is missing, the text is not asked.
 */
import type { Article } from '../model.ts'
import { hostOf, isPlatform } from '../text/outlets.ts'
import { articleId } from './identity.ts'
import { momentOfAddress } from './moments.ts'
import { type JsonRecord, recordDraft } from './record.ts'

/** The article; null where the record has no text. */
export function articleOfFields(record: JsonRecord, uri: string): Article | null {
  const draft = recordDraft(record, uri)
  if (!draft) return null
  const { text, given } = draft
  const url = given.url ?? null
  const host = url === null ? null : hostOf(url)
  const domain = host !== null && !isPlatform(host) ? host : null
  const name = given.outlet ?? domain
  return {
    id: given.id ?? articleId(name, url, text),
    uri,
    url,
    outlet: name === null ? null : { name, domain, basis: 'metadata' },
    headline: given.headline ?? null,
    byline: given.byline ?? [],
    language: given.language ?? 'und',
    text,
    published: given.published ?? (url === null ? null : momentOfAddress(url)),
    modified: given.modified ?? null,
    blocks: [],
    credits: [],
    ...(given.extra && Object.keys(given.extra).length > 0 ? { extra: given.extra } : {})
  }
}
