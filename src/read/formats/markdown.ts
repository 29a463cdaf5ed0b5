/**
 * Markdown: front matter as fields, headings, lists, links. The text keeps its words and loses its marks (`#`, `**`, link targets), so
 * that quotations and names stand in it as a reader sees them.
 */
import { cleanPage } from '../clean.ts'
import type { Draft, Given, Mark } from '../draft.ts'
import { recordDraft } from '../record.ts'
import type { Content, Format } from './format.ts'

const frontMatter = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** Markdown, known by its front matter or its name, or by a heading in its first line together with links or marks. */
export const markdown: Format = {
  name: 'markdown',
  accepts: ({ text, uri }) => {
    const matter = frontMatter.exec(text)
    if (matter && /^\w[\w -]*:/m.test(matter[1]!)) return true
    if (/\.(?:md|markdown|mdx)(?:\.gz)?$/i.test(uri.replace(/[?#].*$/, ''))) return true
    return /^#{1,3} \S/.test(text) && /\]\(https?:\/\/|\*\*\S|^#{2,4} \S/m.test(text)
  },
  read: (content) => ({ drafts: [draftOf(content)], problems: [] })
}

function draftOf({ uri, text }: Content): Draft {
  const matter = frontMatter.exec(text)
  const given = matter ? fields(matter[1]!, uri) : {}
  const body = cleanPage(matter ? text.slice(matter[0].length) : text)
  return { uri, ...rendered(body), given, margin: '' }
}

/** "key: value" lines of the front matter, and lists of them; deeper YAML is left alone. */
function fields(matter: string, uri: string): Given {
  const record: Record<string, string | string[]> = {}
  let list: string[] | undefined
  for (const line of matter.split(/\r?\n/)) {
    const item = /^\s*-\s+(.*)$/.exec(line)
    if (item && list) {
      list.push(unquoted(item[1]!))
      continue
    }
    const pair = /^([\w-]+)\s*:\s*(.*)$/.exec(line)
    if (!pair) continue
    const value = pair[2]!.trim()
    list = value === '' ? [] : undefined
    const inner = /^\[(.*)\]$/.exec(value)?.[1]
    record[pair[1]!] =
      list ?? (inner === undefined ? unquoted(value) : inner.split(',').map((entry) => unquoted(entry.trim())))
  }
  return recordDraft({ ...record, text: '-' }, uri)?.given ?? {}
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}

function rendered(body: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  let text = ''
  let titled = false
  for (const raw of body.split('\n')) {
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(raw)
    if (/^\s*(?:[-*_]\s*){3,}$/.test(raw) || /^\s*(?:```|~~~)/.test(raw) || /^\s*!\[[^\]]*\]\([^)]*\)\s*$/.test(raw)) {
      text += '\n'
      continue
    }
    const line = inline(heading ? heading[2]! : raw.replace(/^\s{0,3}>\s?/, ''))
    const start = text.length + (line.length - line.trimStart().length)
    const isTitle = heading !== null && !titled && heading[1]!.length === 1
    if (isTitle && line.trim() !== '') {
      titled = true
      marks.push({ start, end: start + line.trim().length, kind: 'headline' })
    }
    text += `${line}\n`
  }
  return { text: text.replace(/\s+$/, ''), marks }
}

/** Words of a line without the marks around them. */
function inline(line: string): string {
  return line
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\((?:[^()\s]|\([^)]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])/g, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
    .replace(/<\/?(?:b|i|em|strong|br|p|span|a|u|sup|sub)\b[^<>]{0,300}>/gi, '')
}
