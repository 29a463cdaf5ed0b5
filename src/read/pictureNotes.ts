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
/** A note has one of these: a quick way past other lines. */
const mayHoldNote = new RegExp(`(?:${[...picture, ...first].join('|')})(?![a-z\\d])`, 'i')
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
  if (!mayHoldNote.test(line)) return null
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
  let count = 0
  let about = false
  let placed = /[:©]/.test(part)
  for (const [found] of part.matchAll(word)) {
    if (count === longest) return false
    const low = found.toLowerCase()
    if (picture.has(low) || (count === 0 && first.has(low))) about = true
    count++
    if (picture.has(low) || around.has(low)) continue
    if (!/^[\p{Lu}\p{N}]/u.test(found) && !months.test(found)) return false
    placed = true
  }
  return about && (placed || count <= 4)
}
