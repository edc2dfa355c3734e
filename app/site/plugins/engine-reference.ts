import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { readReference } from '../../../engine/build/reference.ts'

const name = 'virtual:engine-reference'
const root = join(import.meta.dirname, '../../..')

/** `import reference from 'virtual:engine-reference'`: what torchlet's docstrings say, read from its sources. */
export function engineReference(): Plugin {
  return {
    name: 'engine-reference',
    resolveId: id => (id === name ? `\0${name}` : undefined),
    load: async id => (id === `\0${name}` ? `export default ${await referenceJson()}` : undefined),
  }
}

/** Reading takes TypeScript some seconds, so the result is kept until a source changes. */
async function referenceJson(): Promise<string> {
  const kept = join(root, 'node_modules/.cache', `engine-reference-${await hashOfSources()}.json`)
  try {
    return await readFile(kept, 'utf8')
  } catch {
    const text = JSON.stringify(readReference())
    await mkdir(dirname(kept), { recursive: true })
    await writeFile(kept, text)
    return text
  }
}

async function hashOfSources(): Promise<string> {
  const folder = join(root, 'engine')
  const names = (await readdir(folder, { recursive: true })).filter(file => file.endsWith('.ts')).toSorted()
  const hash = createHash('sha256')
  for (const file of names) hash.update(file).update(await readFile(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}
