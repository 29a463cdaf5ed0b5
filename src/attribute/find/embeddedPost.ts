/**
 * Posts set into a page: the words, then who posted them and when, as networks sign them. "The ferry is late again. — Ida Holm
 * (@idaholm) March 3, 2021", on one line or with the signature on the next.
 *
 * The account's sign in brackets and a date behind it are asked for: a dash and a name alone sign letters, quotations and poems.
 */
import type { Page } from '../page.ts'
import { type Proposal, propose } from '../proposal.ts'

const signature =
  /(?:^|\s)(?:—|–|--|-)\s?(?<name>[\p{Lu}\p{N}][^()\n]{1,60}?)\s\((?<account>@\w{1,30})\)\s(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{Ll}{2,8}\.? \d{4})/u

export function findEmbeddedPosts(page: Page): Proposal[] {
  return page.paragraphs.flatMap((paragraph, i) => {
    if (paragraph.block === 'headline') return []
    const shown = page.text.slice(paragraph.start, paragraph.end)
    const hit = shown.includes('(@') ? signature.exec(shown) : null
    const name = hit?.groups?.name
    const account = hit?.groups?.account
    if (!hit || !name || !account) return []
    const before = shown.slice(0, hit.index).trim()
    // alone on its line: it signs the paragraph above
    const above = page.paragraphs[i - 1]
    if (before === '' && (!above || above.block === 'headline')) return []
    const content =
      before === ''
        ? { start: above!.start, end: above!.end }
        : {
            start: paragraph.start + shown.indexOf(before),
            end: paragraph.start + shown.indexOf(before) + before.length
          }
    const at = paragraph.start + hit.index + hit[0].indexOf(name)
    const sign = paragraph.start + hit.index + hit[0].indexOf(account)
    return [
      propose({
        rule: 'embeddedPost',
        paragraph: paragraph.index,
        content: [content],
        cue: { start: sign, end: sign + account.length },
        source: { start: at, end: at + name.length },
        lemma: 'post',
        strength: 0.93
      })
    ]
  })
}
