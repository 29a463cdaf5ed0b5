/**
 * The documentation of the API as a page that needs no script and no network, made from the OpenAPI document, so that it says
 * what is so. A viewer of some megabytes would need exceptions from the Content-Security-Policy; this is one file and one style sheet.
 */
import { base } from './openapi.ts'
import { problemKinds } from './problem.ts'

/** As much of an OpenAPI document as is shown. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: Shape
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Shape }>> }
  readonly responses?: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema?: Shape }>> }
    >
  >
}

interface Shape {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly description?: string
  readonly default?: unknown
}

/** The page, as HTML. */
export function documentationPage(document: ApiDocument): string {
  const { info, paths = {}, components } = document
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationHtml(method, path, operation as Operation))
  )
  const schemas = Object.entries(components?.schemas ?? {}).map(([name, shape]) => schemaHtml(name, shape as Shape))
  const kinds = Object.entries(problemKinds).map(
    ([code, { status, title, about }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escaped(title)}. ${prose(about)}</td></tr>`
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)}: the HTTP API</title>
<link rel="stylesheet" href="${base}/docs.css">
</head>
<body>
<header>
<h1>${escaped(info.title)} ${escaped(info.version)}: the HTTP API</h1>
<p>${prose(info.description ?? '')}</p>
<p>The same as a document for programs: <a href="${base}/openapi.json">OpenAPI 3.1</a>. Try it: <a href="${base}/info">what is served</a>, <a href="${base}/stories">stories</a>.</p>
</header>
<main>
<h2 id="routes">Routes</h2>
${operations.join('\n')}
<h2 id="problems">Problems</h2>
<p>An error is answered as <code>application/problem+json</code>: <code>title</code>, <code>status</code>, <code>code</code>, and in <code>detail</code> what is wrong with this request.</p>
<div class="wide"><table><thead><tr><th scope="col">code</th><th scope="col">status</th><th scope="col">meaning</th></tr></thead><tbody>
${kinds.join('\n')}
</tbody></table></div>
<h2 id="records">Records</h2>
${schemas.join('\n')}
</main>
</body>
</html>
`
}

function operationHtml(method: string, path: string, operation: Operation): string {
  const { parameters = [], responses = {} } = operation
  const rows = parameters.map(
    (p) =>
      `<tr><td><code>${escaped(p.name)}</code>${p.required ? '' : ' <small>(optional)</small>'}</td><td>${typeHtml(p.schema ?? {})}</td><td>${prose(p.description ?? '')}${p.schema?.default === undefined ? '' : ` <small>Usually ${escaped(String(p.schema.default))}.</small>`}</td></tr>`
  )
  const bodies = Object.entries(operation.requestBody?.content ?? {}).map(
    ([type, { schema }]) =>
      `<li><code>${escaped(type)}</code>: ${typeHtml(schema ?? {})}. ${prose(schema?.$ref ? '' : (schema?.description ?? ''))}</li>`
  )
  const answers = Object.entries(responses).map(([status, { description, content = {} }]) => {
    const types = Object.entries(content).map(
      ([type, { schema }]) => `${typeHtml(schema ?? {})} as <code>${escaped(type)}</code>`
    )
    return `<tr><td>${escaped(status)}</td><td>${prose(description)}</td><td>${types.join('<br>')}</td></tr>`
  })
  return `<section>
<h3><code>${escaped(method.toUpperCase())} ${escaped(path)}</code> ${escaped(operation.summary ?? '')}</h3>
${(operation.description ?? '')
  .split('\n\n')
  .map((text) => `<p>${prose(text)}</p>`)
  .join('\n')}
${table(['parameter', 'type', 'meaning'], rows)}${bodies.length ? `<p>Body:</p><ul>${bodies.join('')}</ul>` : ''}
${table(['status', 'meaning', 'answer'], answers)}
</section>`
}

function schemaHtml(name: string, shape: Shape): string {
  const rows = Object.entries(shape.properties ?? {}).map(([field, type]) => {
    const optional = shape.required?.includes(field) ? '' : ' <small>(optional)</small>'
    return `<tr><td><code>${escaped(field)}</code>${optional}</td><td>${typeHtml(type)}</td><td>${prose(type.description ?? '')}</td></tr>`
  })
  const body = rows.length ? table(['field', 'type', 'meaning'], rows) : `<p>${typeHtml(shape)}</p>`
  return `<section><h3 id="record-${escaped(name)}"><code>${escaped(name)}</code></h3><p>${prose(shape.description ?? '')}</p>${body}</section>`
}

function table(heads: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return ''
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('')
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function typeHtml(shape: Shape): string {
  if (shape.$ref) {
    const name = escaped(shape.$ref.replace(/^.*\//, ''))
    return `<a href="#record-${name}">${name}</a>`
  }
  if (shape.const !== undefined) return `<code>${escaped(JSON.stringify(shape.const))}</code>`
  if (shape.enum) return shape.enum.map((value) => `<code>${escaped(String(value))}</code>`).join(', ')
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return choices.map(typeHtml).join(' or ')
  if (shape.type === 'array') return `list of ${typeHtml(shape.items ?? {})}`
  if (shape.properties) {
    const fields = Object.entries(shape.properties).map(([name, type]) => `${escaped(name)}: ${typeHtml(type)}`)
    return `{ ${fields.join(', ')} }`
  }
  return escaped([shape.type ?? 'anything'].flat().join(' or '))
}

/** Text with `code` marked; nothing else of Markdown is used. */
function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!)
}

/** Its style sheet. */
export const documentationStyle = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; }
h3 { margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; width: 100%; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .3rem .6rem .3rem 0; text-align: start; vertical-align: top; }
tr:target, h3:target { outline: 2px solid; outline-offset: 2px; }
`
