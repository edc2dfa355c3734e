import { defineConfig } from '@playwright/test'

const port = Number(process.env.TEST_PORT ?? 4174)

const chromium = {
  name: 'chromium',
  use: {
    launchOptions: {
      executablePath: process.env.BROWSER_PATH,
      // An address that is not this machine's own name: over plain HTTP no browser trusts it.
      args: ['--no-sandbox', '--host-resolver-rules=MAP classroom.test localhost'],
    },
  },
}
/** Where a Firefox is installed, what a reader cannot do without is tested in it too. */
const firefox = {
  name: 'firefox',
  grep: /@core/,
  use: {
    browserName: 'firefox' as const,
    channel: 'moz-firefox',
    launchOptions: { executablePath: 'tests/e2e/firefox/firefox.mjs' },
  },
}

/** Run by `npm run test:browser`, which builds the site and finds the browsers first. */
export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 1,
  forbidOnly: true,
  // A busy machine may let one test down once; the report then calls it flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json']],
  use: { baseURL: `http://localhost:${port}`, viewport: { width: 1440, height: 900 } },
  projects: process.env.FIREFOX_PATH ? [chromium, firefox] : [chromium],
  webServer: {
    command: `node app/site/scripts/serve.mjs ${port}`,
    url: `http://localhost:${port}/en/`,
    reuseExistingServer: false,
  },
})
