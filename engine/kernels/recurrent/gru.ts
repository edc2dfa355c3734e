import { sigmoidOf, tanhOf } from '../math/tanh'
import { loadColumns, storeColumns } from '../simd'
import { addBias, addRows, copyRows, packWeight, recur, recurBack, runSequence, Sequence, sequence } from './sequence'

/**
 * Gates r, z, n: r and z are sigmoids, n = tanh(W_in x + b_in + r (W_hn h + b_hn)), h' = (1 - z) n + z h (Cho et al.,
 * 2014, with the reset after the product, as in PyTorch). Left for backward: the activated gates, and in `hidden` the
 * whole recurrent part W_hh h + b_hh, of which its last third is needed.
 */

@inline function slope(y: v128): v128 { return f32x4.mul(y, f32x4.sub(f32x4.splat(1), y)) }

function stepRow(gate: usize, hidden: usize, before: usize, h: usize, H: i32): void {
  const width = <usize>H << 2
  for (let j = 0; j < H;) {
    const full = H - j >= 4, at = <usize>j << 2
    const r = sigmoidOf(f32x4.add(loadColumns(gate + at, full), loadColumns(hidden + at, full)))
    const z = sigmoidOf(f32x4.add(loadColumns(gate + width + at, full), loadColumns(hidden + width + at, full)))
    const recurrent = f32x4.mul(r, loadColumns(hidden + 2 * width + at, full))
    const n = tanhOf(f32x4.add(loadColumns(gate + 2 * width + at, full), recurrent))
    const previous = before ? loadColumns(before + at, full) : f32x4.splat(0)
    storeColumns(gate + at, r, full)
    storeColumns(gate + width + at, z, full)
    storeColumns(gate + 2 * width + at, n, full)
    storeColumns(h + at, f32x4.add(n, f32x4.mul(z, f32x4.sub(previous, n))), full)
    j += full ? 4 : 1
  }
}

function forwardTask(task: i32, args: usize): void {
  const s = changetype<Sequence>(args)
  const b = task * s.part, rows = min(s.B - b, s.part), H = s.H, rowBytes = <usize>H << 2
  for (let i = 0; i < s.T; i++) {
    const t = s.time(i), gate = s.row(s.gate, t, b, 3 * H), hidden = s.row(s.hidden, t, b, 3 * H)
    const before = s.before(s.out, s.h0, i, b), out = s.row(s.out, t, b, H)
    if (before) recur(s, before, rows, hidden, 0)
    else {
      memory.fill(hidden, 0, <usize>rows * 3 * rowBytes)
      addBias(s, hidden, rows)
    }
    for (let r = 0; r < rows; r++) {
      const at = <usize>r * rowBytes
      stepRow(gate + 3 * at, hidden + 3 * at, before ? before + at : 0, out + at, H)
    }
  }
}

/** Gradients of one row; `gh` is replaced by what flows straight to the state before. */
function backRow(gate: usize, hidden: usize, before: usize, gh: usize, grad: usize, gradHidden: usize, H: i32): void {
  const width = <usize>H << 2, one = f32x4.splat(1)
  for (let j = 0; j < H;) {
    const full = H - j >= 4, at = <usize>j << 2
    const r = loadColumns(gate + at, full), z = loadColumns(gate + width + at, full), n = loadColumns(gate + 2 * width + at, full)
    const g = loadColumns(gh + at, full), previous = before ? loadColumns(before + at, full) : f32x4.splat(0)
    const gradN = f32x4.mul(f32x4.mul(g, f32x4.sub(one, z)), f32x4.sub(one, f32x4.mul(n, n)))
    const gradZ = f32x4.mul(f32x4.mul(g, f32x4.sub(previous, n)), slope(z))
    const gradR = f32x4.mul(f32x4.mul(gradN, loadColumns(hidden + 2 * width + at, full)), slope(r))
    storeColumns(grad + at, gradR, full)
    storeColumns(grad + width + at, gradZ, full)
    storeColumns(grad + 2 * width + at, gradN, full)
    storeColumns(gradHidden + at, gradR, full)
    storeColumns(gradHidden + width + at, gradZ, full)
    storeColumns(gradHidden + 2 * width + at, f32x4.mul(gradN, r), full)
    storeColumns(gh + at, f32x4.mul(g, z), full)
    j += full ? 4 : 1
  }
}

function backwardTask(task: i32, args: usize): void {
  const s = changetype<Sequence>(args)
  const b = task * s.part, rows = min(s.B - b, s.part), H = s.H, size = rows * H, rowBytes = <usize>H << 2
  const gh = s.row(s.gradH0, 0, b, H)
  copyRows(s.gradLast ? s.row(s.gradLast, 0, b, H) : 0, gh, size)
  for (let i = s.T - 1; i >= 0; i--) {
    const t = s.time(i), gate = s.row(s.gate, t, b, 3 * H), hidden = s.row(s.hidden, t, b, 3 * H)
    const grad = s.row(s.gradGate, t, b, 3 * H), gradHidden = s.row(s.gradHidden, t, b, 3 * H)
    const before = s.before(s.out, s.h0, i, b)
    if (s.gradOut) addRows(s.row(s.gradOut, t, b, H), gh, size)
    for (let r = 0; r < rows; r++) {
      const at = <usize>r * rowBytes
      backRow(gate + 3 * at, hidden + 3 * at, before ? before + at : 0, gh + at, grad + 3 * at, gradHidden + 3 * at, H)
    }
    recurBack(s, gradHidden, rows, gh, 1)
  }
}

export function gruSequence_f32(
  gates: usize, weight: usize, bias: usize, h0: usize, out: usize, hidden: usize,
  T: i32, B: i32, H: i32, reverse: i32, scratch: usize,
): void {
  const s = sequence()
  s.T = T
  s.B = B
  s.H = H
  s.gates = 3
  s.reverse = reverse
  s.packed = scratch
  s.bias = bias
  s.gate = gates
  s.hidden = hidden
  s.h0 = h0
  s.out = out
  packWeight(s, weight, true)
  runSequence(s, forwardTask)
}

export function gruSequenceGrad_f32(
  gradOut: usize, gradLast: usize, weight: usize, gates: usize, hidden: usize, h0: usize, out: usize,
  gradGates: usize, gradHidden: usize, gradH0: usize, T: i32, B: i32, H: i32, reverse: i32, scratch: usize,
): void {
  const s = sequence()
  s.T = T
  s.B = B
  s.H = H
  s.gates = 3
  s.reverse = reverse
  s.packed = scratch
  s.gate = gates
  s.hidden = hidden
  s.h0 = h0
  s.out = out
  s.gradOut = gradOut
  s.gradLast = gradLast
  s.gradGate = gradGates
  s.gradHidden = gradHidden
  s.gradH0 = gradH0
  packWeight(s, weight, false)
  runSequence(s, backwardTask)
}
