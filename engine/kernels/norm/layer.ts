import { rowSquaredDifferences, rowSum } from '../reduce/sum'
import { horizontalSum, loadColumns, storeColumns } from '../simd'
import { RowJob, rowJob, runRows } from '../threads/rows'

/** Layer normalisation of rows [n, d], with an optional elementwise weight and bias. Threads share the rows. */

function forwardTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), d = job.i, from = job.from(task), to = from + job.count(task)
  const one = f32x4.splat(1), zero = f32x4.splat(0)
  for (let row = from; row < to; row++) {
    let x = job.a + (<usize>(row * d) << 2), y = job.d + (<usize>(row * d) << 2)
    const center = <f32>(rowSum(x, d) / d)
    const inverse = <f32>(1 / sqrt(rowSquaredDifferences(x, d, center) / d + job.x))
    store<f32>(job.e + (<usize>row << 2), center)
    store<f32>(job.f + (<usize>row << 2), inverse)
    const m = f32x4.splat(center), r = f32x4.splat(inverse)
    for (let i = 0; i < d;) {
      const full = d - i >= 4, at = <usize>i << 2, bytes: usize = full ? 16 : 4
      const w = job.b ? loadColumns(job.b + at, full) : one, b = job.c ? loadColumns(job.c + at, full) : zero
      const normal = f32x4.mul(f32x4.sub(loadColumns(x, full), m), r)
      storeColumns(y, f32x4.add(f32x4.mul(normal, w), b), full)
      x += bytes
      y += bytes
      i += full ? 4 : 1
    }
  }
}

export function layerNorm_f32(
  x: usize, weight: usize, bias: usize, y: usize, mean: usize, rstd: usize, n: i32, d: i32, eps: f32,
): void {
  const job = rowJob()
  job.a = x
  job.b = weight
  job.c = bias
  job.d = y
  job.e = mean
  job.f = rstd
  job.i = d
  job.x = eps
  runRows(job, n, d, 1, forwardTask)
}

/** With h = (x - mean) rstd and t = g weight: gx = rstd (t - mean(t) - h mean(t h)). */
function gradInputTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), d = job.i, weight = job.c, one = f32x4.splat(1)
  const from = job.from(task), to = from + job.count(task)
  for (let row = from; row < to; row++) {
    const g = job.a + (<usize>(row * d) << 2), x = job.b + (<usize>(row * d) << 2), gx = job.f + (<usize>(row * d) << 2)
    const m = v128.load_splat<u32>(job.d + (<usize>row << 2)), r = v128.load_splat<u32>(job.e + (<usize>row << 2))
    let sum = f32x4.splat(0), sumH = sum
    let tail: f32 = 0, tailH: f32 = 0
    for (let i = 0; i < d;) {
      const full = d - i >= 4, at = <usize>i << 2
      const h = f32x4.mul(f32x4.sub(loadColumns(x + at, full), m), r)
      const t = f32x4.mul(loadColumns(g + at, full), weight ? loadColumns(weight + at, full) : one)
      const th = f32x4.mul(t, h)
      if (full) {
        sum = f32x4.add(sum, t)
        sumH = f32x4.add(sumH, th)
      } else {
        tail += f32x4.extract_lane(t, 0)
        tailH += f32x4.extract_lane(th, 0)
      }
      i += full ? 4 : 1
    }
    const meanT = f32x4.splat((horizontalSum(sum) + tail) / <f32>d)
    const meanTH = f32x4.splat((horizontalSum(sumH) + tailH) / <f32>d)
    for (let i = 0; i < d;) {
      const full = d - i >= 4, at = <usize>i << 2
      const h = f32x4.mul(f32x4.sub(loadColumns(x + at, full), m), r)
      const t = f32x4.mul(loadColumns(g + at, full), weight ? loadColumns(weight + at, full) : one)
      storeColumns(gx + at, f32x4.mul(r, f32x4.sub(f32x4.sub(t, meanT), f32x4.mul(h, meanTH))), full)
      i += full ? 4 : 1
    }
  }
}

/** Columns of the gradients of weight (sum of g h) and bias (sum of g), added to what stands there. */
function gradAffineTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), d = job.i, n = job.j
  const gw = job.f, gb = job.g, from = job.from(task), to = from + job.count(task)
  for (let row = 0; row < n; row++) {
    const g = job.a + (<usize>(row * d) << 2), x = job.b + (<usize>(row * d) << 2)
    const m = v128.load_splat<u32>(job.d + (<usize>row << 2)), r = v128.load_splat<u32>(job.e + (<usize>row << 2))
    for (let i = from; i < to;) {
      const full = to - i >= 4, at = <usize>i << 2
      const gradient = loadColumns(g + at, full)
      if (gw) {
        const h = f32x4.mul(f32x4.sub(loadColumns(x + at, full), m), r)
        storeColumns(gw + at, f32x4.add(loadColumns(gw + at, full), f32x4.mul(gradient, h)), full)
      }
      if (gb) storeColumns(gb + at, f32x4.add(loadColumns(gb + at, full), gradient), full)
      i += full ? 4 : 1
    }
  }
}

export function layerNormGrad_f32(
  g: usize, x: usize, weight: usize, mean: usize, rstd: usize, gx: usize, gw: usize, gb: usize, n: i32, d: i32,
): void {
  const job = rowJob()
  job.a = g
  job.b = x
  job.c = weight
  job.d = mean
  job.e = rstd
  job.i = d
  job.j = n
  if (gx) {
    job.f = gx
    runRows(job, n, d, 1, gradInputTask)
  }
  if (gw || gb) {
    job.f = gw
    job.g = gb
    runRows(job, d, n, 64, gradAffineTask)
  }
}
