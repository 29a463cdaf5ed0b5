/**
 * Writes the JSON Schema of the output contract, made from the type `Trace` in `src/model.ts`: types and schema have one source.
 * Run with `npm run schema`; a test fails where the file is not fresh.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createGenerator } from 'ts-json-schema-generator'

export const schemaPath = 'schema/hearsay.trace-1.json'

/** The schema as it should stand in the file. */
export function schemaText(): string {
  const generator = createGenerator({
    path: 'src/model.ts',
    tsconfig: 'tsconfig.json',
    type: 'Trace',
    skipTypeCheck: true,
    additionalProperties: true,
    sortProps: true
  })
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'hearsay.trace/1',
    title: 'hearsay.trace/1',
    description: `What \`hearsay trace --json\` prints. Fields may be added; none is renamed.`,
    ...generator.createSchema('Trace')
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

if (process.argv[1]?.endsWith('schema.ts')) {
  mkdirSync('schema', { recursive: true })
  writeFileSync(schemaPath, schemaText())
}
