import { smallSpace } from '../workspace'

/**
 * Stable sorting of rows. Values become integer keys in the same order; short rows are sorted by insertion, long ones
 * by four radix passes over a byte each, which take the permutation along.
 */
@inline const shortRow: i32 = 48
@inline const nanKey: i32 = 0x7fffffff

@unmanaged class Floats {
  /** Negative floats order backwards as integers, so their other bits are flipped; -0 is 0 and every NaN is the greatest. */
  @inline key(at: usize): i32 {
    const value = load<f32>(at)
    if (value != value) return nanKey
    const bits = reinterpret<i32>(value + 0)
    return bits ^ ((bits >> 31) & 0x7fffffff)
  }
}
@unmanaged class Integers { @inline key(at: usize): i32 { return load<i32>(at) } }

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

function insertionSort(keys: usize, indices: usize, n: i32): void {
  for (let i = 1; i < n; i++) {
    const key = load<i32>(at(keys, i)), index = load<i32>(at(indices, i))
    let j = i - 1
    for (; j >= 0 && load<i32>(at(keys, j)) > key; j--) {
      store<i32>(at(keys, j + 1), load<i32>(at(keys, j)))
      store<i32>(at(indices, j + 1), load<i32>(at(indices, j)))
    }
    store<i32>(at(keys, j + 1), key)
    store<i32>(at(indices, j + 1), index)
  }
}

/** The sign bit counts the other way round, hence the exclusive or of the key with it. */
@inline function digit(key: i32, shift: i32): i32 { return ((key ^ i32.MIN_VALUE) >>> shift) & 255 }

function radixPass(keys: usize, indices: usize, toKeys: usize, toIndices: usize, n: i32, shift: i32): void {
  const starts = smallSpace()
  memory.fill(starts, 0, 1024)
  for (let i = 0; i < n; i++) {
    const count = at(starts, digit(load<i32>(at(keys, i)), shift))
    store<i32>(count, load<i32>(count) + 1)
  }
  let position = 0
  for (let d = 0; d < 256; d++) {
    const count = load<i32>(at(starts, d))
    store<i32>(at(starts, d), position)
    position += count
  }
  for (let i = 0; i < n; i++) {
    const key = load<i32>(at(keys, i))
    const start = at(starts, digit(key, shift))
    const to = load<i32>(start)
    store<i32>(start, to + 1)
    store<i32>(at(toKeys, to), key)
    store<i32>(at(toIndices, to), load<i32>(at(indices, i)))
  }
}

@inline function sortRows<Kind>(x: usize, values: usize, indices: usize, outer: i32, n: i32, descending: i32, scratch: usize): void {
  const kind = changetype<Kind>(0)
  const flip = descending ? -1 : 0
  const otherIndices = at(scratch, n)
  const rowBytes = <usize>n << 2
  for (let o = 0; o < outer; o++, x += rowBytes, values += rowBytes, indices += rowBytes) {
    for (let i = 0; i < n; i++) {
      store<i32>(at(scratch, i), kind.key(at(x, i)) ^ flip)
      store<i32>(at(indices, i), i)
    }
    if (n <= shortRow) insertionSort(scratch, indices, n)
    else for (let shift = 0; shift < 32; shift += 16) {
      radixPass(scratch, indices, values, otherIndices, n, shift)
      radixPass(values, otherIndices, scratch, indices, n, shift + 8)
    }
    for (let i = 0; i < n; i++) store<u32>(at(values, i), load<u32>(at(x, load<i32>(at(indices, i)))))
  }
}

export function sort_f32(x: usize, values: usize, indices: usize, outer: i32, n: i32, descending: i32, scratch: usize): void {
  sortRows<Floats>(x, values, indices, outer, n, descending, scratch)
}
export function sort_i32(x: usize, values: usize, indices: usize, outer: i32, n: i32, descending: i32, scratch: usize): void {
  sortRows<Integers>(x, values, indices, outer, n, descending, scratch)
}
