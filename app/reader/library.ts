import type { LibraryCell } from '../notebook/kernel/protocol.ts'
import { fetchJson } from './fetch-json.ts'
import { readPageSettings } from './page.ts'

let loading: Promise<LibraryCell[]> | undefined

/** `d2l` on this page: what the sections before it saved. Fetched once, by whoever asks first. */
export const libraryOfPage = (): Promise<LibraryCell[]> => (loading ??= load())

async function load(): Promise<LibraryCell[]> {
  const { base, chapter } = readPageSettings()
  const library = await fetchJson<{ order: string[]; cells: LibraryCell[][] }>(`${base}notebooks/library.json`)
  return library?.cells.slice(0, library.order.indexOf(chapter!)).flat() ?? []
}
