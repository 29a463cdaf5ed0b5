import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsdown'
import { buildWeb } from './scripts/web.ts'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli/main.ts',
    worker: 'src/pool/worker.ts',
    traceWorker: 'src/server/traceWorker.ts',
    pathsThread: 'src/cli/pathsThread.ts'
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: true,
  clean: true,
  hash: false,
  // Without comments and blanks the program is read in half the time; names stay, so that a stack tells what happened.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  // The pages stand beside the program that serves them, and the statements beside the one that runs them.
  hooks: {
    'build:done': async ({ options }) => {
      cpSync('src/corpus/sql', join(options.outDir, 'sql'), { recursive: true })
      await buildWeb(join(options.outDir, 'web'))
    }
  }
})
