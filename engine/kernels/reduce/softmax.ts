import { exp, expNonPositive } from '../math/exp'
import { log } from '../math/log'
import { loadColumns, storeColumns } from '../simd'
import { shareRows2, shareRows3 } from '../threads/rows'
import { rowLargest } from './extreme'

/**
 * Softmax and its relatives along the middle dimension of [outer, n, inner]. Rows (inner = 1) run along the row, other
 * layouts on four columns side by side. A NaN need not be looked for: whatever is subtracted, its exponential is NaN too.
 */

/** A shift that is safe to subtract: the maximum, or 0 where that is infinite (else inf - inf would be NaN). */
@inline function shiftOf(maximum: v128): v128 {
  return v128.andnot(maximum, f32x4.eq(f32x4.abs(maximum), f32x4.splat(Infinity)))
}

@inline function lane(v: v128): f32 { return f32x4.extract_lane(v, 0) }
@inline function expOf(x: f32): f32 { return lane(exp(f32x4.splat(x))) }
@inline function logOf(x: f32): f32 { return lane(log(f32x4.splat(x))) }

/** Sum of e^(x - shift) over a row, in float64 over blocks of vectors. */
function rowExpSum(x: usize, n: i32, shift: f32): f64 {
  const s = f32x4.splat(shift)
  const end = x + (<usize>n << 2)
  let low = f64x2.splat(0), high = low
  for (; x + 16 <= end; x += 16) {
    const e = exp(f32x4.sub(v128.load(x), s))
    low = f64x2.add(low, f64x2.promote_low_f32x4(e))
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f64>(e, e, 1, 1)))
  }
  const sum = f64x2.add(low, high)
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
  for (; x < end; x += 4) total += <f64>expOf(load<f32>(x) - shift)
  return total
}

function softmaxRow(x: usize, out: usize, n: i32): void {
  const shift = rowLargest(x, n), s = f32x4.splat(shift)
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~3) << 2), start = out
  let sum = f32x4.splat(0)
  for (; out < vectors; out += 16, x += 16) {
    const e = expNonPositive(f32x4.sub(v128.load(x), s))
    sum = f32x4.add(sum, e)
    v128.store(out, e)
  }
  let total: f32 = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  for (; out < end; out += 4, x += 4) {
    const e = expOf(load<f32>(x) - shift)
    total += e
    store<f32>(out, e)
  }
  const factor: f32 = <f32>1 / total, factors = f32x4.splat(factor)
  for (out = start; out < vectors; out += 16) v128.store(out, f32x4.mul(v128.load(out), factors))
  for (; out < end; out += 4) store<f32>(out, load<f32>(out) * factor)
}

function softmaxColumns(x: usize, out: usize, n: i32, stride: usize, full: bool): void {
  let maximum = f32x4.splat(-Infinity), sum = f32x4.splat(0)
  const size = <usize>n * stride
  for (let at: usize = 0; at < size; at += stride) maximum = f32x4.pmax(maximum, loadColumns(x + at, full))
  for (let at: usize = 0; at < size; at += stride) {
    const e = exp(f32x4.sub(loadColumns(x + at, full), maximum))
    sum = f32x4.add(sum, e)
    storeColumns(out + at, e, full)
  }
  const factor = f32x4.div(f32x4.splat(1), sum)
  for (let at: usize = 0; at < size; at += stride) storeColumns(out + at, f32x4.mul(loadColumns(out + at, full), factor), full)
}

function softmaxRows(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const stride = <usize>inner << 2, size = <usize>n * stride
  for (let o = 0; o < outer; o++, x += size, out += size) {
    if (inner == 1) softmaxRow(x, out, n)
    else for (let j = 0; j < inner;) {
      const full = inner - j >= 4
      softmaxColumns(x + (<usize>j << 2), out + (<usize>j << 2), n, stride, full)
      j += full ? 4 : 1
    }
  }
}

/** log(sum of e^x) of a row. */
function rowLogSumExp(x: usize, n: i32): f32 {
  const maximum = rowLargest(x, n)
  const shift: f32 = abs(maximum) == Infinity ? 0 : maximum
  return shift + logOf(<f32>rowExpSum(x, n, shift))
}

function columnsLogSumExp(x: usize, n: i32, stride: usize, full: bool): v128 {
  let maximum = f32x4.splat(-Infinity), sum = f32x4.splat(0)
  const end = x + <usize>n * stride
  for (let at = x; at < end; at += stride) maximum = f32x4.pmax(maximum, loadColumns(at, full))
  const shift = shiftOf(maximum)
  for (let at = x; at < end; at += stride) sum = f32x4.add(sum, exp(f32x4.sub(loadColumns(at, full), shift)))
  return f32x4.add(shift, log(sum))
}

function logsumexpRows(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const stride = <usize>inner << 2, size = <usize>n * stride
  for (let o = 0; o < outer; o++, x += size) {
    if (inner == 1) {
      store<f32>(out, rowLogSumExp(x, n))
      out += 4
    } else for (let j = 0; j < inner;) {
      const full = inner - j >= 4
      storeColumns(out, columnsLogSumExp(x + (<usize>j << 2), n, stride, full), full)
      j += full ? 4 : 1
      out += full ? 16 : 4
    }
  }
}

function subtractFromRow(x: usize, out: usize, n: i32, value: f32): void {
  const v = f32x4.splat(value)
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~3) << 2)
  for (; out < vectors; out += 16, x += 16) v128.store(out, f32x4.sub(v128.load(x), v))
  for (; out < end; out += 4, x += 4) store<f32>(out, load<f32>(x) - value)
}

