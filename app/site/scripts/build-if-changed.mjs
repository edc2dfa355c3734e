import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

/** Everything that the built site is made from. Data files are served as they are; only which there are matters. */
const inputs = [
  'app',
  'chapters',
  'engine',
  'public',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
]
const ignored = new Set(['public/data'])

/** Builds a site for `base` into `folder` unless it was made from exactly what is there now. */
export async function buildSite(base, folder = 'dist/site') {
  const hash = hashOfInputs(base)
  const stamp = join(root, `${folder}-made-from`)
  if (existsSync(stamp) && existsSync(join(root, folder, 'index.html')) && readFileSync(stamp, 'utf8') === hash) return
  console.log(`Building the book for ${base} …`)
  run(process.execPath, ['app/site/scripts/build.mjs'], { BASE: base, SITE: folder })
  writeFileSync(stamp, hash)
}

function hashOfInputs(base) {
  const hash = createHash('sha256').update(base)
  const add = path => {
    if (ignored.has(path) || path.endsWith('.wasm')) return
    const full = join(root, path)
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(`${path}/${name}`)
    else hash.update(path).update(readFileSync(full))
  }
  for (const path of [...inputs, 'public/data/manifest.json']) if (existsSync(join(root, path))) add(path)
  return hash.digest('hex')
}
