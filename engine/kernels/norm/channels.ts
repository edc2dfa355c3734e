import { rowSquaredDifferences, rowSum } from '../reduce/sum'
import { horizontalSum, loadColumns, storeColumns } from '../simd'
import { RowJob, rowJob, runRows } from '../threads/rows'

/**
 * Normalisation over the channels of x seen as [outer, C, inner]: batch norm has outer = N and inner = H * W (or 1,
 * where the channels themselves lie side by side). What goes element by element is shared by rows of `outer`, sums by
 * channels.
 */

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

/** Runs `job` over `units` rows or channels of `length` values each. */
@inline function share(job: RowJob, units: i32, length: i32, C: i32, inner: i32, task: (index: i32, args: usize) => void): void {
  job.i = C
  job.j = inner
  runRows(job, units, length, 1, task)
}

function affineTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), C = job.i, inner = job.j, first = job.from(task) * C * inner
  let x = at(job.a, first), y = at(job.e, first)
  for (let o = job.count(task); o > 0; o--) {
    if (inner == 1) {
      for (let c = 0; c < C;) {
        const full = C - c >= 4, i = <usize>c << 2
        const centered = f32x4.sub(loadColumns(x + i, full), loadColumns(job.b + i, full))
        const scaled = f32x4.mul(centered, loadColumns(job.c + i, full))
        storeColumns(y + i, f32x4.add(scaled, loadColumns(job.d + i, full)), full)
        c += full ? 4 : 1
      }
      x = at(x, C)
      y = at(y, C)
    } else for (let c = 0; c < C; c++) {
      const mean = v128.load_splat<u32>(at(job.b, c)), scale = v128.load_splat<u32>(at(job.c, c))
      const shift = v128.load_splat<u32>(at(job.d, c))
      for (let i = 0; i < inner;) {
        const full = inner - i >= 4, step = full ? 4 : 1
        storeColumns(y, f32x4.add(f32x4.mul(f32x4.sub(loadColumns(x, full), mean), scale), shift), full)
        i += step
        x = at(x, step)
        y = at(y, step)
      }
    }
  }
}

/** y = (x - mean[c]) scale[c] + shift[c] */
export function affineChannels_f32(
  x: usize, mean: usize, scale: usize, shift: usize, y: usize, outer: i32, C: i32, inner: i32,
): void {
  const job = rowJob()
  job.a = x
  job.b = mean
  job.c = scale
  job.d = shift
  job.e = y
  share(job, outer, C * inner, C, inner, affineTask)
}

function gradInputTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), C = job.i, inner = job.j, first = job.from(task) * C * inner
  let g = at(job.a, first), x = at(job.b, first), gx = at(job.g, first)
  for (let o = job.count(task); o > 0; o--) {
    if (inner == 1) {
      for (let c = 0; c < C;) {
        const full = C - c >= 4, i = <usize>c << 2
        const centered = f32x4.sub(loadColumns(x + i, full), loadColumns(job.c + i, full))
        const fromX = f32x4.add(f32x4.mul(centered, loadColumns(job.e + i, full)), loadColumns(job.f + i, full))
        storeColumns(gx + i, f32x4.add(f32x4.mul(loadColumns(g + i, full), loadColumns(job.d + i, full)), fromX), full)
        c += full ? 4 : 1
      }
      g = at(g, C)
      x = at(x, C)
      gx = at(gx, C)
    } else for (let c = 0; c < C; c++) {
      const mean = v128.load_splat<u32>(at(job.c, c)), a = v128.load_splat<u32>(at(job.d, c))
      const b = v128.load_splat<u32>(at(job.e, c)), d = v128.load_splat<u32>(at(job.f, c))
      for (let i = 0; i < inner;) {
        const full = inner - i >= 4, step = full ? 4 : 1
        const fromX = f32x4.add(f32x4.mul(f32x4.sub(loadColumns(x, full), mean), b), d)
        storeColumns(gx, f32x4.add(f32x4.mul(loadColumns(g, full), a), fromX), full)
        i += step
        g = at(g, step)
        x = at(x, step)
        gx = at(gx, step)
      }
    }
  }
}

