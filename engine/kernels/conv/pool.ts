import { parallel, partLength, Task, taskCount } from '../threads/pool'
import { argsSpace } from '../workspace'
import { endInside, firstInside, Geometry } from './geometry'

/**
 * Pooling windows over every plane of [N, C, H, W]; threads share the planes. Four neighbouring windows that lie wholly
 * inside the columns are computed together. Padding never wins a maximum; averages may count it.
 */
@unmanaged class Pooling {
  geo: Geometry
  part: i32
  x: usize
  y: usize
  indices: usize
  countIncludePad: i32
  divisor: f32
}

@inline function at(plane: usize, i: i32): usize { return plane + (<usize>i << 2) }

function run(geo: Geometry, x: usize, y: usize, indices: usize, countIncludePad: i32, divisor: f32, task: Task): void {
  const job = changetype<Pooling>(argsSpace())
  const planes = geo.N * geo.C
  job.geo = geo
  job.part = partLength(planes, taskCount(planes, max(1, 16384 / (geo.H * geo.W)), 4), 1)
  job.x = x
  job.y = y
  job.indices = indices
  job.countIncludePad = countIncludePad
  job.divisor = divisor
  parallel((planes + job.part - 1) / job.part, task, changetype<usize>(job))
}

/** First output whose window starts inside, and one past the last whose window ends inside. */
@inline function firstWhole(pad: i32, stride: i32): i32 { return (pad + stride - 1) / stride }
@inline function endWhole(geo: Geometry): i32 {
  const room = geo.W + geo.padW - (geo.kW - 1) * geo.dilationW - 1
  return room < 0 ? 0 : min(geo.outW, room / geo.strideW + 1)
}

/** Four values `stride` elements apart, reading none beyond the last of them. */
@inline function loadStrided(from: usize, stride: i32): v128 {
  if (stride == 1) return v128.load(from)
  if (stride == 2) return v128.shuffle<f32>(v128.load(from), v128.load(from, 12), 0, 2, 5, 7)
  return f32x4(load<f32>(from), load<f32>(at(from, stride)), load<f32>(at(from, 2 * stride)), load<f32>(at(from, 3 * stride)))
}

function maxPoolTask(task: i32, args: usize): void {
  const job = changetype<Pooling>(args), geo = job.geo
  const W = geo.W, outputs = geo.outH * geo.outW, end = min(geo.N * geo.C, (task + 1) * job.part)
  const wholeFrom = firstWhole(geo.padW, geo.strideW), wholeTo = endWhole(geo)
  for (let p = task * job.part; p < end; p++) {
    const x = at(job.x, p * geo.H * W)
    let y = at(job.y, p * outputs), indices = at(job.indices, p * outputs)
    for (let oh = 0; oh < geo.outH; oh++) {
      const top = oh * geo.strideH - geo.padH
      const kh0 = firstInside(top, geo.dilationH), kh1 = endInside(top, geo.dilationH, geo.kH, geo.H)
      for (let ow = 0; ow < geo.outW;) {
        const left = ow * geo.strideW - geo.padW
        const four = ow >= wholeFrom && ow + 4 <= wholeTo
        if (four) maxOfFour(x, geo, top, left, kh0, kh1, y, indices)
        else maxOfOne(x, geo, top, left, kh0, kh1, y, indices)
        const step = four ? 4 : 1
        ow += step
        y = at(y, step)
        indices = at(indices, step)
      }
    }
  }
}

@inline function maxOfFour(x: usize, geo: Geometry, top: i32, left: i32, kh0: i32, kh1: i32, y: usize, indices: usize): void {
  const lanes = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(geo.strideW))
  let best = f32x4.splat(-Infinity)
  let index = i32x4.add(lanes, i32x4.splat((top + kh0 * geo.dilationH) * geo.W + left))
  for (let kh = kh0; kh < kh1; kh++) {
    const row = (top + kh * geo.dilationH) * geo.W + left
    for (let kw = 0; kw < geo.kW; kw++) {
      const i = row + kw * geo.dilationW
      const value = loadStrided(at(x, i), geo.strideW)
      const wins = v128.or(f32x4.gt(value, best), f32x4.ne(value, value))
      best = v128.bitselect(value, best, wins)
      index = v128.bitselect(i32x4.add(lanes, i32x4.splat(i)), index, wins)
    }
  }
  v128.store(y, best)
  v128.store(indices, index)
}

@inline function maxOfOne(x: usize, geo: Geometry, top: i32, left: i32, kh0: i32, kh1: i32, y: usize, indices: usize): void {
  const kw0 = firstInside(left, geo.dilationW), kw1 = endInside(left, geo.dilationW, geo.kW, geo.W)
  let best: f32 = -Infinity
  let index = (top + kh0 * geo.dilationH) * geo.W + left + kw0 * geo.dilationW
  for (let kh = kh0; kh < kh1; kh++) {
    const row = (top + kh * geo.dilationH) * geo.W + left
    for (let kw = kw0; kw < kw1; kw++) {
      const i = row + kw * geo.dilationW
      const value = load<f32>(at(x, i))
      if (value > best || value != value) {
        best = value
        index = i
      }
    }
  }
  store<f32>(y, best)
  store<i32>(indices, index)
}

export function maxPool2d_f32(x: usize, y: usize, indices: usize, geo: Geometry): void {
  run(geo, x, y, indices, 0, 0, maxPoolTask)
}

