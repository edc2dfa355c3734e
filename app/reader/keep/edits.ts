import { createStore, del, entries, set, type UseStore } from 'idb-keyval'
import { codeHash } from '../../notebook/code-hash.ts'
import type { CellSource } from '../../notebook/cell.ts'
import type { NotebookStore } from '../../notebook/state.ts'
import { signal } from './signal.ts'
import { tellStorage } from './storage.ts'

/**
 * A kept text that is not the one shown, because the book has changed the cell since, or because the reader had typed
 * before the browser found it.
 */
type OtherText = { text: string; because: 'published' | 'typed' }

/**
 * A reader's text of a cell, the hash of the published code it was made from, and the other text, as long as the reader
 * has not decided between the two.
 */
export type Edit = { base: string; text: string; other?: OtherText | undefined }

/** For what comes from a file or a link. */
export function isEdit(value: unknown): value is Edit {
  if (typeof value !== 'object' || value === null) return false
  const { base, text, other } = value as Partial<Edit>
  return typeof base === 'string' && typeof text === 'string' && (other === undefined || isOtherText(other))
}

function isOtherText(value: unknown): value is OtherText {
  if (typeof value !== 'object' || value === null) return false
  const { text, because } = value as Partial<OtherText>
  return typeof text === 'string' && (because === 'published' || because === 'typed')
}

/** By cell: the reader decides which text to go on with. */
export const otherTexts = signal<Record<string, OtherText>>({})

/** The kept text takes the place of the one shown, or is forgotten for it: either way the question is settled. */
export function settle(store: NotebookStore, cell: string, choice: 'other' | 'shown') {
  const { [cell]: other, ...rest } = otherTexts.get()
  const { chapter, cells, edit } = store.getState()
  otherTexts.set(rest)
  if (choice === 'other') edit(cell, other.text)
  else void save(chapter, cells[cell].source, cells[cell].text)
}

/** Everything the reader has edited in the book, by chapter and cell. */
export async function everyEdit(): Promise<Record<string, Record<string, Edit>>> {
  const chapters: Record<string, Record<string, Edit>> = {}
  for (const [key, edit] of await entries<string, Edit>(open())) {
    const [chapter, cell] = key.split('/')
    ;(chapters[chapter] ??= {})[cell] = edit
  }
  return chapters
}

/** Keeps edits of other pages, which those will find when they are opened. */
export async function keepEverywhere(chapters: Record<string, Record<string, Edit>>) {
  for (const [chapter, edits] of Object.entries(chapters))
    for (const [cell, edit] of Object.entries(edits)) await set(`${chapter}/${cell}`, edit, open())
}

/** Edits that were made of the code as it is now published are taken; of the others the reader decides. */
export async function takeEdits(store: NotebookStore, edits: Record<string, Edit>) {
  const current: Record<string, string> = {}
  const others: Record<string, OtherText> = {}
  for (const [id, { base, text, other }] of Object.entries(edits)) {
    const cell = store.getState().cells[id]
    if (!cell) continue
    if (base !== (await baseOf(cell.source))) others[id] = { text, because: 'published' }
    else {
      current[id] = text
      if (other) others[id] = other
    }
  }
  store.getState().take(current)
  ask(store, others)
}

/** What the reader has changed on this page. */
export async function editsOf(store: NotebookStore): Promise<Record<string, Edit>> {
  const edited = Object.entries(store.getState().cells).filter(([, cell]) => cell.edited)
  const edits = edited.map(async ([id, { source, text }]) => [id, { base: await baseOf(source), text }] as const)
  return Object.fromEntries(await Promise.all(edits))
}

/** … and the texts that he has yet to decide about. */
export async function editsAndOthersOf(store: NotebookStore): Promise<Record<string, Edit>> {
  const { cells } = store.getState()
  const edits = await editsOf(store)
  for (const [id, other] of Object.entries(otherTexts.get()))
    edits[id] = { base: await baseOf(cells[id].source), text: cells[id].text, other }
  return edits
}

