/**
 * A cell as the type checker sees it: a module whose address carries its place in the chapter. The order decides which definitions
 * are above it; the scope (an exercise's id) hides its names from the cells outside.
 */
export interface CellAddress {
  readonly order: number
  /** `null` for the chapter itself. */
  readonly scope: string | null
  readonly id: string
}

const chapterScope = '-'
const pattern = /^file:\/\/\/cells\/(\d+)\/([^/]+)\/([^/]+)\.ts$/

export function cellUri({ order, scope, id }: CellAddress): string {
  const folder = scope === null ? chapterScope : encodeURIComponent(scope)
  return `file:///cells/${String(order).padStart(3, '0')}/${folder}/${encodeURIComponent(id)}.ts`
}

export function parseCellUri(uri: string): CellAddress | null {
  const match = pattern.exec(uri)
  if (!match) return null
  const scope = decodeURIComponent(match[2])
  return { order: Number(match[1]), scope: scope === chapterScope ? null : scope, id: decodeURIComponent(match[3]) }
}

/** Whether the names of `other` can be seen from `cell`: it stands above, in the chapter or in the same exercise. */
export function isVisibleFrom(cell: CellAddress, other: CellAddress): boolean {
  return other.order < cell.order && (other.scope === null || other.scope === cell.scope)
}
