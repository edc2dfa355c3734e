/**
 * The order in which a C++ hash set (GNU's) hands out what was put into it. `unique` without sorting promises no order;
 * PyTorch's is this one.
 */

/** Sizes that the table grows through, those up to 11 left out: it begins with 13. */
const primes = [
  13, 29, 59, 127, 257, 541, 1109, 2357, 5087, 10273, 20753, 42043, 85229, 172933, 351061, 712697, 1447153, 2938679,
  5967347, 12117689, 24607243, 49969847, 101473717, 206062531, 418447973,
]

const mask = (1n << 64n) - 1n
const factor = (0xc6a4a793n << 32n) + 0x5bd1e995n
const seed = 0xc70f6907n
const mix = (h: bigint): bigint => h ^ (h >> 47n)
const times = (h: bigint): bigint => (h * factor) & mask

/** MurmurHash of the four bytes of a float; zeros of both signs are one value. */
const word = new Float32Array(1)
const bytes = new Uint32Array(word.buffer)
export function hashOfFloat(x: number): bigint {
  if (x === 0) return 0n
  word[0] = x
  const h = times(seed ^ times(4n) ^ BigInt(bytes[0]))
  return mix(times(mix(h)))
}
/** Integers are their own hashes, as unsigned numbers of 64 bits. */
export const hashOfInteger = (x: number): bigint => BigInt(x) & mask

/**
 * For each value the place of its like in that order. A set is a list in which values of one bucket stand together; a new
 * one comes to the front of its bucket, and a new bucket to the front of the list. NaN is like nothing, not even itself.
 */
export function hashRanks(values: ArrayLike<number>, hash: (x: number) => bigint): Int32Array {
  const known = new Map<number, number>()
  /** Node 0 stands before the first one. */
  const next = [0]
  const hashes = [0n]
  let size = 1
  let before = new Int32Array(size).fill(-1)
  const bucket = (node: number): number => Number(hashes[node] % BigInt(size))
  const link = (node: number): void => {
    const k = bucket(node)
    if (before[k] >= 0) {
      next[node] = next[before[k]]
      next[before[k]] = node
      return
    }
    next[node] = next[0]
    next[0] = node
    if (next[node] !== 0) before[bucket(next[node])] = node
    before[k] = 0
  }
  const grow = (): void => {
    const old: number[] = []
    for (let node = next[0]; node !== 0; node = next[node]) old.push(node)
    size = primes[size === 1 ? 0 : primes.indexOf(size) + 1]
    before = new Int32Array(size).fill(-1)
    next[0] = 0
    old.forEach(link)
  }
  const nodes = Array.from(values, value => {
    const found = known.get(value)
    if (found !== undefined && value === value) return found
    const node = hashes.push(hash(value)) - 1
    next.push(0)
    if (node > size || size === 1) grow()
    link(node)
    known.set(value, node)
    return node
  })
  const ranks = new Int32Array(hashes.length)
  for (let node = next[0], rank = 0; node !== 0; node = next[node]) ranks[node] = rank++
  return Int32Array.from(nodes, node => ranks[node])
}
