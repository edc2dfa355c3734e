import type { NotebookStore } from '../../notebook/state.ts'
import { type Edit, editsOf, isEdit } from './edits.ts'
import { signal } from './signal.ts'

const key = '#edits='

/** Bytes that a link may unpack to: more than any chapter's cells, and less than could hold up the page. */
const mostBytes = 500_000
/** Lines that a cell of a link may have; the difference from the book's is shown line by line. */
const mostLines = 2_000

/** What the link that this page was opened by offers: nothing of it acts until the reader takes it. */
export const offered = signal<Record<string, Edit> | null>(null)
/** The link held edits that cannot be read. */
export const brokenLink = signal(false)

/** An address of this page that carries the reader's changed cells, and only those. */
export async function shareLink(store: NotebookStore): Promise<string> {
  const { origin, pathname } = location
  return `${origin}${pathname}${key}${await pack(await editsOf(store))}`
}

/** An address of one cell: with the reader's text of it where that differs from the book's, else the place itself. */
export async function cellLink(store: NotebookStore, id: string): Promise<string> {
  const { origin, pathname } = location
  const { [id]: edit } = await editsOf(store)
  return `${origin}${pathname}${edit ? `${key}${await pack({ [id]: edit })}` : `#cell-${id}`}`
}

/** Looks for edits in the page's address; they differ from the page or are not worth a question. */
export async function openSharedLink(store: NotebookStore) {
  if (!location.hash.startsWith(key)) return
  const packed = location.hash.slice(key.length)
  history.replaceState(history.state, '', location.pathname + location.search)
  try {
    const { cells } = store.getState()
    const edits = Object.entries(await unpack(packed)).filter(
      ([id, { text }]) => Object.hasOwn(cells, id) && cells[id].text !== text,
    )
    if (edits.length > 0) offered.set(Object.fromEntries(edits))
  } catch {
    brokenLink.set(true)
  }
}

export async function pack(edits: Record<string, Edit>): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(edits))
  const bytes = await through(new CompressionStream('deflate-raw'), text, Infinity)
  const binary = Array.from(bytes, byte => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export async function unpack(packed: string): Promise<Record<string, Edit>> {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, character => character.charCodeAt(0))
  const text = new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), bytes, mostBytes))
  const edits = JSON.parse(text)
  if (typeof edits !== 'object' || edits === null || !Object.values(edits).every(isEdit)) throw new Error('no edits')
  const tooLong = Object.values<Edit>(edits).some(edit => edit.text.split('\n').length > mostLines)
  if (tooLong) throw new Error('a cell is longer than any cell')
  return edits
}

/** Gives up as soon as there is more than `most`: a few letters can stand for gigabytes. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value as Uint8Array<ArrayBuffer>)
    size += next.value.length
    if (size <= most) continue
    await reader.cancel()
    throw new Error('more than a page of edits')
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