function maxPoolGradTask(task: i32, args: usize): void {
  const job = changetype<Pooling>(args), geo = job.geo
  const plane = geo.H * geo.W, outputs = geo.outH * geo.outW, end = min(geo.N * geo.C, (task + 1) * job.part)
  for (let p = task * job.part; p < end; p++) {
    const gx = at(job.x, p * plane)
    let gy = at(job.y, p * outputs), indices = at(job.indices, p * outputs)
    memory.fill(gx, 0, <usize>plane << 2)
    for (const stop = at(gy, outputs); gy < stop; gy += 4, indices += 4) {
      const to = at(gx, load<i32>(indices))
      store<f32>(to, load<f32>(to) + load<f32>(gy))
    }
  }
}

export function maxPool2dGrad_f32(gy: usize, indices: usize, gx: usize, geo: Geometry): void {
  run(geo, gx, gy, indices, 0, 0, maxPoolGradTask)
}

/** What an average divides by: a given number, the cells inside the input, or all cells up to the padded edge. */
@inline function divisorOf(job: Pooling, top: i32, left: i32, inside: i32): f32 {
  const geo = job.geo
  if (job.divisor != 0) return job.divisor
  if (!job.countIncludePad) return <f32>inside
  return <f32>((min(top + geo.kH, geo.H + geo.padH) - top) * (min(left + geo.kW, geo.W + geo.padW) - left))
}

function avgPoolTask(task: i32, args: usize): void {
  const job = changetype<Pooling>(args), geo = job.geo
  const W = geo.W, outputs = geo.outH * geo.outW, end = min(geo.N * geo.C, (task + 1) * job.part)
  const wholeFrom = firstWhole(geo.padW, geo.strideW), wholeTo = endWhole(geo)
  for (let p = task * job.part; p < end; p++) {
    const x = at(job.x, p * geo.H * W)
    let y = at(job.y, p * outputs)
    for (let oh = 0; oh < geo.outH; oh++) {
      const top = oh * geo.strideH - geo.padH
      const h0 = max(top, 0), h1 = min(top + geo.kH, geo.H)
      for (let ow = 0; ow < geo.outW;) {
        const left = ow * geo.strideW - geo.padW
        if (ow >= wholeFrom && ow + 4 <= wholeTo) {
          let sum = f32x4.splat(0)
          for (let h = h0; h < h1; h++) {
            for (let w = left; w < left + geo.kW; w++) sum = f32x4.add(sum, loadStrided(at(x, h * W + w), geo.strideW))
          }
          v128.store(y, f32x4.div(sum, f32x4.splat(divisorOf(job, top, left, (h1 - h0) * geo.kW))))
          ow += 4
          y = at(y, 4)
          continue
        }
        const w0 = max(left, 0), w1 = min(left + geo.kW, W)
        let sum: f32 = 0
        for (let h = h0; h < h1; h++) for (let w = w0; w < w1; w++) sum += load<f32>(at(x, h * W + w))
        store<f32>(y, sum / divisorOf(job, top, left, (h1 - h0) * (w1 - w0)))
        ow++
        y = at(y, 1)
      }
    }
  }
}

export function avgPool2d_f32(x: usize, y: usize, geo: Geometry, countIncludePad: i32, divisor: f32): void {
  run(geo, x, y, 0, countIncludePad, divisor, avgPoolTask)
}

function avgPoolGradTask(task: i32, args: usize): void {
  const job = changetype<Pooling>(args), geo = job.geo
  const W = geo.W, plane = geo.H * W, outputs = geo.outH * geo.outW, end = min(geo.N * geo.C, (task + 1) * job.part)
  const halves = geo.kW == 2 && geo.strideW == 2 && geo.padW == 0
  for (let p = task * job.part; p < end; p++) {
    const gx = at(job.x, p * plane)
    let gy = at(job.y, p * outputs)
    memory.fill(gx, 0, <usize>plane << 2)
    for (let oh = 0; oh < geo.outH; oh++) {
      const top = oh * geo.strideH - geo.padH
      const h0 = max(top, 0), h1 = min(top + geo.kH, geo.H)
      for (let ow = 0; ow < geo.outW;) {
        const left = ow * geo.strideW - geo.padW
        if (halves && ow + 4 <= geo.outW && left + 8 <= W) {
          const share = f32x4.div(v128.load(gy), f32x4.splat(divisorOf(job, top, left, (h1 - h0) * 2)))
          const low = v128.shuffle<f32>(share, share, 0, 0, 1, 1), high = v128.shuffle<f32>(share, share, 2, 2, 3, 3)
          for (let h = h0; h < h1; h++) {
            const to = at(gx, h * W + left)
            v128.store(to, f32x4.add(v128.load(to), low))
            v128.store(to, f32x4.add(v128.load(to, 16), high), 16)
          }
          ow += 4
          gy = at(gy, 4)
          continue
        }
        const w0 = max(left, 0), w1 = min(left + geo.kW, W)
        const share = load<f32>(gy) / divisorOf(job, top, left, (h1 - h0) * (w1 - w0))
        for (let h = h0; h < h1; h++) {
          for (let w = w0; w < w1; w++) {
            const to = at(gx, h * W + w)
            store<f32>(to, load<f32>(to) + share)
          }
        }
        ow++
        gy = at(gy, 1)
      }
    }
  }
}

export function avgPool2dGrad_f32(gy: usize, gx: usize, geo: Geometry, countIncludePad: i32, divisor: f32): void {
  run(geo, gx, gy, 0, countIncludePad, divisor, avgPoolGradTask)
}
