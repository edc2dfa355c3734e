import { defineConfig } from '@playwright/test'

const port = Number(process.env.TEST_PORT ?? 4174)

/** Run by `npm run test:browser`, which builds the site and finds the browser first. */
export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  // A busy machine may let one test down once; the report then calls it flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env.BROWSER_PATH, args: ['--no-sandbox'] },
  },
  webServer: {
    command: `node app/site/scripts/serve.mjs ${port}`,
    url: `http://localhost:${port}/en/`,
    reuseExistingServer: false,
  },
})
