import type { Content, Format } from './format.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { plain } from './plain.ts'

/** The input formats, in the order in which they are asked. The last accepts everything. */
export const formats: readonly Format[] = [json, html, markdown, plain]

/** The format of an input. */
export function formatOf(content: Content): Format {
  return formats.find((format) => format.accepts(content)) ?? plain
}
