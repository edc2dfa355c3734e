/**
 * A helper thread: an instance of the kernels on the same memory that works off tasks for ever. Plain JavaScript with
 * no imports, so that the file runs as it is in browsers and in Node, from sources and from the package.
 */

/** @param {{ module: WebAssembly.Module, memory: WebAssembly.Memory, control: number, workspace: number, index: number }} start */
function work({ module, memory, control, workspace, index }) {
  const sleep = (address, expected) => void Atomics.wait(new Int32Array(memory.buffer), address >>> 2, expected)
  const wake = address => void Atomics.notify(new Int32Array(memory.buffer), address >>> 2)
  const kernels = new WebAssembly.Instance(module, { env: { memory, sleep, wake } }).exports
  kernels.setWorkspace(workspace)
  kernels.setControl(control, true)
  kernels.helperLoop(index)
}

if ('WorkerGlobalScope' in globalThis) {
  globalThis.addEventListener('message', event => work(event.data))
} else {
  const threads = 'node:worker_threads'
  const { workerData } = await import(/* @vite-ignore */ threads)
  work(workerData)
}
