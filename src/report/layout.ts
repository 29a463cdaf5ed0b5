/**
 * Lines of a given width: how many columns a text takes, where it may be broken, how it is cut.
 *
 * Styles are set as marks (noncharacters, which `safe.ts` lets through from no text) and take no column, so that everything is laid
 * out first and coloured last. Columns are those of a terminal: wide East Asian letters and emoji take two, marks none.
 */

/** Styles a report uses. Each only repeats what words or signs say already. */
export type Tone = 'strong' | 'faint' | 'warn' | 'good' | 'link'

const opening: Record<Tone, string> = {
  strong: '\ufdd0',
  faint: '\ufdd1',
  warn: '\ufdd2',
  good: '\ufdd3',
  link: '\ufdd4'
}
const closing = '\ufdd9'
const escapes: Record<string, string> = {
  '\ufdd0': '\u001b[1m',
  '\ufdd1': '\u001b[2m',
  '\ufdd2': '\u001b[33m',
  '\ufdd3': '\u001b[32m',
  '\ufdd4': '\u001b[36m',
  '\ufdd9': '\u001b[0m'
}
const marks = /[\ufdd0-\ufdd9]/g

/** Sets `text` in a tone; what is inside another tone ends that one. */
export function tone(kind: Tone, text: string): string {
  return text === '' ? '' : opening[kind] + text + closing
}

/** Marks to escape sequences, or to nothing. Tones end with their line; no line ends in blanks. */
export function paint(text: string, look: { readonly colour: boolean }): string {
  const lines = text.split('\n').map((line) => {
    if (!look.colour) return line.replace(marks, '').trimEnd()
    const open = line.lastIndexOf(closing) < Math.max(...Object.values(opening).map((mark) => line.lastIndexOf(mark)))
    return (line.trimEnd() + (open ? closing : '')).replace(marks, (mark) => escapes[mark] ?? '')
  })
  return lines.join('\n')
}

const nothing = /\p{M}|\u200b|\u200c|\u200d|[\ufdd0-\ufdd9]/u
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** Columns that `text` takes on a terminal. */
export function columns(text: string): number {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length
  let sum = 0
  for (const character of text) sum += columnsOf(character)
  return sum
}

function columnsOf(character: string): number {
  if (character <= '\u007e') return 1
  if (nothing.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** `text` cut to `width` columns, with `ellipsis` where something was cut. A tone that was open is closed. */
export function clip(text: string, width: number, ellipsis = '…'): string {
  if (columns(text) <= width) return text
  const room = Math.max(0, width - columns(ellipsis))
  let made = ''
  let used = 0
  for (const character of text) {
    const takes = columnsOf(character)
    if (used + takes > room) break
    made += character
    used += takes
  }
  const cut = made.trimEnd() + ellipsis
  const opened = cut.match(/[\ufdd0-\ufdd8]/g)?.length ?? 0
  const closed = cut.match(/\ufdd9/g)?.length ?? 0
  return opened > closed ? cut + closing : cut
}

/** `text` with blanks after it to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/**
 * `text` in lines of at most `width` columns, broken at blanks; a word longer than a line is broken anywhere.
 * The lines after the first begin with `indent` blanks, which count.
 */
export function wrap(text: string, width: number, indent = 0): string[] {
  const lines: string[] = []
  const lead = ' '.repeat(Math.min(indent, Math.max(0, width - 8)))
  let line = ''
  for (const word of text.split(' ')) {
    let rest = word
    const candidate = line === '' || line === lead ? line + rest : `${line} ${rest}`
    if (columns(candidate) <= width) {
      line = candidate
      continue
    }
    if (line !== '' && line !== lead) {
      lines.push(line)
      line = lead
    }
    while (columns(line + rest) > width) {
      const head = takeColumns(rest, Math.max(1, width - columns(line)))
      lines.push(line + head)
      rest = rest.slice(head.length)
      line = lead
    }
    line += rest
  }
  if (line !== lead || lines.length === 0) lines.push(line)
  return lines
}

/** A line as it is, or, where it is too wide, in lines that keep its margin. */
export function fitted(line: string, width: number): string[] {
  if (columns(line) <= width) return [line]
  const margin = /^ */.exec(line)![0].slice(0, Math.max(0, width - 16))
  return wrap(line.trimStart(), width - margin.length, 2).map((part) => margin + part)
}

function takeColumns(text: string, width: number): string {
  let made = ''
  let used = 0
  for (const character of text) {
    const takes = columnsOf(character)
    if (made !== '' && used + takes > width) break
    made += character
    used += takes
  }
  return made
}
