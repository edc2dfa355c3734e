/**
 * For tests: bytes of a known pattern before and behind every block that is handed out, which nobody may change. A kernel
 * that writes beyond its operands kills one, and is found by it.
 */
import { giveBlock, setGuard, takeBlock, u8 } from './heap.ts'
import type { Ptr } from './kernels.ts'

/** Blocks are aligned to 16 bytes and stay so. */
const width = 16
const pattern = 0xc5

/** Bytes of each block that stands between canaries. */
const blocks = new Map<Ptr, number>()
/** Those handed out since the last look. */
let fresh: Ptr[] = []
const killed = new Set<string>()

const guard = {
  alloc(bytes: number): Ptr {
    const address = takeBlock(bytes + 2 * width) + width
    u8.fill(pattern, address - width, address)
    u8.fill(pattern, address + bytes, address + bytes + width)
    blocks.set(address, bytes)
    fresh.push(address)
    return address
  },
  free(address: Ptr, bytes: number): void {
    // What was handed out before the canaries came has none.
    if (!blocks.has(address)) return giveBlock(address, bytes)
    look(address)
    blocks.delete(address)
    giveBlock(address - width, bytes + 2 * width)
  },
}

function look(address: Ptr): void {
  const bytes = blocks.get(address)
  if (bytes === undefined) return
  for (let i = 1; i <= width; i++) {
    if (u8[address - i] !== pattern) killed.add(`${i} bytes before a block of ${bytes} bytes`)
    if (u8[address + bytes + i - 1] !== pattern) killed.add(`${i} bytes behind a block of ${bytes} bytes`)
  }
}

/** From now on blocks stand between canaries. */
export const useCanaries = (): void => setGuard(guard)

/** What was written where nothing may be: around the blocks handed out since the last call, or around all of them. */
export function killedCanaries({ all = false } = {}): string[] {
  for (const address of all ? blocks.keys() : fresh) look(address)
  fresh = []
  const found = [...killed]
  killed.clear()
  return found
}