/**
 * Keeps what the reader types, cell by cell, the same in every language, and brings back what was kept before. A browser
 * may take seconds to find that: what is typed meanwhile is kept as well, and of two texts the reader decides. Tabs of one
 * chapter tell each other, so that none overwrites the other unseen. Where the browser keeps nothing, the reader is told,
 * and the page works on in memory.
 */
export async function keepEdits(store: NotebookStore) {
  const { chapter } = store.getState()
  const bring = followTexts(store)
  const others: Record<string, OtherText> = {}
  for (const [id, { base, text, other }] of Object.entries(await load(chapter))) {
    const source = store.getState().cells[id]?.source
    if (!source) continue
    const isCurrent = base === (await baseOf(source))
    const shown = store.getState().cells[id]
    const isShown = shown.text === text
    if (!isShown && shown.edited) others[id] = { text, because: 'typed' }
    else if (!isShown && !isCurrent) others[id] = { text, because: 'published' }
    else {
      if (!isShown) bring(id, text)
      if (other) others[id] = other
    }
  }
  ask(store, others)
}

/** Asks the reader about these texts. What he has typed in their place was saved alone; from now on both are kept. */
function ask(store: NotebookStore, others: Record<string, OtherText>) {
  const { chapter, cells } = store.getState()
  otherTexts.set({ ...otherTexts.get(), ...others })
  for (const id of Object.keys(others)) if (cells[id].edited) void save(chapter, cells[id].source, cells[id].text)
}

/** Keeps every change of a text, and tells other tabs; returns how to put in a text that is kept already. */
function followTexts(store: NotebookStore): (cell: string, text: string) => void {
  const { chapter, cells } = store.getState()
  const channel = openChannel(chapter)
  const known = new Map(Object.entries(cells).map(([id, { text }]) => [id, text]))
  const bring = (cell: string, text: string) => {
    known.set(cell, text)
    store.getState().edit(cell, text)
  }
  channel?.addEventListener('message', ({ data }: MessageEvent<{ cell: string; text: string }>) =>
    bring(data.cell, data.text),
  )
  store.subscribe(({ cells }) => {
    for (const [id, { text, source }] of Object.entries(cells)) {
      if (text === known.get(id)) continue
      known.set(id, text)
      channel?.postMessage({ cell: id, text })
      void save(chapter, source, text)
    }
  })
  return bring
}

let database: UseStore | undefined
/** Throws where the reader has denied storage altogether. */
const open = () => (database ??= createStore('edits', 'cells'))

async function load(chapter: string): Promise<Record<string, Edit>> {
  try {
    const all = await entries<string, Edit>(open())
    const prefix = `${chapter}/`
    return Object.fromEntries(
      all.filter(([key]) => key.startsWith(prefix)).map(([key, edit]) => [key.slice(prefix.length), edit]),
    )
  } catch {
    tellStorage('denied')
    return {}
  }
}

const bases = new WeakMap<CellSource, Promise<string>>()

/** Made once for each cell: what waits for one promise goes on in the order in which it came, the newest text last. */
function baseOf(source: CellSource): Promise<string> {
  const known = bases.get(source)
  if (known) return known
  const base = codeHash(source.code)
  bases.set(source, base)
  base.catch(() => bases.delete(source))
  return base
}

/** The published text need not be kept, it comes with the page; unless the reader has yet to choose it. */
async function save(chapter: string, source: CellSource, text: string) {
  const key = `${chapter}/${source.id}`
  try {
    tellStorage('saving')
    const base = await baseOf(source)
    const { [source.id]: other } = otherTexts.get()
    if (text === source.code && !other) await del(key, open())
    else await set(key, { base, text, other } satisfies Edit, open())
    tellStorage('saved')
  } catch (error) {
    tellStorage(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'denied')
  }
}

function openChannel(chapter: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(`edits/${chapter}`)
  } catch {
    return undefined
  }
}
