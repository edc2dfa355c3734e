/**
 * A cell as the type checker sees it: a module whose address carries its place. The order decides which definitions are above it; the
 * scope (an exercise's id) hides its names from the cells outside; saved cells of earlier sections stand in the book's library.
 */
export interface CellAddress {
  /** Section of a library cell; '' for a cell of the page. */
  readonly chapter: string
  readonly order: number
  /** Exercise that the cell belongs to; '' for the chapter itself. */
  readonly scope: string
  readonly id: string
}

const pattern = /^file:\/\/\/(cells|library)\/(\d+)\/([^/]+)\/([^/]+)\.ts$/
const noScope = '-'

/** The id of what a section of the library imported: no cell's, since it is no word. */
export const importsId = ':imports'

export function cellUri({ chapter, order, scope, id }: CellAddress): string {
  const folder = encodeURIComponent(chapter || scope || noScope)
  return `file:///${chapter ? 'library' : 'cells'}/${String(order).padStart(3, '0')}/${folder}/${encodeURIComponent(id)}.ts`
}

export function parseCellUri(uri: string): CellAddress | null {
  const match = pattern.exec(uri)
  if (!match) return null
  const [, kind, order, folder, id] = match
  const name = decodeURIComponent(folder)
  const place = { order: Number(order), id: decodeURIComponent(id) }
  if (kind === 'library') return { ...place, chapter: name, scope: '' }
  return { ...place, chapter: '', scope: name === noScope ? '' : name }
}

/** Whether plain names of `other` can be used in `cell`. */
export function isVisibleFrom(cell: CellAddress, other: CellAddress): boolean {
  if (other.order >= cell.order) return false
  if (cell.chapter) return other.chapter === cell.chapter
  return other.chapter === '' && (other.scope === '' || other.scope === cell.scope)
}
