/**
 * Helper threads for large kernels. They start in the background and take part once they are ready; where they cannot
 * be had (a page that is not isolated, no shared memory), everything runs on the calling thread.
 */
import { alloc } from './heap.ts'
import { instance } from './instance.ts'
import type { Ptr } from './kernels.ts'

const kernels = instance.exports as {
  workspaceBytes(): number
  poolBytes(): number
  readyHelpers(): number
  setControl(control: Ptr, mayWait: boolean): void
  setThreads(n: number): void
}

// Taken hold of at the start: the host may leave none of it to the code that it runs beside the engine.
const { Worker } = globalThis

/** The ticket of a job numbers its tasks with eight bits, a few for each thread. */
const mostThreads = 16

const isWorker = 'WorkerGlobalScope' in globalThis
const isNode = !isWorker && typeof process !== 'undefined' && process.versions?.node !== undefined
const canShare = instance.shared && (isNode || globalThis.crossOriginIsolated === true)

/** Atomics.wait is forbidden on a page's main thread. */
const mayWait = isNode || isWorker

const control = alloc(kernels.poolBytes())
new Uint8Array(instance.memory.buffer).fill(0, control, control + kernels.poolBytes())
kernels.setControl(control, mayWait)

const available = typeof navigator !== 'undefined' && navigator.hardwareConcurrency ? navigator.hardwareConcurrency : 1

interface Helper {
  terminate(): void
}
const helpers: Helper[] = []

function startData(index: number) {
  const { module, memory } = instance
  return { module, memory, control, workspace: alloc(kernels.workspaceBytes()), index }
}

function startInBrowser(index: number): Helper {
  const worker = new Worker(new URL('./helper.js', import.meta.url), { type: 'module', name: `torchlet-${index}` })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's messages have no target origin
  worker.postMessage(startData(index))
  return worker
}

function startInNode(index: number): Helper {
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const here = import.meta.url
  const worker = new Worker(new URL('./helper.js', here), { workerData: startData(index) })
  // The helpers must not keep a finished program alive, nor end it when they fail.
  worker.unref()
  worker.on('error', () => {})
  return { terminate: () => void worker.terminate() }
}

let threads = 1

/** How many threads the kernels share their work among. */
export function getNumThreads(): number {
  return threads
}

/** How many threads have really started so far; the others join in mid-work. */
export function getReadyThreads(): number {
  return 1 + Math.min(kernels.readyHelpers(), threads - 1)
}

/** Asks for `n` threads, the calling one included; at most 16, and one where threads cannot be had. */
export function setNumThreads(n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`setNumThreads: ${n} is not a positive whole number`)
  threads = canShare ? Math.min(n, mostThreads) : 1
  try {
    while (helpers.length < threads - 1) {
      const index = helpers.length + 1
      helpers.push(isNode ? startInNode(index) : startInBrowser(index))
    }
  } catch {
    threads = helpers.length + 1
  }
  kernels.setThreads(threads)
}

setNumThreads(isNode ? 1 : available)