function logSoftmaxRows(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const stride = <usize>inner << 2, size = <usize>n * stride
  for (let o = 0; o < outer; o++, x += size, out += size) {
    if (inner == 1) subtractFromRow(x, out, n, rowLogSumExp(x, n))
    else for (let j = 0; j < inner;) {
      const full = inner - j >= 4, from = x + (<usize>j << 2), to = out + (<usize>j << 2)
      const value = columnsLogSumExp(from, n, stride, full)
      for (let at: usize = 0; at < size; at += stride) storeColumns(to + at, f32x4.sub(loadColumns(from + at, full), value), full)
      j += full ? 4 : 1
    }
  }
}

/** y (g - sum of g y): walks the columns, or for inner = 1 the row, twice. */
function softmaxGradRows(g: usize, y: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const stride = <usize>inner << 2, size = <usize>n * stride
  for (let o = 0; o < outer; o++, g += size, y += size, out += size) {
    if (inner == 1) softmaxGradRow(g, y, out, n)
    else for (let j = 0; j < inner;) {
      const full = inner - j >= 4, offset = <usize>j << 2
      let dot = f32x4.splat(0)
      for (let at = offset; at < size + offset; at += stride) {
        dot = f32x4.add(dot, f32x4.mul(loadColumns(g + at, full), loadColumns(y + at, full)))
      }
      for (let at = offset; at < size + offset; at += stride) {
        storeColumns(out + at, f32x4.mul(loadColumns(y + at, full), f32x4.sub(loadColumns(g + at, full), dot)), full)
      }
      j += full ? 4 : 1
    }
  }
}

function softmaxGradRow(g: usize, y: usize, out: usize, n: i32): void {
  const end = <usize>n << 2, vectors = <usize>(n & ~3) << 2
  let sum = f32x4.splat(0), at: usize = 0
  for (; at < vectors; at += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(g + at), v128.load(y + at)))
  let dot: f32 = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  for (; at < end; at += 4) dot += load<f32>(g + at) * load<f32>(y + at)
  const d = f32x4.splat(dot)
  for (at = 0; at < vectors; at += 16) v128.store(out + at, f32x4.mul(v128.load(y + at), f32x4.sub(v128.load(g + at), d)))
  for (; at < end; at += 4) store<f32>(out + at, load<f32>(y + at) * (load<f32>(g + at) - dot))
}

/** g - e^y * sum of g, with y the logarithm of the softmax. */
function logSoftmaxGradRows(g: usize, y: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const stride = <usize>inner << 2, size = <usize>n * stride
  for (let o = 0; o < outer; o++, g += size, y += size, out += size) {
    for (let j = 0; j < inner;) {
      const full = inner - j >= 4, offset = <usize>j << 2
      let sum = f32x4.splat(0)
      for (let at = offset; at < size + offset; at += stride) sum = f32x4.add(sum, loadColumns(g + at, full))
      for (let at = offset; at < size + offset; at += stride) {
        storeColumns(out + at, f32x4.sub(loadColumns(g + at, full), f32x4.mul(exp(loadColumns(y + at, full)), sum)), full)
      }
      j += full ? 4 : 1
    }
  }
}

export function softmax_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  shareRows2(x, out, outer, n, inner, (n * inner) << 2, (n * inner) << 2, softmaxRows)
}
export function logSoftmax_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  shareRows2(x, out, outer, n, inner, (n * inner) << 2, (n * inner) << 2, logSoftmaxRows)
}
export function logsumexp_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  shareRows2(x, out, outer, n, inner, (n * inner) << 2, inner << 2, logsumexpRows)
}
export function softmaxGrad_f32(g: usize, y: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const row = (n * inner) << 2
  shareRows3(g, y, out, outer, n, inner, row, row, row, softmaxGradRows)
}
export function logSoftmaxGrad_f32(g: usize, y: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const row = (n * inner) << 2
  shareRows3(g, y, out, outer, n, inner, row, row, row, logSoftmaxGradRows)
}

/** loss[i] = -logProbs[i, target[i]], logProbs the log-softmax of each row; ignored targets cost nothing. */
export function crossEntropy_f32(logits: usize, target: usize, loss: usize, logProbs: usize, n: i32, classes: i32, ignore: i32): void {
  logSoftmaxRows(logits, logProbs, n, classes, 1)
  for (let i = 0; i < n; i++, target += 4, loss += 4, logProbs += <usize>classes << 2) {
    const t = load<i32>(target)
    store<f32>(loss, t == ignore ? 0 : -load<f32>(logProbs + (<usize>t << 2)))
  }
}

export function crossEntropyGrad_f32(
  logProbs: usize, target: usize, scale: usize, scaleStep: i32, gradLogits: usize, n: i32, classes: i32, ignore: i32,
): void {
  const rowBytes = <usize>classes << 2
  for (let i = 0; i < n; i++, target += 4, scale += <usize>scaleStep << 2, logProbs += rowBytes, gradLogits += rowBytes) {
    const t = load<i32>(target)
    if (t == ignore) {
      memory.fill(gradLogits, 0, rowBytes)
      continue
    }
    const factor = f32x4.splat(load<f32>(scale))
    for (let c = 0; c < classes;) {
      const full = classes - c >= 4, at = <usize>c << 2
      storeColumns(gradLogits + at, f32x4.mul(exp(loadColumns(logProbs + at, full)), factor), full)
      c += full ? 4 : 1
    }
    const hit = gradLogits + (<usize>t << 2)
    store<f32>(hit, load<f32>(hit) - load<f32>(scale))
  }
}
