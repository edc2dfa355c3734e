import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

/** Everything that the built site is made from. Data files are served as they are; only which there are matters. */
const inputs = ['app', 'chapters', 'engine', 'public', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']
const ignored = new Set(['public/data'])
const stamp = join(root, 'dist/site-made-from')

/** Builds `dist/site/` unless it was made from exactly what is there now. */
export async function buildSite() {
  const hash = hashOfInputs()
  if (existsSync(stamp) && existsSync(join(root, 'dist/site/index.html')) && readFileSync(stamp, 'utf8') === hash)
    return
  console.log('Building the book …')
  run(process.execPath, ['app/site/scripts/build.mjs'])
  writeFileSync(stamp, hash)
}

function hashOfInputs() {
  const hash = createHash('sha256').update(process.env.BASE ?? '/')
  const add = path => {
    if (ignored.has(path) || path.endsWith('.wasm')) return
    const full = join(root, path)
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(`${path}/${name}`)
    else hash.update(path).update(readFileSync(full))
  }
  for (const path of [...inputs, 'public/data/manifest.json']) if (existsSync(join(root, path))) add(path)
  return hash.digest('hex')
}
