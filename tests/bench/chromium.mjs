import { chromium } from '@playwright/test'
import { findBrowser } from '../../app/site/scripts/find-browser.mjs'

/** A quiet Chromium: CHROMIUM names another than the installed one. */
export const launch = async () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? (await findBrowser()),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
    ],
  })
