import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Node 20.19 or newer is needed; this is ${process.version}. See https://nodejs.org`)
}

/** `npm ci` when the installed packages are not those of the lock file. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.log('Installing packages (the first time this takes a minute) …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** npm notes in node_modules what it has installed; packages for other systems are optional and may be missing. */
function isInstalled() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  try {
    const installed = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
    )
  } catch {
    return false
  }
}
