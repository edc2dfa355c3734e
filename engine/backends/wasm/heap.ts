/**
 * The one heap that tensors live in: the WebAssembly memory. Sizes are rounded up to classes of at most 12.5 % waste,
 * and each class keeps its free blocks as a stack, so that the block freed last, still in cache, is used first. When
 * much lies free in the wrong classes, neighbouring free blocks are merged and cut anew.
 */
import { instance } from './instance.ts'
import type { Ptr } from './kernels.ts'

const { memory } = instance
const start = instance.exports as { heapBase(): number; workspaceBytes(): number; setWorkspace(address: Ptr): void }

/** Views of the whole memory, replaced when it grows: import the module's namespace, never keep a copy of a view. */
export let f32 = new Float32Array(memory.buffer)
export let f64 = new Float64Array(memory.buffer)
export let i32 = new Int32Array(memory.buffer)
export let u32 = new Uint32Array(memory.buffer)
export let u8 = new Uint8Array(memory.buffer)

function refreshViews() {
  f32 = new Float32Array(memory.buffer)
  f64 = new Float64Array(memory.buffer)
  i32 = new Int32Array(memory.buffer)
  u32 = new Uint32Array(memory.buffer)
  u8 = new Uint8Array(memory.buffer)
}

const alignUp = (bytes: number, to: number) => Math.ceil(bytes / to) * to

export const scratchBytes = 8192
/** Room for descriptors and other short-lived arguments. */
export const scratch: Ptr = alignUp(start.heapBase(), 64)

const pageBytes = 65536
/** Grow in steps, since every growth replaces the views. */
const growthBytes = 16 * 1024 * 1024
let limit = 65536 * pageBytes

/** Everything from here upwards was never handed out. */
let top = alignUp(scratch + scratchBytes, 64)
let capacity = memory.buffer.byteLength

const smallLimit = 128
/**
 * Size class of a block: multiples of 16 up to 128, then eight classes for each power of two. The same arithmetic in
 * reverse gives the size, so that a block needs no header.
 */
function classOf(bytes: number): number {
  if (bytes <= smallLimit) return bytes <= 16 ? 0 : (bytes - 1) >>> 4
  const exponent = 31 - Math.clz32(bytes - 1)
  return (exponent - 6) * 8 + (((bytes - 1) >>> (exponent - 3)) & 7)
}
function sizeOf(sizeClass: number): number {
  if (sizeClass < 8) return (sizeClass + 1) * 16
  return (9 + (sizeClass & 7)) * 2 ** ((sizeClass >>> 3) + 3)
}

const classes = (32 - 6) * 8
const sizes = Array.from({ length: classes }, (_, sizeClass) => sizeOf(sizeClass))
const freeBlocks: Ptr[][] = Array.from({ length: classes }, () => [])

/** Merged free space that belongs to no class: ascending addresses, with sizes. */
let spans: { address: Ptr; bytes: number }[] = []

let bytesInUse = 0
let blocksInUse = 0
let peakBytes = 0
let bytesFree = 0
let bytesFreeAtMerge = 0

/** Merging pays when at least this much lies free. */
const mergeThreshold = 64 * 1024 * 1024

function mergeFreeBlocks() {
  const all = spans
  freeBlocks.forEach((blocks, sizeClass) => {
    for (const address of blocks) all.push({ address, bytes: sizes[sizeClass] })
    blocks.length = 0
  })
  all.sort((a, b) => a.address - b.address)
  spans = []
  let last = { address: -1, bytes: 0 }
  for (const span of all) {
    if (last.address + last.bytes === span.address) last.bytes += span.bytes
    else spans.push((last = span))
  }
  if (last.address + last.bytes === top) {
    top = last.address
    bytesFree -= last.bytes
    spans.pop()
  }
  bytesFreeAtMerge = bytesFree
}

/** The smallest span that fits is cut; 0 if none does. */
function takeFromSpan(bytes: number): Ptr {
  let best = -1
  for (let i = 0; i < spans.length; i++) {
    if (spans[i].bytes >= bytes && (best < 0 || spans[i].bytes < spans[best].bytes)) best = i
  }
  if (best < 0) return 0
  const span = spans[best]
  const { address } = span
  span.address += bytes
  span.bytes -= bytes
  if (span.bytes === 0) spans.splice(best, 1)
  bytesFree -= bytes
  return address
}

