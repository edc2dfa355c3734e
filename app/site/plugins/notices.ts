import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '../../..')

/** Folders of packages, below `node_modules`, of which the site hands out something. */
const handedOut = new Set<string>([
  // What its compiler puts into the kernels.
  'assemblyscript',
])

/** Notes the package that a file belongs to. */
export function noteUse(file: string) {
  const [, inside] = /^.*[\\/]node_modules[\\/](.*)$/.exec(file) ?? []
  const [scope, name] = inside?.split(/[\\/]/) ?? []
  if (scope && !scope.startsWith('.')) handedOut.add(scope.startsWith('@') ? `${scope}/${name}` : scope)
}

/** Notes what a bundle is made of; for workers, whose bundles are made before the page's. */
export function noteUses(): Plugin {
  return {
    name: 'note-uses',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.moduleIds.forEach(noteUse)
    },
  }
}

/** `licenses.txt`: the notices of all that the site hands out, as their licenses ask. */
export function notices(): Plugin[] {
  return [
    noteUses(),
    {
      name: 'notices',
      applyToEnvironment: ({ name }) => name === 'client',
      async generateBundle() {
        const source = (await Promise.all([...handedOut].toSorted().map(noticeOf))).join(`\n\n${'-'.repeat(72)}\n\n`)
        this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: `${introduction}\n\n${source}\n` })
      },
    },
  ]
}

/** Begins with a mark that it is UTF-8: not every host tells. */
const introduction = `\uFEFFThe code of this site is under the MIT License, its text and pictures under
CC BY-SA 4.0. It contains the works below, in part or in compiled form. The
fonts among them are cut to what this site uses; where a name is reserved,
the cut font calls itself otherwise.

${'-'.repeat(72)}`

/** The texts that licenses ask to be kept together with a work. */
const isNotice = (name: string) => /^(licen[cs]e|notice|copying|third-?party)/i.test(name)

async function noticeOf(name: string) {
  const folder = join(root, 'node_modules', name.replaceAll('/', sep))
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const files = (await readdir(folder)).filter(isNotice).toSorted()
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
  return [`${name} ${version} (${license})`, ...texts.map(text => text.trim())].join('\n\n')
}
