import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

/**
 * The data sets, once: `npm run data` asks their hosts for at most a few seconds and leaves the embedded default where
 * the network gives nothing. The download can be run again at any time.
 */
export function ensureData() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (!scripts.data || existsSync(join(root, 'public/data/manifest.json'))) return
  console.log('Getting the data sets …')
  try {
    run('npm', ['run', '--silent', 'data', '--', '--hurry'])
  } catch {
    console.log('No data sets for now: the book uses the set it draws itself. `npm run data` tries again.')
  }
}
