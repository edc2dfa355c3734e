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

/** Milliseconds that the start waits for a database; a browser that is busy may keep one to itself for long. */
const patience = 3000

/**
 * Files that outlive the page: all that IndexedDB holds is read into memory once, so that `torch.load` needs no await,
 * and what is written goes to both. Without IndexedDB (private windows may have none) files last as long as the page.
 */
export async function openBrowserStore(): Promise<FileStore> {
  const files = new Map<string, Uint8Array>()
  let db: IDBDatabase | null = null
  const keep = (name: string, bytes: Uint8Array) =>
    void db?.transaction(table, 'readwrite').objectStore(table).put(bytes, name)

  async function read() {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(table)
    const opened = await settled(opening)
    const stored = opened.transaction(table).objectStore(table)
    const [names, contents] = await Promise.all([settled(stored.getAllKeys()), settled(stored.getAll())])
    const newer = [...files]
    names.forEach((name, i) => files.set(String(name), contents[i] as Uint8Array))
    db = opened
    // Written while the database let wait.
    for (const [name, bytes] of newer) {
      files.set(name, bytes)
      keep(name, bytes)
    }
  }
  const reading = read().catch(() => {})
  await Promise.race([reading, new Promise(resolve => setTimeout(resolve, patience))])
  return {
    read: name => files.get(name),
    write(name, bytes) {
      files.set(name, bytes)
      keep(name, bytes)
    },
  }
}
