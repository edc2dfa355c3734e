import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Files under `assets/` that only the editor with types needs: what its chunks lead to and the rest of the page does not.
 * A file leads to every other whose name stands in its text; the bundler's list of what to load ahead is no such place.
 * @param {string} site
 * @param {{ entry: string, editor: string[] }} chunks the page's script, and where the editor begins
 */
export async function editorFiles(site, { entry, editor }) {
  const names = (await readdir(join(site, 'assets'))).filter(name => !/\.(br|gz|map)$/.test(name))
  const leadsTo = new Map()
  for (const name of names)
    leadsTo.set(name, /\.(js|css)$/.test(name) ? await namesIn(join(site, 'assets', name), names) : [])
  const without = reach([entry], leadsTo, new Set(editor))
  return [...reach(editor, leadsTo, new Set())].filter(name => !without.has(name)).map(name => `assets/${name}`)
}

async function namesIn(path, names) {
  const text = (await readFile(path, 'utf8')).replace(/m\.f=\[[^\]]*\]/, '')
  return names.filter(name => text.includes(name))
}

function reach(from, leadsTo, barred) {
  const reached = new Set()
  const waiting = [...from]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name) || (barred.has(name) && !from.includes(name))) continue
    reached.add(name)
    waiting.push(...(leadsTo.get(name) ?? []))
  }
  return reached
}
