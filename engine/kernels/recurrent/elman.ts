import { tanhOf } from '../math/tanh'
import { loadColumns, storeColumns } from '../simd'
import { addBias, addRows, copyRows, packWeight, recur, recurBack, runSequence, Sequence, sequence } from './sequence'

/** h' = f(W_ih x + b_ih + W_hh h + b_hh) with f tanh or relu. */

function forwardTask(task: i32, args: usize): void {
  const s = changetype<Sequence>(args)
  const b = task * s.part, rows = min(s.B - b, s.part), size = rows * s.H
  for (let i = 0; i < s.T; i++) {
    const t = s.time(i), out = s.row(s.out, t, b, s.H), before = s.before(s.out, s.h0, i, b)
    copyRows(s.row(s.gate, t, b, s.H), out, size)
    if (before) recur(s, before, rows, out, 1)
    else addBias(s, out, rows)
    for (let j = 0; j < size;) {
      const full = size - j >= 4, at = out + (<usize>j << 2)
      const x = loadColumns(at, full)
      storeColumns(at, s.relu ? f32x4.pmax(x, f32x4.splat(0)) : tanhOf(x), full)
      j += full ? 4 : 1
    }
  }
}

function backwardTask(task: i32, args: usize): void {
  const s = changetype<Sequence>(args)
  const b = task * s.part, rows = min(s.B - b, s.part), size = rows * s.H
  const carried = s.row(s.gradH0, 0, b, s.H), one = f32x4.splat(1), zero = f32x4.splat(0)
  copyRows(s.gradLast ? s.row(s.gradLast, 0, b, s.H) : 0, carried, size)
  for (let i = s.T - 1; i >= 0; i--) {
    const t = s.time(i), out = s.row(s.out, t, b, s.H), grad = s.row(s.gradGate, t, b, s.H)
    if (s.gradOut) addRows(s.row(s.gradOut, t, b, s.H), carried, size)
    for (let j = 0; j < size;) {
      const full = size - j >= 4, at = <usize>j << 2
      const g = loadColumns(carried + at, full), y = loadColumns(out + at, full)
      const through = s.relu ? v128.and(g, f32x4.gt(y, zero)) : f32x4.mul(g, f32x4.sub(one, f32x4.mul(y, y)))
      storeColumns(grad + at, through, full)
      j += full ? 4 : 1
    }
    recurBack(s, grad, rows, carried, 0)
  }
}

export function elmanSequence_f32(
  projected: usize, weight: usize, bias: usize, h0: usize, out: usize, T: i32, B: i32, H: i32, relu: i32, reverse: i32, scratch: usize,
): void {
  const s = sequence()
  s.T = T
  s.B = B
  s.H = H
  s.gates = 1
  s.relu = relu
  s.reverse = reverse
  s.packed = scratch
  s.bias = bias
  s.gate = projected
  s.h0 = h0
  s.out = out
  packWeight(s, weight, true)
  runSequence(s, forwardTask)
}

export function elmanSequenceGrad_f32(
  gradOut: usize, gradLast: usize, weight: usize, out: usize, gradProjected: usize, gradH0: usize,
  T: i32, B: i32, H: i32, relu: i32, reverse: i32, scratch: usize,
): void {
  const s = sequence()
  s.T = T
  s.B = B
  s.H = H
  s.gates = 1
  s.relu = relu
  s.reverse = reverse
  s.packed = scratch
  s.out = out
  s.gradOut = gradOut
  s.gradLast = gradLast
  s.gradGate = gradProjected
  s.gradH0 = gradH0
  packWeight(s, weight, false)
  runSequence(s, backwardTask)
}
