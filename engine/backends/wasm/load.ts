/** Finds, checks and compiles the kernels' binary, and makes the memory it runs on. */

const plain = new URL('./torchlet.wasm', import.meta.url)
const relaxed = new URL('./torchlet-relaxed.wasm', import.meta.url)

/** (module (func (param v128 v128 v128) (result v128) local.get 0 local.get 1 local.get 2 f32x4.relaxed_madd)) */
const relaxedProbe = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 8, 1, 0x60, 3, 0x7b, 0x7b, 0x7b, 1, 0x7b, 3, 2, 1, 0, 10, 13, 1, 11, 0, 0x20, 0,
  0x20, 1, 0x20, 2, 0xfd, 0x85, 2, 0x0b,
])

const pageBytes = 65536
/** 4 GB; some phones refuse to reserve so much address space, hence the smaller ones. */
const maximumPages = [65536, 32768, 16384, 8192]

async function readBytes(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  if (url.protocol === 'file:') {
    const fileSystem = 'node:fs/promises'
    const { readFile } = (await import(/* @vite-ignore */ fileSystem)) as typeof import('node:fs/promises')
    return new Uint8Array(await readFile(url))
  }
  const response = await fetch(url)
  if (!response.ok) throw new Error(`torchlet: cannot load ${url.href}: ${response.status} ${response.statusText}`)
  return new Uint8Array(await response.arrayBuffer())
}

function makeMemory(initial: number, shared: boolean): WebAssembly.Memory | null {
  for (const maximum of maximumPages) {
    try {
      return new WebAssembly.Memory({ initial, maximum, shared })
    } catch {
      // Too much, or shared memory is not to be had here: try the next one.
    }
  }
  return null
}

/** The memory import as it stands in the binary, up to its limits flag: "env", "memory", kind 2. */
const memoryImport = [3, ...new TextEncoder().encode('env'), 6, ...new TextEncoder().encode('memory'), 2]
const sharedLimits = 3
const unsharedLimits = 1

/** The same module on unshared memory: the two kinds differ in one flag of the import's limits. */
function withUnsharedMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((_, i) => memoryImport.every((byte, j) => bytes[i + j] === byte))
  const flag = start + memoryImport.length
  if (start < 0 || bytes[flag] !== sharedLimits) throw new Error('torchlet: the kernels import no shared memory')
  const copy = bytes.slice()
  copy[flag] = unsharedLimits
  return copy
}

/** What the kernels' threads sleep on. Views are made anew, since the memory may have grown. */
function waiting(memory: WebAssembly.Memory) {
  return {
    sleep: (address: number, expected: number) =>
      void Atomics.wait(new Int32Array(memory.buffer), address >>> 2, expected),
    wake: (address: number) => void Atomics.notify(new Int32Array(memory.buffer), address >>> 2),
  }
}

export interface LoadedKernels {
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  exports: WebAssembly.Exports
  /** Whether the relaxed-SIMD binary runs. */
  relaxed: boolean
  /** Whether other threads can work on this memory. */
  shared: boolean
}

export async function loadKernels(initialBytes: number): Promise<LoadedKernels> {
  const hasRelaxed = WebAssembly.validate(relaxedProbe)
  let bytes = await readBytes(hasRelaxed ? relaxed : plain)
  const pages = Math.ceil(initialBytes / pageBytes)
  let memory = makeMemory(pages, true)
  const shared = memory !== null
  if (!shared) {
    memory = makeMemory(pages, false)
    bytes = withUnsharedMemory(bytes)
  }
  if (!memory) throw new Error('torchlet: this browser grants no memory for WebAssembly')
  const module = await WebAssembly.compile(bytes)
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, ...waiting(memory) } })
  return { module, memory, exports, relaxed: hasRelaxed, shared }
}
