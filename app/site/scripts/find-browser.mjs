import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium to test in: the one that is named or installed, else Playwright's own, else Debian's package. Each is
 * tried only when the one before is not to be had.
 */
export async function findBrowser() {
  const installed = process.env.BROWSER_PATH ?? onPath() ?? elsewhere.find(existsSync)
  if (installed) return installed
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.log('No Chromium or Chrome is installed: fetching the one that Playwright brings …')
  if (attempt(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']))
    return chromium.executablePath()
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("Installing Debian's chromium …")
    attempt('apt-get', ['update', '-qq'])
    if (attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']))
      return onPath()
  }
  throw new Error('The browser tests need Chromium or Chrome: install one, or name it in BROWSER_PATH.')
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(existsSync)
}

function attempt(command, args) {
  try {
    run(command, args)
    return true
  } catch {
    return false
  }
}
