import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { apiSchemaPath, apiSchemaText, schemaPath, schemaText } from '../../scripts/schema.ts'
import { commands, exitCodes } from '../../src/cli/flags.ts'
import { reference } from '../../src/cli/reference.ts'
import { invent, readNotation } from '../report/invent.ts'
import { run } from './run.ts'

describe('docs/cli.md', () => {
  it('is fresh: else run `npm run docs`', () => {
    expect(readFileSync('docs/cli.md', 'utf8')).toBe(reference())
  })

  it('names every flag and exit code', () => {
    const page = reference()
    for (const command of commands) for (const flag of command.flags) expect(page).toContain(`--${flag.name}`)
    for (const { code } of Object.values(exitCodes)) expect(page).toContain(`| ${code} |`)
  })
})

describe('the JSON Schema of the contract', () => {
  it('is fresh: else run `npm run schema`', { timeout: 60_000 }, () => {
    expect(readFileSync(schemaPath, 'utf8')).toBe(schemaText())
    expect(readFileSync(apiSchemaPath, 'utf8')).toBe(apiSchemaText())
  })

  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(schemaPath, 'utf8')) as object
  )

  it.each(['agency', 'break-up', 'merger', 'public-event'].filter((name) => existsSync(`examples/${name}`)))(
    'holds for a trace of examples/%s, and of its parts',
    { timeout: 60_000 },
    async (name) => {
      const whole = await run(['trace', `examples/${name}`, '--json'])
      const trace = JSON.parse(whole.out) as { claims: { id: string }[]; stories: { id: string }[] }
      expect(validate(trace), JSON.stringify(validate.errors)).toBe(true)
      const claim = await run(['trace', `examples/${name}`, '--json', '--claim', trace.claims[0]!.id])
      expect(validate(JSON.parse(claim.out)), JSON.stringify(validate.errors)).toBe(true)
      const story = await run(['trace', `examples/${name}`, '--json', '--story', trace.stories[0]!.id])
      expect(validate(JSON.parse(story.out)), JSON.stringify(validate.errors)).toBe(true)
    }
  )

  it('refuses what is no trace', () => {
    const trace = invent(readNotation('test/cases/report/k-ghost/case.json'))
    expect(validate(trace)).toBe(true)
    expect(validate({ ...trace, schema: 'hearsay.trace/2' })).toBe(false)
    expect(validate({ ...trace, claims: [{ ...trace.claims[0], reports: 1 }] })).toBe(false)
    expect(validate({ ...trace, extra: 1 })).toBe(true)
  })
})
