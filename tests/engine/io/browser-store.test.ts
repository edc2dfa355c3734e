import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The store as a page opens it that has this database; it takes hold of the global as soon as it is imported. */
async function openBrowserStore(indexedDB: object) {
  vi.stubGlobal('indexedDB', indexedDB)
  vi.resetModules()
  return (await import('../../../engine/io/browser-store.ts')).openBrowserStore()
}
const bytes = new Uint8Array([1, 2, 3])

it('keeps files as long as the page where the browser refuses its database', async () => {
  const open = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const store = await openBrowserStore({ open })
  store.write('net.params', bytes)
  expect(store.read('net.params')).toBe(bytes)
})

it('does not wait for ever for a database that never opens', async () => {
  vi.useFakeTimers()
  const opening = openBrowserStore({ open: () => ({}) })
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
  vi.runAllTimers()
  const store = await opening
  store.write('net.params', bytes)
  expect(store.read('net.params')).toBe(bytes)
})
