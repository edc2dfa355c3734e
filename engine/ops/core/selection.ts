/**
 * Partial orders of one line, as C++'s standard library (GNU's) and PyTorch's own quickselect leave them. Among equal values
 * any index would be right; with these the indices are PyTorch's. Each works on `order`, a list of positions, and on
 * `before(a, b)`: whether the value at position a comes before the one at position b.
 */
export type Before = (a: number, b: number) => boolean
type Order = Int32Array

function swap(order: Order, i: number, j: number): void {
  const kept = order[i]
  order[i] = order[j]
  order[j] = kept
}

// --- introselect and introsort

/** The median of three entries becomes the pivot, at `first`. */
function medianToFront(order: Order, first: number, last: number, before: Before): void {
  const [a, b, c] = [first + 1, first + ((last - first) >> 1), last - 1]
  const less = (i: number, j: number) => before(order[i], order[j])
  const ascending = less(a, b)
  const [low, high] = ascending ? [a, b] : [b, a]
  if (less(high, c)) swap(order, first, high)
  else if (less(low, c)) swap(order, first, c)
  else swap(order, first, low)
}

/** Entries before the pivot at `first` go to the left, the others to the right; returns where the right begins. */
function partition(order: Order, first: number, last: number, before: Before): number {
  medianToFront(order, first, last, before)
  const pivot = order[first]
  let [left, right] = [first + 1, last]
  for (;;) {
    while (before(order[left], pivot)) left++
    right--
    while (before(pivot, order[right])) right--
    if (left >= right) return left
    swap(order, left, right)
    left++
  }
}

/** Moves entry i to its place among the sorted ones from `first` on. */
function insert(order: Order, first: number, i: number, before: Before): void {
  const entry = order[i]
  let at = i
  while (at > first && before(entry, order[at - 1])) order[at] = order[--at]
  order[at] = entry
}

const depthOf = (n: number): number => 2 * (31 - Math.clz32(Math.max(1, n)))

/** Entry `nth` becomes what sorting would put there; smaller ones come before it. */
export function nthElement(order: Order, nth: number, before: Before): void {
  let [first, last] = [0, order.length]
  for (let depth = depthOf(last); last - first > 3; depth--) {
    if (depth === 0) {
      heapSelect(order, first, nth + 1, last, before)
      return swap(order, first, nth)
    }
    const cut = partition(order, first, last, before)
    if (cut <= nth) first = cut
    else last = cut
  }
  for (let i = first + 1; i < last; i++) insert(order, first, i, before)
}

/** Sorts the first `end` entries; equal ones come in no particular order. */
export function introsort(order: Order, end: number, before: Before): void {
  const loop = (first: number, until: number, depth: number): void => {
    let last = until
    for (let left = depth; last - first > 16; left--) {
      if (left === 0) return partialSort(order, first, last, last, before)
      const cut = partition(order, first, last, before)
      loop(cut, last, left - 1)
      last = cut
    }
  }
  loop(0, end, depthOf(end))
  for (let i = 1; i < end; i++) insert(order, 0, i, before)
}

// --- heaps

/** Lets `entry` sink from `hole` to the bottom of a heap of n entries at `first`, then rise to its place. */
function sink(order: Order, first: number, hole: number, n: number, entry: number, before: Before): void {
  const top = hole
  let at = hole
  let child = at
  while (child < (n - 1) >> 1) {
    child = 2 * (child + 1)
    if (before(order[first + child], order[first + child - 1])) child--
    order[first + at] = order[first + child]
    at = child
  }
  if (n % 2 === 0 && child === (n - 2) >> 1) {
    child = 2 * child + 1
    order[first + at] = order[first + child]
    at = child
  }
  for (let parent = (at - 1) >> 1; at > top && before(order[first + parent], entry); parent = (at - 1) >> 1) {
    order[first + at] = order[first + parent]
    at = parent
  }
  order[first + at] = entry
}

/** Swaps the top of the heap [first, last) with entry i and repairs the heap. */
function popTo(order: Order, first: number, last: number, i: number, before: Before): void {
  const entry = order[i]
  order[i] = order[first]
  sink(order, first, 0, last - first, entry, before)
}

function heapSelect(order: Order, first: number, middle: number, last: number, before: Before): void {
  for (let parent = (middle - first - 2) >> 1; parent >= 0; parent--)
    sink(order, first, parent, middle - first, order[first + parent], before)
  for (let i = middle; i < last; i++) if (before(order[i], order[first])) popTo(order, first, middle, i, before)
}

/** The first entries up to `middle` become the smallest ones, sorted. */
export function partialSort(order: Order, first: number, middle: number, last: number, before: Before): void {
  heapSelect(order, first, middle, last, before)
  for (let end = middle - 1; end > first; end--) popTo(order, first, end, end, before)
}

// --- PyTorch's quickselect, which kthvalue uses

/** Entry k becomes what sorting would put there. */
export function quickSelect(order: Order, k: number, before: Before): void {
  const after = (i: number, j: number) => before(order[j], order[i])
  let [left, right] = [0, order.length - 1]
  while (right > left) {
    if (right === left + 1) {
      if (after(left, right)) swap(order, left, right)
      return
    }
    swap(order, (left + right) >> 1, left + 1)
    if (after(left + 1, right)) swap(order, left + 1, right)
    if (after(left, right)) swap(order, left, right)
    if (after(left + 1, left)) swap(order, left + 1, left)
    let [i, j] = [left + 1, right]
    const pivot = order[left]
    for (;;) {
      do i++
      while (before(order[i], pivot))
      do j--
      while (before(pivot, order[j]))
      if (j < i) break
      swap(order, i, j)
    }
    swap(order, left, j)
    if (j <= k) left = i
    if (j >= k) right = j - 1
  }
}
