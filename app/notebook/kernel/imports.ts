import type { Analysis } from '../cells/analyse.ts'
import { CellSyntaxError } from '../cells/parse.ts'
import { Library } from './d2l.ts'

/**
 * The namespace of every import of a cell, in order, with what it uses of `d2l` loaded. A module or an export that does
 * not exist is told with its place. `isLibrary` says whether a name of a cell above is the whole of `d2l`.
 */
export async function importModules(
  analysis: Analysis,
  modules: Record<string, object>,
  library: Library,
  isLibrary: (name: string) => boolean,
): Promise<object[]> {
  const all: Record<string, object> = { ...modules, d2l: library.module }
  for (const { module, names, start } of analysis.imports) {
    if (!(module in all)) throw new CellSyntaxError(unknownModule(module, Object.keys(all)), analysis.code, start)
    for (const { imported, local, at } of names) {
      // What is imported and not used as a value may be a type.
      if (imported === '*' || imported in all[module] || !analysis.own.has(local)) continue
      throw new CellSyntaxError(`the module '${module}' has no \`${imported}\``, analysis.code, at)
    }
    if (module !== 'd2l') continue
    for (const { imported, local } of names) {
      await library.need(imported === '*' ? Library.membersUsed(analysis, local) : [imported])
    }
  }
  for (const name of analysis.free.keys()) {
    if (isLibrary(name)) await library.need(Library.membersUsed(analysis, name))
  }
  return analysis.imports.map(({ module }) => all[module])
}

const unknownModule = (module: string, known: string[]) =>
  `there is no module '${module}': a cell can import ${known.map(name => `'${name}'`).join(', ')}`
