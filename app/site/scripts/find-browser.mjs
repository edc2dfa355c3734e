import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

const chromiums = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const firefoxes = ['firefox-esr', 'firefox']
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
  const installed = process.env.BROWSER_PATH ?? onPath(chromiums) ?? elsewhere.find(existsSync)
  if (installed) return installed
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.log('No Chromium or Chrome is installed: fetching the one that Playwright brings …')
  if (attempt(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']))
    return chromium.executablePath()
  if (installFromDebian('chromium', 'fonts-noto-cjk')) return onPath(chromiums)
  throw new Error('The browser tests need Chromium or Chrome: install one, or name it in BROWSER_PATH.')
}

/** The Firefox that is installed, or undefined: then the tests run in Chromium alone. */
export function findFirefox() {
  // It is started through a script of ours, which Windows would not run as a program.
  if (process.platform === 'win32') return undefined
  const installed = process.env.FIREFOX_PATH ?? onPath(firefoxes)
  if (installed) return installed
  console.log('No Firefox is installed: the browser tests run in Chromium alone.')
  return undefined
}

function installFromDebian(...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`Installing Debian's ${packages[0]} …`)
  attempt('apt-get', ['update', '-qq'])
  return attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
}

function onPath(names) {
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
