import { alloc, free, OutOfMemoryError, type Ptr } from '../backends/index.ts'
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

  constructor(ptr: Ptr, bytes: number) {
    this.ptr = ptr
    this.bytes = bytes
  }
}

/** Storages born since the innermost open scope, or null outside of any. */
let born: Storage[] | null = null

/** A new block, freed when the last tensor that shows it is gone. */
export function newStorage(bytes: number): Storage {
  if (shouldReclaim()) reclaim()
  const storage = new Storage(allocate(bytes), bytes)
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
