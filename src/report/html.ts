/**
 * The report as one HTML file: a page built beforehand (scripts/web.ts) in which a title, the trace and a plain version are put. The
 * page's Content-Security-Policy lets nothing run but its own script, by hash, and nothing be fetched.
 *
 * The trace comes as base64 of its packed, compressed JSON, so that no text of an article stands in the markup; title and plain version
 * are escaped.
 */

export interface HtmlReport {
  readonly title: string
  /** Base64; only letters, digits, "+", "/" and "=". */
  readonly data: string
  /** For readers without scripts. */
  readonly plain: Iterable<string>
}

/** The file in pieces. Throws where the template is none. */
export function* htmlReport(template: string, report: HtmlReport): Generator<string> {
  const parts = template.split(/\{\{(title|plain|data)\}\}/)
  if (parts.length !== 7) throw new Error('the page for reports is damaged: build hearsay again (npm run build)')
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 0) yield part
    else if (part === 'title') yield escapeHtml(report.title)
    else if (part === 'data') yield report.data.replace(/[^A-Za-z0-9+/=]/g, '')
    else {
      yield '<pre>'
      for (const line of report.plain) yield `${escapeHtml(line)}\n`
      yield '</pre>'
    }
  }
}

/** Text for markup: the five characters that could end it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)
}
