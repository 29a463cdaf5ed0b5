/**
 * Where a text spells a name that a file's name runs together: "lettersfromagnes" is "Letters from Agnes", "thalder" "5th & Alder" (a file's name
 * often keeps letters alone), "vista" "Vista 97.7".
 */
const webEnding = /^(?:\.\p{Ll}{2,4}){1,2}(?![\p{L}\p{N}])/u
const longest = 6

/** Letters of a text alone, in small letters without marks, and where each stands. */
interface Letters {
  readonly letters: string
  readonly at: readonly number[]
}

/** `spelling`: letters with marks are spelt without them ("é" as "e"), or left out. */
function lettersOf(text: string, spelling: 'folded' | 'plain'): Letters {
  const letters: string[] = []
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    const code = char.charCodeAt(0)
    const plain = (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
    const folded = plain || code < 128 || spelling === 'plain' ? (plain ? char : '') : char.normalize('NFKD').charAt(0)
    if (!/[A-Za-z]/.test(folded)) continue
    letters.push(folded.toLowerCase())
    at.push(i)
  }
  return { letters: letters.join(''), at }
}

/** The names in a text whose letters are those of one of `stems`, by stem, in order, each as often as it stands there. */
export function namesSpelled(text: string, stems: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const readings = [lettersOf(text, 'folded')]
  if (/[^\p{ASCII}“”‘’–—…]/u.test(text)) readings.push(lettersOf(text, 'plain'))
  for (const stem of stems) {
    for (const { letters, at } of readings) {
      const names: string[] = []
      for (let i = letters.indexOf(stem); i >= 0; i = letters.indexOf(stem, i + 1)) {
        const name = nameAt(text, at[i]!, at[i + stem.length - 1]! + 1)
        if (name !== null) names.push(name)
      }
      if (names.length > 0) found.set(stem, names)
      if (names.length > 0) break
    }
  }
  return found
}

/** The name that a stretch of text is, with the numbers beside it and a web ending; null where it is none. */
function nameAt(text: string, from: number, to: number): string | null {
  let [start, end] = [from, to]
  while (/\d/.test(text.charAt(start - 1))) start--
  while (/\d/.test(text.charAt(end))) end++
  end += webEnding.exec(text.slice(end, end + 12))?.[0].length ?? 0
  if (/[\p{L}\p{N}]/u.test(text.charAt(start - 1)) || /[\p{L}\p{N}]/u.test(text.charAt(end))) return null
  start -=
    /(?<![\p{L}\p{N}.,/-])(?!(?:19|20)\d\d )\d{1,4} $/u.exec(text.slice(Math.max(0, start - 6), start))?.[0].length ?? 0
  end += /^ \d{1,3}(?:\.\d)?(?![\p{L}\p{N}%]|[.,]\d)/u.exec(text.slice(end, end + 8))?.[0].length ?? 0
  const name = text.slice(start, end)
  if (!/^[\p{Lu}\p{N}]/u.test(name) || /[\n“”"?!;:()]|[.,]\s/u.test(name)) return null
  const words = name.split(/\s+/)
  return words.length <= longest && words.every((word) => /^[^\p{Ll}]|^\p{Ll}{1,4}$/u.test(word)) ? name : null
}
