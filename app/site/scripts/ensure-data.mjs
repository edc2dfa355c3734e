import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

/**
 * The data sets, once, and again when this version of the book brings another text: `npm run data` asks their hosts for
 * at most a few seconds and leaves the embedded default where the network gives nothing. The download can be run again
 * at any time.
 */
export function ensureData() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (!scripts.data || textIn('public/data') === textIn('app/site/data/frozen')) return
  console.log('Getting the data sets …')
  try {
    run('npm', ['run', '--silent', 'data', '--', '--hurry'])
  } catch {
    console.log('No data sets for now: the book uses the set it draws itself. `npm run data` tries again.')
  }
}

/** Which text of this book lies in a folder of data, if any. */
function textIn(folder) {
  const manifest = join(root, folder, 'manifest.json')
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).texts?.embedded?.version : undefined
}
