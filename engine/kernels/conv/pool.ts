import { endInside, firstInside, Geometry } from './geometry'

/** Pooling windows over every plane of [N, C, H, W]. Padding never wins a maximum; averages may count it. */

@inline function at(plane: usize, i: i32): usize { return plane + (<usize>i << 2) }

export function maxPool2d_f32(x: usize, y: usize, indices: usize, geo: Geometry): void {
  const W = geo.W, planes = geo.N * geo.C
  for (let p = 0; p < planes; p++, x = at(x, geo.H * W)) {
    for (let oh = 0; oh < geo.outH; oh++) {
      const top = oh * geo.strideH - geo.padH
      const kh0 = firstInside(top, geo.dilationH), kh1 = endInside(top, geo.dilationH, geo.kH, geo.H)
      for (let ow = 0; ow < geo.outW; ow++, y += 4, indices += 4) {
        const left = ow * geo.strideW - geo.padW
        const kw0 = firstInside(left, geo.dilationW), kw1 = endInside(left, geo.dilationW, geo.kW, geo.W)
        let best: f32 = -Infinity
        let index = (top + kh0 * geo.dilationH) * W + left + kw0 * geo.dilationW
        for (let kh = kh0; kh < kh1; kh++) {
          const row = (top + kh * geo.dilationH) * W + left
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
    }
  }
}

export function maxPool2dGrad_f32(gy: usize, indices: usize, gx: usize, geo: Geometry): void {
  const planeBytes = <usize>(geo.H * geo.W) << 2, planes = geo.N * geo.C, outputs = geo.outH * geo.outW
  memory.fill(gx, 0, <usize>planes * planeBytes)
  for (let p = 0; p < planes; p++, gx += planeBytes) {
    for (let i = 0; i < outputs; i++, gy += 4, indices += 4) {
      const to = at(gx, load<i32>(indices))
      store<f32>(to, load<f32>(to) + load<f32>(gy))
    }
  }
}

/** What an average divides by: a given number, the cells inside the input, or all cells up to the padded edge. */
@inline function divisorOf(geo: Geometry, top: i32, left: i32, inside: i32, countIncludePad: i32, divisor: f32): f32 {
  if (divisor != 0) return divisor
  if (!countIncludePad) return <f32>inside
  return <f32>((min(top + geo.kH, geo.H + geo.padH) - top) * (min(left + geo.kW, geo.W + geo.padW) - left))
}

export function avgPool2d_f32(x: usize, y: usize, geo: Geometry, countIncludePad: i32, divisor: f32): void {
  const W = geo.W, planes = geo.N * geo.C
  for (let p = 0; p < planes; p++, x = at(x, geo.H * W)) {
    for (let oh = 0; oh < geo.outH; oh++) {
      const top = oh * geo.strideH - geo.padH
      const h0 = max(top, 0), h1 = min(top + geo.kH, geo.H)
      for (let ow = 0; ow < geo.outW; ow++, y += 4) {
        const left = ow * geo.strideW - geo.padW
        const w0 = max(left, 0), w1 = min(left + geo.kW, W)
        let sum: f32 = 0
        for (let h = h0; h < h1; h++) for (let w = w0; w < w1; w++) sum += load<f32>(at(x, h * W + w))
        store<f32>(y, sum / divisorOf(geo, top, left, (h1 - h0) * (w1 - w0), countIncludePad, divisor))
      }
    }
  }
}

export function avgPool2dGrad_f32(gy: usize, gx: usize, geo: Geometry, countIncludePad: i32, divisor: f32): void {
  const W = geo.W, planes = geo.N * geo.C
  memory.fill(gx, 0, <usize>(planes * geo.H * W) << 2)
  for (let p = 0; p < planes; p++, gx = at(gx, geo.H * W)) {
    for (let oh = 0; oh < geo.outH; oh++) {
      const top = oh * geo.strideH - geo.padH
      const h0 = max(top, 0), h1 = min(top + geo.kH, geo.H)
      for (let ow = 0; ow < geo.outW; ow++, gy += 4) {
        const left = ow * geo.strideW - geo.padW
        const w0 = max(left, 0), w1 = min(left + geo.kW, W)
        const share = load<f32>(gy) / divisorOf(geo, top, left, (h1 - h0) * (w1 - w0), countIncludePad, divisor)
        for (let h = h0; h < h1; h++) {
          for (let w = w0; w < w1; w++) {
            const to = at(gx, h * W + w)
            store<f32>(to, load<f32>(to) + share)
          }
        }
      }
    }
  }
}
