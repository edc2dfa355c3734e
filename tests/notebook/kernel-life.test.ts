import { describe, expect, test, vi } from 'vitest'
import type { KernelPort } from '../../app/notebook/kernel/protocol.ts'
import { cell, chain, idle, open, startKernel, text, words } from './notebook.ts'

describe('stopping', () => {
  const waits = cell('wait', 'await new Promise(() => {})')

  test('the running cell stops, what waits is dropped, values stay', async () => {
    const store = open([cell('a', 'const kept = 1'), waits, cell('b', 'kept')])
    store.getState().runAll()
    await vi.waitFor(() => expect(store.getState().running).toBe('wait'))
    store.getState().stop()
    await idle(store)
    expect(words(store)).toBe('done stopped not-run')
    store.getState().run('b')
    await idle(store)
    expect(text(store, 'b')).toBe('1')
  })

  test('a kernel that gives no answer is ended and another started; outputs stay, what is needed runs again', async () => {
    const kernels: (KernelPort & { ended?: boolean })[] = []
    const deaf = () => {
      const port: KernelPort & { ended?: boolean } = startKernel()
      const { post, terminate } = port
      port.post = message => void (message.type === 'interrupt' || post(message))
      port.terminate = () => {
        port.ended = true
        terminate()
      }
      kernels.push(port)
      return port
    }
    const store = open([cell('a', 'console.log("a ran")\nconst kept = 1'), waits, cell('b', 'kept')], {
      startKernel: deaf,
      patience: 20,
    })
    store.getState().run('a')
    store.getState().run('wait')
    await vi.waitFor(() => expect(store.getState().running).toBe('wait'))
    store.getState().stop()
    expect(store.getState().kernel.status).toBe('stopping')
    await idle(store)
    expect(kernels.map(kernel => kernel.ended ?? false)).toEqual([true, false])
    expect(words(store)).toBe('not-run stopped not-run')
    expect(text(store, 'a')).toBe('a ran\n')
    expect(store.getState().kernel.message).toEqual({ code: 'restarted-to-stop' })
    store.getState().run('b')
    await idle(store)
    expect(words(store)).toBe('done stopped done')
  })

  test('restart forgets every value', async () => {
    const store = open(chain())
    store.getState().runAll()
    await idle(store)
    store.getState().restart()
    await idle(store)
    expect(words(store)).toBe('not-run not-run not-run not-run')
  })
})

describe('a kernel', () => {
  test('that dies is told, and the next run starts another', async () => {
    let port: KernelPort | undefined
    const store = open(chain(), { startKernel: () => (port = startKernel()) })
    store.getState().run('a')
    await idle(store)
    port!.onerror('out of memory')
    expect(store.getState().kernel).toMatchObject({
      status: 'off',
      message: { code: 'crashed', detail: 'out of memory' },
    })
    expect(words(store)).toBe('not-run not-run not-run not-run')
    store.getState().run('b')
    await idle(store)
    expect(words(store)).toBe('done done not-run not-run')
  })

  test('that lets wait is said to be slow, until it is there', async () => {
    let arrive!: (cells: []) => void
    const library = () => new Promise<[]>(resolve => (arrive = resolve))
    const store = open(chain(), { library, slowStart: 20 })
    store.getState().run('a')
    expect(store.getState().kernel.message).toBe(null)
    await vi.waitFor(() => expect(store.getState().kernel.message).toEqual({ code: 'slow-start' }))
    arrive([])
    await idle(store)
    expect(store.getState().kernel.message).toBe(null)
    expect(words(store)).toBe('done not-run not-run not-run')

    // Why it starts again is news until the reader runs something.
    store.getState().restart()
    await vi.waitFor(() => expect(store.getState().kernel.message).toEqual({ code: 'slow-start' }))
    arrive([])
    await idle(store)
    expect(store.getState().kernel.message).toEqual({ code: 'restarted' })
  })

  test('for which something cannot be loaded says what, and the next run tries again', async () => {
    let online = false
    const library = async () => {
      if (!online) throw new Error('library.json could not be loaded')
      return []
    }
    const store = open(chain(), { library })
    store.getState().run('a')
    await vi.waitFor(() =>
      expect(store.getState().kernel).toMatchObject({
        status: 'failed',
        message: { code: 'cannot-start', detail: 'library.json could not be loaded' },
      }),
    )
    expect(words(store)).toBe('not-run not-run not-run not-run')
    online = true
    store.getState().run('a')
    await idle(store)
    expect(words(store)).toBe('done not-run not-run not-run')
  })
})
