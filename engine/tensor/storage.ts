import { alloc, free, isImagined, OutOfMemoryError, type Ptr } from '../backends/index.ts'
import { largestHeld, reclaim, shouldReclaim, unwatch, watch, type Bond } from './reclaim.ts'

/**
 * A block of the heap that one or more tensors (views) show. `version` counts in-place changes, so that backward can
 * tell that a value it needs is no longer there.
 */
export class Storage {
  readonly bytes: number
  ptr: Ptr
  version = 0
  /** The group it is watched with and its place there; see reclaim.ts. */
  bond: Bond | null = null
  slot = 0
  /** Storages born later have higher numbers. */
  readonly birth = ++births
  /** How many recorded ops saved it for their derivatives. */
  uses = 0
  /** Only those ops hold it: no user code ever saw it. See `leaveToGraph`. */
  graphOnly = false

  constructor(ptr: Ptr, bytes: number) {
    this.ptr = ptr
    this.bytes = bytes
  }
}

let births = 0
/** How many storages were born so far. */
export const birthsSoFar = (): number => births

/** Storages born since the innermost open scope, or null outside of any. */
let born: Storage[] | null = null

/** A new block, freed when the last tensor that shows it is gone. */
export function newStorage(bytes: number): Storage {
  if (shouldReclaim()) reclaim()
  const ptr = allocate(bytes)
  const storage = new Storage(ptr, isImagined(ptr) ? 0 : bytes)
  watch(storage)
  if (born !== null) born.push(storage)
  return storage
}

function allocate(bytes: number): Ptr {
  try {
    return alloc(bytes)
  } catch (error) {
    if (!(error instanceof OutOfMemoryError)) throw error
  }
  reclaim(true)
  try {
    return alloc(bytes)
  } catch (error) {
    if (error instanceof OutOfMemoryError) {
      const held = largestHeld(5).map(size => `${(size / 2 ** 20).toFixed(1)} MB`)
      error.message += `; the largest tensors held are ${held.join(', ')}`
    }
    throw error
  }
}

/** Gives a block back at once. Only for storages that no user code can hold. */
export function release(storage: Storage): void {
  if (storage.ptr === 0) return
  unwatch(storage)
  free(storage.ptr, storage.bytes)
  storage.ptr = 0
}

/**
 * Leaves a storage that no user code can hold, now or later, to the recorded ops that saved it: it is freed when backward
 * is through with the last of them, at once if there is none.
 */
export function leaveToGraph(storage: Storage): void {
  if (storage.uses === 0) release(storage)
  else storage.graphOnly = true
}

/** A recorded op is through with a storage that it saved. */
export function endUse(storage: Storage): void {
  if (--storage.uses === 0 && storage.graphOnly) release(storage)
}

/** Begins to note which storages are born; gives what `closeScope` has to be told. */
export function openScope(): Storage[] | null {
  const outer = born
  born = []
  return outer
}

/** Ends the innermost scope and gives what was born in it; the scope around it learns of them if they `live` on. */
export function closeScope(outer: Storage[] | null, live: boolean): Storage[] {
  const mine = born!
  born = outer
  if (live && outer !== null) outer.push(...mine)
  return mine
}

/**
 * Runs `body` and frees every storage born in it but the ones it returns: the engine's own tidy, for work whose
 * temporaries cannot reach user code. `survivors` is told which of the kept ones were born here.
 */
export function freeingTemporaries<T>(
  body: () => T,
  kept: (result: T) => Iterable<Storage>,
  survivors?: (born: readonly Storage[]) => void,
): T {
  const outer = born
  const mine: Storage[] = []
  born = mine
  try {
    const result = body()
    // Few are kept, as a rule one or two: looking through a list is cheaper than a set.
    const keep = [...kept(result)]
    const lived: Storage[] = []
    for (let i = 0; i < mine.length; i++) {
      const storage = mine[i]
      if (!keep.includes(storage)) release(storage)
      else {
        lived.push(storage)
        outer?.push(storage)
      }
    }
    survivors?.(lived)
    return result
  } finally {
    born = outer
  }
}
