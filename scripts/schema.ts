/**
 * Writes the JSON Schemas of the output contracts, made from the types `Trace` in `src/model.ts` and `LintReport`, and of the pages of the HTTP API, made
 * from `src/report/pages.ts`: types and schemas have one source. Run with `npm run schema`; a test fails where a file is not fresh.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createGenerator } from 'ts-json-schema-generator'

export const schemaPath = 'schema/hearsay.trace-1.json'
export const lintSchemaPath = 'schema/hearsay.lint-1.json'
export const apiSchemaPath = 'schema/hearsay.api-1.json'

/** The schema of the contract as it should stand in the file. */
export function schemaText(): string {
  const about = 'What `hearsay trace --json` prints. Fields may be added; none is renamed.'
  return schemaOf('src/model.ts', 'Trace', 'hearsay.trace/1', about)
}

/** The schema of a lint report as it should stand in the file. */
export function lintSchemaText(): string {
  const about = 'What `hearsay lint --json` prints. Fields may be added; none is renamed.'
  return schemaOf('src/report/lintReport.ts', 'LintReport', 'hearsay.lint/1', about)
}

/** The schema of the API's pages as it should stand in the file: definitions only, one for each type. */
export function apiSchemaText(): string {
  const about = 'What the routes of the HTTP API answer with. Fields may be added; none is renamed.'
  return schemaOf('src/report/pages.ts', '*', 'hearsay.api/1', about)
}

function schemaOf(path: string, type: string, id: string, description: string): string {
  const generator = createGenerator({
    path,
    // types of the domain only: without those of Node and the browser in a tenth of the time
    tsconfig: 'scripts/schema.tsconfig.json',
    type,
    skipTypeCheck: true,
    additionalProperties: true,
    sortProps: true
  })
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: id,
    title: id,
    description,
    ...generator.createSchema(type)
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

if (process.argv[1]?.endsWith('schema.ts')) {
  mkdirSync('schema', { recursive: true })
  writeFileSync(schemaPath, schemaText())
  writeFileSync(lintSchemaPath, lintSchemaText())
  writeFileSync(apiSchemaPath, apiSchemaText())
}
