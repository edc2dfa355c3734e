import { sigmoidOf, tanhOf } from '../math/tanh'
import { loadColumns, storeColumns } from '../simd'
import { addBias, addRows, copyRows, packWeight, recur, recurBack, runSequence, Sequence, sequence } from './sequence'

/**
 * Gates i, f, g, o: c' = sigmoid(f) c + sigmoid(i) tanh(g), h' = sigmoid(o) tanh(c') (Hochreiter and Schmidhuber, 1997;
 * the forget gate by Gers et al., 2000). The gates are left activated for backward.
 */

@inline function minusSquare(y: v128): v128 { return f32x4.sub(f32x4.splat(1), f32x4.mul(y, y)) }
/** Derivative of the sigmoid from its value. */
@inline function slope(y: v128): v128 { return f32x4.mul(y, f32x4.sub(f32x4.splat(1), y)) }

/** One row of one step; `c` 0 stands for zeros. */
function stepRow(gate: usize, c: usize, h: usize, next: usize, H: i32): void {
  const width = <usize>H << 2
  for (let j = 0; j < H;) {
    const full = H - j >= 4, at = <usize>j << 2
    const i = sigmoidOf(loadColumns(gate + at, full)), f = sigmoidOf(loadColumns(gate + width + at, full))
    const g = tanhOf(loadColumns(gate + 2 * width + at, full)), o = sigmoidOf(loadColumns(gate + 3 * width + at, full))
    const kept = c ? f32x4.mul(f, loadColumns(c + at, full)) : f32x4.splat(0)
    const cell = f32x4.add(kept, f32x4.mul(i, g))
    storeColumns(gate + at, i, full)
    storeColumns(gate + width + at, f, full)
    storeColumns(gate + 2 * width + at, g, full)
    storeColumns(gate + 3 * width + at, o, full)
    storeColumns(next + at, cell, full)
    storeColumns(h + at, f32x4.mul(o, tanhOf(cell)), full)
    j += full ? 4 : 1
  }
}

function forwardTask(task: i32, args: usize): void {
  const s = changetype<Sequence>(args)
  const b = task * s.part, rows = min(s.B - b, s.part), H = s.H, rowBytes = <usize>H << 2
  for (let i = 0; i < s.T; i++) {
    const t = s.time(i), gate = s.row(s.gate, t, b, 4 * H)
    const before = s.before(s.out, s.h0, i, b), c = s.before(s.cells, s.c0, i, b)
    if (before) recur(s, before, rows, gate, 1)
    else addBias(s, gate, rows)
    const out = s.row(s.out, t, b, H), cell = s.row(s.cells, t, b, H)
    for (let r = 0; r < rows; r++) {
      const at = <usize>r * rowBytes
      stepRow(gate + 4 * at, c ? c + at : 0, out + at, cell + at, H)
    }
  }
}

/** Gradients of one row: `gh` comes in, `gc` is carried on in place. */
function backRow(gate: usize, c: usize, cell: usize, gh: usize, gc: usize, grad: usize, H: i32): void {
  const width = <usize>H << 2
  for (let j = 0; j < H;) {
    const full = H - j >= 4, at = <usize>j << 2
    const i = loadColumns(gate + at, full), f = loadColumns(gate + width + at, full)
    const g = loadColumns(gate + 2 * width + at, full), o = loadColumns(gate + 3 * width + at, full)
    const squashed = tanhOf(loadColumns(cell + at, full)), gradH = loadColumns(gh + at, full)
    const gradC = f32x4.add(loadColumns(gc + at, full), f32x4.mul(f32x4.mul(gradH, o), minusSquare(squashed)))
    const previous = c ? loadColumns(c + at, full) : f32x4.splat(0)
    storeColumns(grad + at, f32x4.mul(f32x4.mul(gradC, g), slope(i)), full)
    storeColumns(grad + width + at, f32x4.mul(f32x4.mul(gradC, previous), slope(f)), full)
    storeColumns(grad + 2 * width + at, f32x4.mul(f32x4.mul(gradC, i), minusSquare(g)), full)
    storeColumns(grad + 3 * width + at, f32x4.mul(f32x4.mul(gradH, squashed), slope(o)), full)
    storeColumns(gc + at, f32x4.mul(gradC, f), full)
    j += full ? 4 : 1
  }
}

function backwardTask(task: i32, args: usize): void {
  const s = changetype<Sequence>(args)
  const b = task * s.part, rows = min(s.B - b, s.part), H = s.H, size = rows * H, rowBytes = <usize>H << 2
  const gh = s.row(s.gradH0, 0, b, H), gc = s.row(s.gradC0, 0, b, H)
  copyRows(s.gradLast ? s.row(s.gradLast, 0, b, H) : 0, gh, size)
  copyRows(s.gradLastCell ? s.row(s.gradLastCell, 0, b, H) : 0, gc, size)
  for (let i = s.T - 1; i >= 0; i--) {
    const t = s.time(i), gate = s.row(s.gate, t, b, 4 * H), grad = s.row(s.gradGate, t, b, 4 * H)
    const cell = s.row(s.cells, t, b, H), c = s.before(s.cells, s.c0, i, b)
    if (s.gradOut) addRows(s.row(s.gradOut, t, b, H), gh, size)
    for (let r = 0; r < rows; r++) {
      const at = <usize>r * rowBytes
      backRow(gate + 4 * at, c ? c + at : 0, cell + at, gh + at, gc + at, grad + 4 * at, H)
    }
    recurBack(s, grad, rows, gh, 0)
  }
}

export function lstmSequence_f32(
  gates: usize, weight: usize, bias: usize, h0: usize, c0: usize, out: usize, cells: usize,
  T: i32, B: i32, H: i32, reverse: i32, scratch: usize,
): void {
  const s = sequence()
  s.T = T
  s.B = B
  s.H = H
  s.gates = 4
  s.reverse = reverse
  s.packed = scratch
  s.bias = bias
  s.gate = gates
  s.h0 = h0
  s.c0 = c0
  s.out = out
  s.cells = cells
  packWeight(s, weight, true)
  runSequence(s, forwardTask)
}

export function lstmSequenceGrad_f32(
  gradOut: usize, gradLast: usize, gradLastCell: usize, weight: usize, gates: usize, c0: usize, cells: usize,
  gradGates: usize, gradH0: usize, gradC0: usize, T: i32, B: i32, H: i32, reverse: i32, scratch: usize,
): void {
  const s = sequence()
  s.T = T
  s.B = B
  s.H = H
  s.gates = 4
  s.reverse = reverse
  s.packed = scratch
  s.gate = gates
  s.c0 = c0
  s.cells = cells
  s.gradOut = gradOut
  s.gradLast = gradLast
  s.gradLastCell = gradLastCell
  s.gradGate = gradGates
  s.gradH0 = gradH0
  s.gradC0 = gradC0
  packWeight(s, weight, false)
  runSequence(s, backwardTask)
}
