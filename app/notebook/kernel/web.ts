import type { FromKernel, KernelPort, ToKernel } from './protocol.ts'

/** The worker's first word: the name of a lock that it holds as long as it lives. */
export interface SignOfLife {
  type: 'alive'
  lock: string
}

/**
 * Where something listens to Firefox's register of workers, as a program does that drives it, about one worker in a
 * hundred never gets on from making a worker of its own (the engine's threads). So long, in milliseconds, the first one is
 * waited for; then another takes its place, once: on a slow line it finds in the browser what the first has fetched.
 */
const patience = 20_000

/**
 * A kernel in a Web Worker. A worker that dies without a word (the browser was out of memory, or ended it) gives no
 * event, and one that computes answers nothing for minutes, so silence says nothing. But it holds a lock, and the
 * browser gives that lock to the page that waits for it as soon as the worker is gone, and no earlier.
 */
export function startWebKernel(): KernelPort {
  /** What the worker has been told before it has said anything; null from then on. */
  let unanswered: ToKernel[] | null = []
  let second: ReturnType<typeof setTimeout> | undefined
  let end = () => {}
  const port: KernelPort = {
    post(message) {
      if (unanswered?.push(message) === 1) second = setTimeout(startAgain, patience)
      worker.postMessage(message)
    },
    onmessage: () => {},
    onerror: () => {},
    terminate() {
      clearTimeout(second)
      end()
    },
  }
  let worker = start()

  function start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'kernel' })
    const watch = new AbortController()
    end = () => {
      watch.abort()
      worker.terminate()
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromKernel | SignOfLife>) => {
      if (data.type === 'alive') return void whenFree(data.lock, watch.signal, () => port.onerror(''))
      clearTimeout(second)
      unanswered = null
      port.onmessage(data)
    })
    worker.addEventListener('error', event => {
      event.preventDefault()
      port.onerror(event.message || 'the kernel could not be loaded')
    })
    return worker
  }

  function startAgain() {
    end()
    worker = start()
    for (const message of unanswered!) worker.postMessage(message)
  }

  return port
}

async function whenFree(lock: string, signal: AbortSignal, act: () => void) {
  try {
    await navigator.locks.request(lock, { signal }, act)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
