import type { FromKernel, KernelPort } from './protocol.ts'

/** The worker's first word: the name of a lock that it holds as long as it lives. */
export interface SignOfLife {
  type: 'alive'
  lock: string
}

/**
 * A kernel in a Web Worker. A worker that dies without a word (the browser was out of memory, or ended it) gives no
 * event, and one that computes answers nothing for minutes, so silence says nothing. But it holds a lock, and the
 * browser gives that lock to the page that waits for it as soon as the worker is gone, and no earlier.
 */
export function startWebKernel(): KernelPort {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'kernel' })
  const watch = new AbortController()
  const port: KernelPort = {
    post: message => worker.postMessage(message),
    onmessage: () => {},
    onerror: () => {},
    terminate: () => {
      watch.abort()
      worker.terminate()
    },
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FromKernel | SignOfLife>) => {
    if (data.type === 'alive') void whenFree(data.lock, watch.signal, () => port.onerror(''))
    else port.onmessage(data)
  })
  worker.addEventListener('error', event => {
    event.preventDefault()
    port.onerror(event.message || 'the kernel could not be loaded')
  })
  return port
}

async function whenFree(lock: string, signal: AbortSignal, act: () => void) {
  try {
    await navigator.locks.request(lock, { signal }, act)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
