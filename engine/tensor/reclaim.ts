import { free, type Ptr } from '../backends/index.ts'
import type { Storage } from './storage.ts'

/**
 * Finds out, also in the middle of a synchronous loop, which storages nobody holds any more.
 *
 * JavaScript tells of a dead object only between jobs, and a training loop is one job. But a WeakRef that was made in an
 * *earlier* job, and not looked at in this one, is cleared by any collection. So handles with their WeakRefs are made in
 * advance; storages born together share a handle (a group); at the watermark a collection is provoked, and the
 * groups whose WeakRef has gone empty are freed. A group whose handle was seen alive is pinned until the job ends, so
 * its survivors get a fresh handle, and are looked at again later and later.
 */
class Handle {
  bond: Bond | null = null
  /** Goes empty when nobody holds this handle any more; being held by it changes nothing in that. */
  readonly watch = new WeakRef(this)
}

/**
 * What the storages of a group hold: it keeps the handle alive, and is where the handle is exchanged for all of them at
 * once. It does not know them, so that each can go by itself.
 */
export class Bond {
  handle: Handle
  readonly group: Group
  constructor(handle: Handle, group: Group) {
    this.handle = handle
    this.group = group
  }
}

/** What the engine itself keeps of a group: nothing that would keep the storages alive. */
export class Group {
  watch: WeakRef<Handle>
  /** Blocks of the members; 0 where a member was released by hand: its place is given to the next. */
  readonly blocks: Ptr[] = []
  readonly sizes: number[] = []
  readonly vacant: number[] = []
  bytes = 0
  /** How many reclaims it has survived, and the number of the one at which it is looked at next. */
  age = 0
  due = 0

  constructor(watch: WeakRef<Handle>) {
    this.watch = watch
  }
}

/** Every collection walks over those in stock, so there are no more than the longest job is known to need. */
const handlesInStock = 32_000
/** Storages up to this size have groups of their own, so that a kept loss never pins an activation. */
const smallBytes = 256
const groupBytes = 16 * 2 ** 20
const groupMembers = 512
/**
 * Reclaim when so much has been born since the last one. A collection takes its time however much it frees, so the
 * window grows where collecting takes more than a tenth of the time: with few large tensors in a step.
 */
let windowBytes = 96 * 2 ** 20
const largestWindowBytes = 384 * 2 ** 20
const bearableShare = 1 / 10

const handles: Handle[] = []

function makeHandles(): void {
  while (handles.length < handlesInStock) handles.push(new Handle())
}

/** Runs in a later job; in Node without keeping the process alive, unless `wait`. */
function later(fn: () => void, wait = false): void {
  const timer: unknown = typeof setImmediate === 'function' ? setImmediate(fn) : setTimeout(fn)
  if (!wait && typeof timer === 'object') (timer as { unref?(): void }).unref?.()
}

let refillPlanned = false

/** Handles made now are of use from the next job on. */
function planRefill(): void {
  if (refillPlanned) return
  refillPlanned = true
  later(() => {
    refillPlanned = false
    makeHandles()
  })
}

makeHandles()
// One turn of the event loop, so that the first handles belong to an earlier job than any user code.
await new Promise<void>(resolve => later(resolve, true))

/** One of an earlier job; made on the spot (and so blind until the job ends) where a very long job has used them all up. */
function takeHandle(): Handle {
  planRefill()
  return handles.pop() ?? new Handle()
}

const groups = new Set<Group>()
/** The groups that new storages join. Their handles are held here until they are full. */
let openSmall: Bond | null = null
let openLarge: Bond | null = null
let bornSinceReclaim = 0
let reclaims = 0
// A cell may put another clock in place of this one.
const now = performance.now.bind(performance)

function openGroup(): Bond {
  const handle = takeHandle()
  const group = new Group(handle.watch)
  group.due = reclaims + 1
  groups.add(group)
  between.register(handle, group, handle)
  return (handle.bond = new Bond(handle, group))
}

/** Between jobs the collector tells by itself. */
const between = new FinalizationRegistry<Group>(group => freeGroup(group))

function freeGroup(group: Group): void {
  if (!groups.delete(group)) return
  for (let i = 0; i < group.blocks.length; i++) if (group.blocks[i] !== 0) free(group.blocks[i], group.sizes[i])
  group.blocks.length = 0
}

/** When handles run short, groups grow, so that the longest job gets by. */
const scale = (): number => (handles.length > handlesInStock / 2 ? 1 : handles.length > handlesInStock / 8 ? 4 : 16)

/** What a storage weighs besides its block: the objects around it. */
const overheadBytes = 256

/** Puts a new storage under watch. */
export function watch(storage: Storage): void {
  const small = storage.bytes <= smallBytes
  const bond = small ? (openSmall ??= openGroup()) : (openLarge ??= openGroup())
  const { group } = bond
  const { blocks, vacant } = group
  const slot = vacant.length > 0 ? vacant.pop()! : blocks.length
  blocks[slot] = storage.ptr
  group.sizes[slot] = storage.bytes
  group.bytes += storage.bytes
  storage.bond = bond
  storage.slot = slot
  bornSinceReclaim += storage.bytes + overheadBytes
  if (blocks.length < groupMembers && group.bytes < groupBytes) return
  if (group.bytes >= groupBytes * scale() || blocks.length - vacant.length >= groupMembers * scale()) {
    if (small) openSmall = null
    else openLarge = null
  }
}

