import type { FileStore } from './store.ts'

// Taken hold of at the start: the host may leave none of it to the code that it runs beside the engine.
const { indexedDB } = globalThis

const database = 'torchlet'
const table = 'files'

/** What a request of IndexedDB ends with. */
const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'))
  })

/**
 * Files that outlive the page: all that IndexedDB holds is read into memory once, so that `torch.load` needs no await,
 * and what is written goes to both. Without IndexedDB (private windows may have none) files last as long as the page.
 */
export async function openBrowserStore(): Promise<FileStore> {
  const files = new Map<string, Uint8Array>()
  let db: IDBDatabase | null = null
  try {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(table)
    db = await settled(opening)
    const stored = db.transaction(table).objectStore(table)
    const [names, contents] = await Promise.all([settled(stored.getAllKeys()), settled(stored.getAll())])
    names.forEach((name, i) => files.set(String(name), contents[i] as Uint8Array))
  } catch {
    db = null
  }
  return {
    read: name => files.get(name),
    write(name, bytes) {
      files.set(name, bytes)
      db?.transaction(table, 'readwrite').objectStore(table).put(bytes, name)
    },
  }
}
