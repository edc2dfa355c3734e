import type { LibraryCell } from '../notebook/kernel/protocol.ts'
import { fetchJson } from './fetch-json.ts'
import { readPageSettings } from './page.ts'

let loading: Promise<LibraryCell[]> | undefined

/**
 * `d2l` on this page: what the sections before it saved. Fetched once, by whoever asks first; where that fails, the
 * next one tries again.
 */
export const libraryOfPage = (): Promise<LibraryCell[]> =>
  (loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  }))

async function load(): Promise<LibraryCell[]> {
  const { base, chapter } = readPageSettings()
  const library = await fetchJson<{ order: string[]; cells: LibraryCell[][] }>(`${base}notebooks/library.json`)
  if (!library) throw new Error(`${base}notebooks/library.json could not be loaded`)
  return library.cells.slice(0, library.order.indexOf(chapter!)).flat()
}