/** gx = a[c] g + b[c] (x - mean[c]) + d[c] */
export function channelGradInput_f32(
  g: usize, x: usize, mean: usize, a: usize, b: usize, d: usize, gx: usize, outer: i32, C: i32, inner: i32,
): void {
  const job = rowJob()
  job.a = g
  job.b = x
  job.c = mean
  job.d = a
  job.e = b
  job.f = d
  job.g = gx
  share(job, outer, C * inner, C, inner, gradInputTask)
}

function momentsTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), C = job.i, inner = job.j, outer = job.k
  const count = <f64>outer * <f64>inner, from = job.from(task), to = from + job.count(task)
  for (let c = from; c < to; c++) {
    let sum: f64 = 0, squares: f64 = 0
    for (let o = 0; o < outer; o++) sum += rowSum(at(job.a, (o * C + c) * inner), inner)
    const center = <f32>(sum / count)
    for (let o = 0; o < outer; o++) squares += rowSquaredDifferences(at(job.a, (o * C + c) * inner), inner, center)
    store<f32>(at(job.b, c), center)
    store<f32>(at(job.c, c), <f32>(squares / count))
  }
}

/** Mean and biased variance of each channel, in two passes. */
export function channelMoments_f32(x: usize, mean: usize, variance: usize, outer: i32, C: i32, inner: i32): void {
  const job = rowJob()
  job.a = x
  job.b = mean
  job.c = variance
  job.k = outer
  share(job, C, outer * inner, C, inner, momentsTask)
}

function sumsTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), C = job.i, inner = job.j, outer = job.k
  const from = job.from(task), to = from + job.count(task)
  for (let c = from; c < to; c++) {
    let sum: f64 = 0
    for (let o = 0; o < outer; o++) sum += rowSum(at(job.a, (o * C + c) * inner), inner)
    store<f32>(at(job.b, c), <f32>sum)
  }
}

/** out[c] = sum over the channel: the gradient of a convolution's bias. */
export function channelSums_f32(x: usize, out: usize, outer: i32, C: i32, inner: i32): void {
  const job = rowJob()
  job.a = x
  job.b = out
  job.k = outer
  share(job, C, outer * inner, C, inner, sumsTask)
}

function gradSumsTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), C = job.i, inner = job.j, outer = job.k
  const from = job.from(task), to = from + job.count(task)
  for (let c = from; c < to; c++) {
    const mean = v128.load_splat<u32>(at(job.c, c))
    let total: f64 = 0, totalX: f64 = 0
    for (let o = 0; o < outer; o++) {
      let g = at(job.a, (o * C + c) * inner), x = at(job.b, (o * C + c) * inner)
      const end = at(g, inner), zero = f32x4.splat(0)
      let s0 = zero, s1 = zero, x0 = zero, x1 = zero
      for (; g + 32 <= end; g += 32, x += 32) {
        const g0 = v128.load(g), g1 = v128.load(g, 16)
        s0 = f32x4.add(s0, g0)
        s1 = f32x4.add(s1, g1)
        x0 = f32x4.add(x0, f32x4.mul(g0, f32x4.sub(v128.load(x), mean)))
        x1 = f32x4.add(x1, f32x4.mul(g1, f32x4.sub(v128.load(x, 16), mean)))
      }
      total += horizontalSum(f32x4.add(s0, s1))
      totalX += horizontalSum(f32x4.add(x0, x1))
      for (; g < end; g += 4, x += 4) {
        total += load<f32>(g)
        totalX += <f64>load<f32>(g) * <f64>(load<f32>(x) - f32x4.extract_lane(mean, 0))
      }
    }
    store<f32>(at(job.d, c), <f32>total)
    store<f32>(at(job.e, c), <f32>totalX)
  }
}

/** sumG[c] = sum of g, sumGX[c] = sum of g (x - mean[c]). */
export function channelGradSums_f32(
  g: usize, x: usize, mean: usize, sumG: usize, sumGX: usize, outer: i32, C: i32, inner: i32,
): void {
  const job = rowJob()
  job.a = g
  job.b = x
  job.c = mean
  job.d = sumG
  job.e = sumGX
  job.k = outer
  share(job, C, outer * inner, C, inner, gradSumsTask)
}
