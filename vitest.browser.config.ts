import { defineConfig } from 'vitest/config'

/** The pages in a real browser: `npm run browser`, after a build. Needs Chromium. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 90_000,
    hookTimeout: 240_000,
    fileParallelism: false
  }
})
