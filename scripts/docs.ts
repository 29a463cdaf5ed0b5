/** Writes `docs/cli.md`, the command reference, from the flags' data, and `docs/corpus.md` from the tables of a corpus. Run with `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { reference } from '../src/cli/reference.ts'
import { corpusPage } from './corpusPage.ts'

mkdirSync('docs', { recursive: true })
writeFileSync('docs/cli.md', reference())
writeFileSync('docs/corpus.md', corpusPage())
