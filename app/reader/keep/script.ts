import { analyse, type Analysis } from '../../notebook/cells/analyse.ts'
import type { CellSource } from '../../notebook/cell.ts'
import type { LibraryCell } from '../../notebook/kernel/protocol.ts'
// oxlint-disable-next-line import/default -- Vite gives the text of the file
import plainNotebook from './plain-notebook.ts?raw'

interface Part {
  title: string
  /** Without its imports, its last value shown. */
  code: string
  defines: string[]
  throws: boolean
}

const importStatement =
  /^import\s+(?:(?<type>type)\s+)?(?:\{(?<names>[^}]*)\}|\*\s+as\s+(?<all>\w+))\s+from\s+'(?<module>[\w-]+)';?[^\S\n]*\n?/gm

/**
 * A section as one TypeScript module that runs outside the page with the package `torchlet`, by
 * `tsx` or a Node.js that strips types. What cells would show is printed. A cell that defines a name anew opens a
 * block, so that every name means the nearest definition above, as on the page.
 */
export function scriptOf(title: string, cells: CellSource[], library: LibraryCell[]): string {
  const imports = new Imports()
  const parts = cells.map(({ title, id, code, throws }): Part => {
    const analysis = readable(code)
    const shown = imports.takeFrom(analysis ? lastShown(analysis) : code)
    const imported = new Set(analysis?.imports.flatMap(({ names }) => names.map(name => name.local)))
    const defines = [...(analysis?.bindings.keys() ?? [])].filter(name => !imported.has(name))
    return { title: title || id, code: shown, defines, throws: throws !== null }
  })
  const needsLibrary = imports.uses('d2l')
  const saved = needsLibrary ? libraryModule(library) : ''
  return [
    `/** ${title}. Runs with the package "torchlet": npx tsx FILE */`,
    `import * as torchlet from 'torchlet'`,
    imports.fromTorchlet(),
    `const notebook = (() => {\n${plainNotebook.replaceAll(/^export /gm, '')}\nreturn notebook\n})()`,
    'const { display } = notebook',
    saved,
    imports.fromOthers(),
    nested(parts),
    '',
  ]
    .filter(block => block !== '')
    .join('\n')
}

/** A text with an error in it goes into the file as it is. */
function readable(code: string): Analysis | null {
  try {
    return analyse(code)
  } catch {
    return null
  }
}

/** The cell's code with `display` around the last value. */
function lastShown({ code, program }: Analysis): string {
  const last = program.body.at(-1)
  if (last?.type !== 'ExpressionStatement') return code
  const { start, end } = last.expression
  return `${code.slice(0, start)}display(${code.slice(start, end)})${code.slice(end)}`
}

/** The imports of all cells together: those of the package stay imports, the others become names of objects. */
class Imports {
  readonly #names = new Map<string, Set<string>>()

  takeFrom(code: string): string {
    return code.replace(importStatement, (...match) => {
      const { type, names = '', all, module } = match.at(-1) as Record<string, string | undefined>
      const found = all ? [`* as ${all}`] : names.split(',').map(name => name.trim())
      const known = this.#names.get(module!) ?? new Set()
      for (const name of found) if (name) known.add(type && !name.startsWith('type ') ? `type ${name}` : name)
      this.#names.set(module!, known)
      return ''
    })
  }

  uses = (module: string) => this.#names.has(module)

  fromTorchlet(): string {
    const names = [...(this.#names.get('torchlet') ?? [])]
    const single = names.filter(name => !name.startsWith('* as '))
    return single.length > 0 ? `import { ${single.join(', ')} } from 'torchlet'` : ''
  }

  /** The whole of 'd2l' and 'notebook' has its name already. */
  fromOthers(): string {
    return ['notebook', 'd2l']
      .map(module => {
        const names = [...(this.#names.get(module) ?? [])].filter(name => !/^(\* as |type |display$)/.test(name))
        return names.length > 0
          ? `const { ${names.map(name => name.replace(' as ', ': ')).join(', ')} } = ${module}`
          : ''
      })
      .filter(line => line !== '')
      .join('\n')
  }
}

/** The saved cells of earlier sections, which `d2l` on the page loads piece by piece. */
function libraryModule(library: LibraryCell[]): string {
  const names = new Set<string>()
  const code = library.map(({ code, chapter, id }) => {
    for (const name of readable(code)?.bindings.keys() ?? []) names.add(name)
    return `// ${chapter}, ${id}\n${code.replace(importStatement, '').trim()}`
  })
  const given = 'const { torch, nn, F, optim, data, datasets, transforms, text, Tensor, slice } = torchlet'
  const own = [...names].filter(name => !given.includes(` ${name},`) && !given.includes(` ${name} `))
  return [
    `const d2l = await (async () => {`,
    given,
    `const { chart, subplots, images, field, table, histogram, progress } = notebook`,
    ...code,
    `return { ${own.join(', ')} }`,
    `})()`,
  ].join('\n')
}

/** Cells one after another; a block opens where a name is defined again, and all close at the end. */
function nested(parts: Part[]): string {
  const taken = new Set(['torchlet', 'notebook', 'd2l', 'display'])
  let open = 0
  const blocks = parts.map(({ title, code, defines, throws }) => {
    const again = defines.some(name => taken.has(name))
    for (const name of defines) taken.add(name)
    if (again) open++
    const body = throws ? `try {\n${code.trim()}\n} catch (error) {\n  console.log(String(error))\n}` : code.trim()
    return `${again ? '{\n' : ''}// ${title}\n${body}\n`
  })
  return `${blocks.join('\n')}${'}'.repeat(open)}`
}
