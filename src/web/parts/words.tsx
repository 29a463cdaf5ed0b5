/**
 * Text of articles on a page: always as text, isolated in its direction, controls made visible, and cut where it is endless.
 */
import { bareWords } from '../../report/look.ts'
import { visible } from '../../report/safe.ts'

/** Characters of one text that are put on a page before it is cut. */
const longest = 600

/** `text` cut after a word where it is longer than `most` characters. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  // never half of a pair
  const whole = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
  return `${whole.replace(/\s\S{0,24}$/, '')} …`
}

/** A text of an article: a headline, a name, a descriptor. */
export function Words({ text, most = longest }: { readonly text: string; readonly most?: number }) {
  return <bdi>{visible(clipped(text, most))}</bdi>
}

/** What somebody said, in quotation marks. */
export function Quote({ text, most = longest }: { readonly text: string; readonly most?: number }) {
  return (
    <q class="said">
      <bdi>{visible(clipped(bareWords(text), most))}</bdi>
    </q>
  )
}
