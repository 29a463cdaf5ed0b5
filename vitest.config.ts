import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Files share the modules of their thread, so that word lists and grammars are read once: no test may change a module's state.
  test: { include: ['test/**/*.test.ts'], env: { TZ: 'UTC' }, testTimeout: 20_000, maxWorkers: 2, isolate: false }
})
