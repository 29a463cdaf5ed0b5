/**
 * The note about the picture behind a caption: "… | Archive, Arden, 2019", "… (library picture from Arden)", "… . Photo taken in Arden in May", "…; seen in
 * Arden in 2019". What the caption says ends where the note begins.
 *
 * Where it stands and what it lacks show it, not its wording: it is the last part of the line, behind a bar, a bracket, a semicolon or a full stop; it names a
 * picture, and beside that it has only names, figures and small words, so that it tells nothing. "He kept the photo; it was stolen in 2019" does.
 */
import { isPictureCredit } from '../text/outlets.ts'
import lexicon from './pictureWords.json' with { type: 'json' }

const picture = new Set(lexicon.picture.split(' '))
const first = new Set(lexicon.first.split(' '))
const around = new Set(lexicon.around.split(' '))

/** Longest note, in words. */
const longest = 14
const bracketed = /\s?[([](?<note>[^()[\]]{3,120})[)\]]\.?$/u
/** A mark that begins a last part, and what the part may hold. */
const parted = /(?:\s[|•·/–—-]{1,2}|;|\s\|\||[.!?…]["”’»')]*|["”’»])\s+(?=\S)/gu
const comma =
  /,\s(?=(?:pictured|photographed|snapped|captured)\s(?:in|at|on|during|outside|near|here|by|above|left|right)\b)/giu
const months =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’/-]*/gu
const finite = /\b(?:was|were|is|are)\b/i

/** Where the note of a line begins, with the mark before it; null where it has none. In characters of the line. */
export function pictureNoteAt(line: string): number | null {
  if (line.length > 700) return null
  const inside = bracketed.exec(line)
  if (inside && inside.index > 0) {
    const note = inside.groups!.note!
    const names = note.split(/\s?[/,]\s?|\svia\s/)
    if (isNote(note) || isPictureCredit(names.at(-1) ?? note)) return inside.index
  }
  const starts = [...line.matchAll(comma), ...line.matchAll(parted)].map((mark) => ({
    mark,
    to: mark.index + mark[0].length
  }))
  // the longest last part that is nothing but a note
  for (const { mark, to } of starts.sort((a, b) => a.to - b.to)) {
    const note = line.slice(to)
    const isSentence = /^[.!?…]/.test(mark[0])
    if (!isNote(note) || (isSentence && finite.test(note))) continue
    if (mark.index === 0) continue
    // the full stop and the quotation mark belong to what is said
    return /^[.!?…"”’»]/.test(mark[0]) ? mark.index + mark[0].trimEnd().length : mark.index
  }
  return null
}

/** Whether some words are about a picture and tell nothing. */
function isNote(part: string): boolean {
  if (/["“”«»?!]/.test(part)) return false
  const words: string[] = []
  for (const [found] of part.matchAll(word)) {
    if (words.length === longest) return false
    words.push(found)
  }
  if (words.length === 0) return false
  let about = first.has(words[0]!.toLowerCase())
  let placed = /[:©]/.test(part)
  for (const word of words) {
    const low = word.toLowerCase()
    if (picture.has(low)) about = true
    else if (around.has(low)) continue
    else if (/^[\p{Lu}\p{N}]/u.test(word) || months.test(word)) placed = true
    else return false
  }
  return about && (placed || words.length <= 4)
}
