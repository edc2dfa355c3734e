import type { DeclaredNames } from './names.ts'

/**
 * The hidden end of a cell. Imports are hoisted, so what a cell takes from the cells above may stand after its text: no position moves,
 * and the checker sees plain modules. What it takes is the nearest definition above of every name that it does not define itself.
 */
export interface Suffix {
  readonly text: string
  /** For each assignable name taken: the cell that defines it, and where it is declared again within `text`. */
  readonly assignable: ReadonlyMap<string, { readonly from: string; readonly start: number }>
}

export interface CellNames {
  readonly uri: string
  readonly names: DeclaredNames
}

/**
 * `above`: the cells that this one can see, in document order. A page's cell hands its imports on to the cells below; a saved cell of the
 * library must not, or `d2l` would contain them (what its section imported is a module of its own, library.ts).
 */
export function hiddenSuffix(own: DeclaredNames, above: readonly CellNames[], handsOnImports: boolean): Suffix {
  const nearest = new Map<string, CellNames>()
  for (const cell of above) for (const name of cell.names.keys()) nearest.set(name, cell)

  const assignable = new Map<string, { from: string; start: number }>()
  const imports = new Map<string, string[]>()
  // The first line ends a comment or an unfinished statement of the cell.
  let text = '\n;'
  for (const [name, { uri, names }] of nearest) {
    if (own.has(name)) continue
    if (names.get(name)!.assignable) {
      // An import cannot be assigned. An ambient variable can, with its type checked and no complaint about its order.
      text += 'declare let '
      assignable.set(name, { from: uri, start: text.length })
      text += `${name}: typeof import(${JSON.stringify(uri)}).${name};`
    } else imports.set(uri, [...(imports.get(uri) ?? []), name])
  }
  for (const [uri, names] of imports) text += `import {${names.join(',')}} from ${JSON.stringify(uri)};`
  const exported = [...own]
    .filter(([, name]) => !name.exported && (handsOnImports || !name.imported))
    .map(([name]) => name)
  return { text: `${text}export {${exported.join(',')}};`, assignable }
}
