/** Writes `docs/cli.md`, the command reference, from the flags' data. Run with `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { reference } from '../src/cli/reference.ts'

mkdirSync('docs', { recursive: true })
writeFileSync('docs/cli.md', reference())
