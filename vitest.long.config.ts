import { defineConfig } from 'vitest/config'

/** Tests that take long: writers killed at many points, any split and order of a corpus, the built program in threads. `npm run long`. */
export default defineConfig({
  test: { include: ['test/**/*.long.ts'], env: { TZ: 'UTC' }, testTimeout: 120_000, hookTimeout: 120_000 }
})
