import type { KernelPort } from './protocol.ts'

/** A kernel in a Web Worker. */
export function startWebKernel(): KernelPort {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'kernel' })
  const port: KernelPort = {
    post: message => worker.postMessage(message),
    onmessage: () => {},
    onerror: () => {},
    terminate: () => worker.terminate(),
  }
  worker.addEventListener('message', ({ data }) => port.onmessage(data))
  worker.addEventListener('error', event => {
    event.preventDefault()
    port.onerror(event.message || 'the kernel could not be loaded')
  })
  return port
}