/** Takes a storage that is released by hand out of its group. */
export function unwatch(storage: Storage): void {
  const { group } = storage.bond!
  group.blocks[storage.slot] = 0
  group.vacant.push(storage.slot)
  group.bytes -= storage.bytes
  bornSinceReclaim -= storage.bytes + overheadBytes
}

export const shouldReclaim = (): boolean => bornSinceReclaim > windowBytes

/**
 * Sizes of one array buffer, untouched, so that it takes no memory: more than an engine bears without collecting at
 * once, ever larger until the request is refused, since a refusal comes after a thorough collection.
 */
const unbearable = [2 ** 33, 2 ** 33, 2 ** 35 - 64, 2 ** 47]

const ballastBytes = 32 * 2 ** 20
const attempts = 64
const pauseMs = 1

/** Survives a failed run of attempts, so that the next one goes on from there; dropped when even that did not help. */
const ballastBuffers = 2 * 3 * attempts
let ballast: ArrayBuffer[] = []

/**
 * Makes the collector run now: it feels the weight of array buffers, not of the heap. Where it does not answer at once
 * it marks beside this thread and ends at a later allocation of ours, so each attempt leaves it a moment. A canary that
 * was looked at alive is pinned, and one that was taken after marking began may outlive it: every look takes a fresh
 * one. True if a collection has ended.
 */
function provokeCollection(): boolean {
  for (const bytes of unbearable) {
    const canary = takeHandle().watch
    weigh(bytes)
    if (canary.deref() === undefined) return true
  }
  if (ballast.length >= ballastBuffers) ballast = []
  for (let attempt = 0; attempt < attempts; attempt++) {
    const canary = takeHandle().watch
    for (let i = 0; i < 3; i++) ballast.push(new ArrayBuffer(ballastBytes))
    pause(pauseMs)
    if (canary.deref() === undefined) {
      ballast = []
      return true
    }
  }
  return false
}

function weigh(bytes: number): void {
  try {
    void new ArrayBuffer(bytes)
  } catch {
    // Refused: that is one way to be heard.
  }
}

const sleeper = typeof SharedArrayBuffer === 'function' ? new Int32Array(new SharedArrayBuffer(4)) : null

/** Leaves the processor to the collector's threads; a page's main thread may not sleep and spins. */
function pause(ms: number): void {
  try {
    if (sleeper !== null && Atomics.wait(sleeper, 0, 0, ms) === 'timed-out') return
  } catch {
    // Not allowed here.
  }
  const until = now() + ms
  while (now() < until);
}

/** After a failed attempt the next one comes when so much more has been born. */
const patienceBytes = 32 * 2 ** 20

/** Frees the groups that nobody holds; looks at all of them if `thorough`. Returns the bytes freed. */
export function reclaim(thorough = false): number {
  const start = now()
  openSmall = null
  openLarge = null
  reclaims++
  if (!provokeCollection()) {
    bornSinceReclaim = windowBytes - patienceBytes
    return 0
  }
  bornSinceReclaim = 0
  let freed = 0
  for (const group of [...groups]) {
    if (group.due > reclaims && !thorough) continue
    const handle = group.watch.deref()
    if (handle === undefined) {
      freed += group.bytes
      freeGroup(group)
    } else handOn(handle, group)
  }
  followCost(start, now())
  return freed
}

let lastReclaim = now()
/** Share of the time that goes into collecting. */
let share = 0

/** One slow moment of the machine is no reason to take more memory: the share is smoothed over some collections. */
function followCost(start: number, end: number): void {
  share += ((end - start) / (end - lastReclaim) - share) / 4
  lastReclaim = end
  if (share <= bearableShare || windowBytes >= largestWindowBytes) return
  windowBytes *= 2
  share = 0
}

/**
 * Every look at a group that is alive costs a handle, so the looks become rarer: after 2, 4, 8 ... reclaims, and after 8,
 * 64, 512 where little is to be had. A loop that keeps all its losses makes such a group at every reclaim.
 */
const littleBytes = 128 * 2 ** 10
const longestRest = 4096

/** Gives the members of a group that was seen alive a fresh handle. */
function handOn(old: Handle, group: Group): void {
  const handle = takeHandle()
  const bond = old.bond!
  old.bond = null
  between.unregister(old) // the group lives on: the end of its old handle must not free it
  bond.handle = handle
  handle.bond = bond
  group.watch = handle.watch
  between.register(handle, group, handle)
  group.age++
  group.due = reclaims + Math.min((group.bytes < littleBytes ? 8 : 2) ** group.age, longestRest)
}

/** The largest storages that are held, for the out-of-memory message. */
export function largestHeld(n: number): number[] {
  const held: number[] = []
  for (const group of groups)
    for (let i = 0; i < group.blocks.length; i++) if (group.blocks[i] !== 0) held.push(group.sizes[i])
  return held.sort((a, b) => b - a).slice(0, n)
}
