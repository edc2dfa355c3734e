import { alloc, free, type Ptr } from '../backends/index.ts'

/**
 * A block of the heap that one or more tensors (views) show. `version` counts in-place changes, so that backward can
 * tell that a value it needs is no longer there.
 */
export class Storage {
  readonly bytes: number
  ptr: Ptr
  version = 0

  constructor(ptr: Ptr, bytes: number) {
    this.ptr = ptr
    this.bytes = bytes
  }
}

/** Storages born since the innermost open scope, or null outside of any. */
let born: Storage[] | null = null

/**
 * Blocks whose storage the collector has taken go back to the heap. The callback only runs between jobs; `reclaim.ts`
 * serves loops that never pause.
 */
const collected = new FinalizationRegistry<{ ptr: Ptr; bytes: number }>(block => free(block.ptr, block.bytes))

export function newStorage(bytes: number): Storage {
  const ptr = alloc(bytes)
  const storage = new Storage(ptr, bytes)
  collected.register(storage, { ptr, bytes }, storage)
  if (born !== null) born.push(storage)
  return storage
}

/** Gives a block back at once. Only for storages that no user code can hold. */
export function release(storage: Storage): void {
  if (storage.ptr === 0) return
  collected.unregister(storage)
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
  survivors?: (born: Set<Storage>) => void,
): T {
  const outer = born
  const mine: Storage[] = []
  born = mine
  try {
    const result = body()
    const keep = new Set(kept(result))
    const lived = new Set<Storage>()
    for (const storage of mine) {
      if (!keep.has(storage)) release(storage)
      else {
        lived.add(storage)
        outer?.push(storage)
      }
    }
    survivors?.(lived)
    return result
  } finally {
    born = outer
  }
}
