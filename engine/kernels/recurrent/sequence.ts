import { packedLength, packedProduct, packWhole } from '../matmul/blocked'
import { Epilogue } from '../matmul/tile'
import { parallel, partLength, Task, taskCount } from '../threads/pool'
import { argsSpace, epilogueSpace } from '../workspace'

/**
 * A recurrent layer over a whole sequence. Rows of the batch know nothing of each other, so threads share them and each
 * goes through the time alone; the recurrent weight is packed once for all steps. Arrays are [T, B, ...], the gates of a
 * step [B, gates * H] beside each other.
 */
@unmanaged export class Sequence {
  part: i32
  T: i32
  B: i32
  H: i32
  gates: i32
  reverse: i32
  relu: i32
  packed: usize
  bias: usize
  /** Pre-activations on entry; what the steps leave for backward. */
  gate: usize
  hidden: usize
  h0: usize
  c0: usize
  out: usize
  cells: usize
  gradOut: usize
  gradLast: usize
  gradLastCell: usize
  gradGate: usize
  gradHidden: usize
  gradH0: usize
  gradC0: usize

  /** Step number i in the order of time, and the one before it. */
  @inline time(i: i32): i32 { return this.reverse ? this.T - 1 - i : i }
  /** The part of a [T, B, width] array that belongs to a row at a time. */
  @inline row(array: usize, t: i32, b: i32, width: i32): usize { return array + ((<usize>(t * this.B + b) * width) << 2) }
  /** The state before step i: that of the step before, or the one at the start (0: zeros). */
  @inline before(states: usize, start: usize, i: i32, b: i32): usize {
    if (i > 0) return this.row(states, this.time(i - 1), b, this.H)
    return start ? this.row(start, 0, b, this.H) : 0
  }
}

@inline export function sequence(): Sequence { return changetype<Sequence>(argsSpace()) }

/** Floats of scratch: the packed weight. */
export function sequenceScratch(H: i32, gates: i32): i32 {
  return max(packedLength(gates * H, H), packedLength(H, gates * H))
}

/** Packs W^T for h W^T (forward), or W for g W (backward); W is [gates * H, H]. */
export function packWeight(s: Sequence, weight: usize, transposed: bool): void {
  const H = s.H, N = s.gates * H
  if (transposed) packWhole(weight, 1, H, N, H, s.packed)
  else packWhole(weight, H, 1, H, N, s.packed)
}

@inline function epilogue(width: i32, bias: usize): Epilogue {
  const to = changetype<Epilogue>(epilogueSpace())
  to.row = <usize>width << 2
  to.column = 4
  to.bias = bias
  to.biasRow = 0
  to.biasColumn = 4
  return to
}

/** C[rows, gates * H] (+)= h W^T + bias. */
export function recur(s: Sequence, h: usize, rows: i32, C: usize, accumulate: i32): void {
  const N = s.gates * s.H
  packedProduct(rows, N, s.H, h, s.H, s.packed, C, accumulate, epilogue(N, s.bias))
}

/** C[rows, H] (+)= g W. */
export function recurBack(s: Sequence, g: usize, rows: i32, C: usize, accumulate: i32): void {
  const N = s.gates * s.H
  packedProduct(rows, s.H, N, g, N, s.packed, C, accumulate, epilogue(s.H, 0))
}

/** Adds the recurrent bias where there is no state to multiply with. */
export function addBias(s: Sequence, C: usize, rows: i32): void {
  if (!s.bias) return
  const N = s.gates * s.H
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < N; j++, C += 4) store<f32>(C, load<f32>(C) + load<f32>(s.bias + (<usize>j << 2)))
  }
}

/** Lets threads share the rows; with fewer than 12 a task the tiles of the products would be half empty. */
export function runSequence(s: Sequence, task: Task): void {
  const tasks = taskCount(s.B, 12, 1)
  s.part = partLength(s.B, tasks, 6)
  parallel((s.B + s.part - 1) / s.part, task, changetype<usize>(s))
}

@inline export function copyRows(from: usize, to: usize, n: i32): void {
  if (from) memory.copy(to, from, <usize>n << 2)
  else memory.fill(to, 0, <usize>n << 2)
}

@inline export function addRows(from: usize, to: usize, n: i32): void {
  for (const end = to + (<usize>n << 2); to < end; to += 4, from += 4) store<f32>(to, load<f32>(to) + load<f32>(from))
}