function grow(end: number): boolean {
  if (end <= capacity) return true
  for (const wanted of [alignUp(end, growthBytes), alignUp(end, pageBytes)]) {
    if (wanted > limit) continue
    try {
      memory.grow((wanted - capacity) / pageBytes)
      capacity = memory.buffer.byteLength
      refreshViews()
      return true
    } catch {
      // The smaller step may still fit.
    }
  }
  return false
}

function takeFromTop(bytes: number): Ptr {
  if (!grow(top + bytes)) return 0
  const address = top
  top += bytes
  return address
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

export class OutOfMemoryError extends Error {
  override name = 'OutOfMemoryError'
}

/** The slow way: from merged space, from fresh memory, and if there is none, from whatever lies free, merged. */
function allocateAnew(bytes: number): Ptr {
  if (spans.length > 0) {
    const address = takeFromSpan(bytes)
    if (address !== 0) return address
  }
  const worthMerging = bytesFree - bytesFreeAtMerge > mergeThreshold && bytesFree > bytesInUse / 2
  if (!worthMerging) {
    const address = takeFromTop(bytes)
    if (address !== 0) return address
  }
  mergeFreeBlocks()
  return takeFromSpan(bytes) || takeFromTop(bytes)
}

/** Where large blocks lie while nothing is computed: outside of the memory, so that nothing can be read or written there. */
const nowhere: Ptr = 0x6000_0000
/** Lists of a layer's settings and the like are read by the ops themselves, and stay real. */
const largestReal = 4096
let imagining = false

/** While this is on, large blocks cost nothing and hold nothing. False where the memory has grown that far. */
export function setImagining(on: boolean): boolean {
  imagining = on && capacity <= nowhere
  return imagining === on
}

/** Whether a block is one that takes no memory. */
export const isImagined = (address: Ptr): boolean => address === nowhere

/** What may stand between the heap and its users: tests put canaries around every block (see canaries.ts). */
export interface Guard {
  alloc(bytes: number): Ptr
  free(address: Ptr, bytes: number): void
}
let guard: Guard | null = null
export function setGuard(next: Guard | null): void {
  guard = next
}

/** A block of at least `bytes` bytes, aligned to 16. Its contents are whatever was there before. */
export function alloc(bytes: number): Ptr {
  if (imagining && bytes > largestReal) return nowhere
  return guard === null ? takeBlock(bytes) : guard.alloc(bytes)
}

/** Gives back what `alloc(bytes)` returned; `bytes` must be the same number. */
export function free(address: Ptr, bytes: number): void {
  if (address === nowhere) return
  if (guard === null) giveBlock(address, bytes)
  else guard.free(address, bytes)
}

export function takeBlock(bytes: number): Ptr {
  const sizeClass = classOf(bytes)
  const size = sizes[sizeClass]
  let address = freeBlocks[sizeClass].pop()
  if (address !== undefined) bytesFree -= size
  else if ((address = bytes <= limit ? allocateAnew(size) : 0) === 0) {
    throw new OutOfMemoryError(
      `out of memory: ${megabytes(bytes)} more do not fit; ${megabytes(bytesInUse)} in ${blocksInUse} blocks are in use` +
        ` of at most ${megabytes(Math.min(limit, capacity + growthBytes))}`,
    )
  }
  bytesInUse += size
  blocksInUse++
  if (bytesInUse > peakBytes) peakBytes = bytesInUse
  return address
}

export function giveBlock(address: Ptr, bytes: number): void {
  const sizeClass = classOf(bytes)
  const size = sizes[sizeClass]
  freeBlocks[sizeClass].push(address)
  bytesFree += size
  bytesInUse -= size
  blocksInUse--
}

/** Lends `bytes` of room to `run`. */
export function withScratch(bytes: number, run: (scratch: Ptr) => void): void {
  const room = alloc(bytes)
  try {
    run(room)
  } finally {
    free(room, bytes)
  }
}

export interface HeapStats {
  /** Bytes in blocks handed out, size classes included. */
  bytesInUse: number
  blocksInUse: number
  peakBytes: number
  /** Bytes in freed blocks, ready to be used again. */
  bytesFree: number
  /** Size of the WebAssembly memory. */
  bytesReserved: number
}

/** Bytes of the engine's memory: in use, at most so far, and reserved. */
export function memoryStats(): HeapStats {
  return { bytesInUse, blocksInUse, peakBytes, bytesFree, bytesReserved: capacity }
}

/** Lowers the size that the memory may grow to (for tests, and for devices with little of it). */
export function setMemoryLimit(bytes: number): void {
  limit = Math.min(bytes, 65536 * pageBytes)
}

start.setWorkspace(takeFromTop(alignUp(start.workspaceBytes(), 64)))
