import { describe, expect, it } from 'vitest'
import { kernels } from '../../../engine/backends/wasm/index.ts'
import { byName, getF32, getI32, putF32, putI32, randomF32, room, worst } from './support.ts'

interface Window {
  N?: number
  C?: number
  H: number
  W: number
  outC?: number
  kH: number
  kW: number
  stride?: [number, number]
  pad?: [number, number]
  dilation?: [number, number]
  groups?: number
}

function geometry({
  N = 2,
  C = 1,
  H,
  W,
  outC = C,
  kH,
  kW,
  stride = [1, 1],
  pad = [0, 0],
  dilation = [1, 1],
  groups = 1,
}: Window) {
  const outH = Math.floor((H + 2 * pad[0] - dilation[0] * (kH - 1) - 1) / stride[0]) + 1
  const outW = Math.floor((W + 2 * pad[1] - dilation[1] * (kW - 1) - 1) / stride[1]) + 1
  const values = [N, C, H, W, outC, outH, outW, kH, kW, ...stride, ...pad, ...dilation, groups]
  return { N, C, H, W, outC, outH, outW, kH, kW, stride, pad, dilation, groups, at: putI32(values) }
}
type Geometry = ReturnType<typeof geometry>

/** Calls visit(x index, output position, kernel row, kernel column) for every element under a window that is inside. */
function taps(g: Geometry, visit: (h: number, w: number, oh: number, ow: number, kh: number, kw: number) => void) {
  for (let oh = 0; oh < g.outH; oh++)
    for (let ow = 0; ow < g.outW; ow++) {
      for (let kh = 0; kh < g.kH; kh++)
        for (let kw = 0; kw < g.kW; kw++) {
          const h = oh * g.stride[0] - g.pad[0] + kh * g.dilation[0],
            w = ow * g.stride[1] - g.pad[1] + kw * g.dilation[1]
          if (h >= 0 && w >= 0 && h < g.H && w < g.W) visit(h, w, oh, ow, kh, kw)
        }
    }
}

/** The convolution and both of its gradients, straight from the definition. */
function reference(g: Geometry, x: Float32Array, w: Float32Array, bias: Float32Array, gy: Float32Array) {
  const y = new Float64Array(gy.length),
    gx = new Float64Array(x.length),
    gw = new Float64Array(w.length)
  const channels = g.C / g.groups,
    outChannels = g.outC / g.groups
  for (let n = 0; n < g.N; n++)
    for (let o = 0; o < g.outC; o++) {
      const plane = (n * g.outC + o) * g.outH * g.outW
      y.fill(bias[o], plane, plane + g.outH * g.outW)
      for (let c = 0; c < channels; c++)
        taps(g, (h, v, oh, ow, kh, kw) => {
          const xi = ((n * g.C + Math.floor(o / outChannels) * channels + c) * g.H + h) * g.W + v
          const wi = ((o * channels + c) * g.kH + kh) * g.kW + kw
          const yi = plane + oh * g.outW + ow
          y[yi] += x[xi] * w[wi]
          gx[xi] += gy[yi] * w[wi]
          gw[wi] += gy[yi] * x[xi]
        })
    }
  return { y, gx, gw }
}

function compare(window: Window) {
  const g = geometry(window)
  const x = randomF32(g.N * g.C * g.H * g.W),
    w = randomF32(g.outC * (g.C / g.groups) * g.kH * g.kW, -1, 1, 2)
  const bias = randomF32(g.outC, -1, 1, 3),
    gy = randomF32(g.N * g.outC * g.outH * g.outW, -1, 1, 4)
  const want = reference(g, x, w, bias, gy)
  const [X, Wt, B, GY, y, gx, gw] = [
    putF32(x),
    putF32(w),
    putF32(bias),
    putF32(gy),
    room(gy.length),
    room(x.length),
    room(w.length),
  ]
  kernels.conv2d_f32(X, Wt, B, y, g.at)
  kernels.conv2dGradInput_f32(GY, Wt, gx, g.at)
  kernels.conv2dGradWeight_f32(GY, X, gw, g.at)
  expect(worst(getF32(y, gy.length), want.y), 'output').toBeLessThan(1e-5)
  expect(worst(getF32(gx, x.length), want.gx), 'gradient of the input').toBeLessThan(1e-5)
  expect(worst(getF32(gw, w.length), want.gw), 'gradient of the weight').toBeLessThan(2e-5)
}

describe('convolution and its gradients', () => {
  const cases: Record<string, Window> = {
    'LeNet, first layer': { N: 3, H: 28, W: 28, outC: 6, kH: 5, kW: 5, pad: [2, 2] },
    'LeNet, second layer': { C: 6, H: 14, W: 14, outC: 16, kH: 5, kW: 5 },
    'odd sizes': { C: 3, H: 9, W: 11, outC: 5, kH: 3, kW: 2 },
    '1 x 1': { N: 5, C: 4, H: 7, W: 7, outC: 8, kH: 1, kW: 1 },
    'two groups': { C: 4, H: 8, W: 8, outC: 6, kH: 3, kW: 3, pad: [1, 1], groups: 2 },
    'one group a channel': { C: 4, H: 10, W: 10, outC: 4, kH: 3, kW: 3, groups: 4, pad: [5, 5] },
    'more taps than a block': { C: 40, H: 6, W: 6, outC: 7, kH: 3, kW: 3, pad: [1, 1] },
    'a row begins three cells behind the end of the last': { C: 3, H: 3, W: 5, outC: 8, kH: 3, kW: 3, pad: [1, 0] },
    'two channels, two taps': { N: 1, C: 2, H: 1, W: 20, outC: 8, kH: 1, kW: 2 },
    'one dimension': { N: 1, C: 2, H: 1, W: 50, outC: 3, kH: 1, kW: 7, pad: [0, 3] },
  }
  for (const [name, window] of Object.entries(cases)) {
    it(name, () => compare(window))
  }
  it('stride 2', () => compare({ C: 3, H: 9, W: 11, outC: 4, kH: 3, kW: 3, pad: [1, 1], stride: [2, 2] }))
  it('stride larger than the kernel', () => compare({ C: 2, H: 10, W: 10, outC: 3, kH: 1, kW: 2, stride: [3, 3] }))
  it('dilation', () => compare({ C: 2, H: 12, W: 9, outC: 3, kH: 3, kW: 2, dilation: [2, 3], pad: [2, 1] }))
  it('unequal strides with dilation', () =>
    compare({ C: 2, H: 12, W: 12, outC: 3, kH: 3, kW: 3, stride: [3, 2], dilation: [2, 1], pad: [1, 2] }))
})

describe('pooling', () => {
  const windows: Window[] = [
    { C: 3, H: 8, W: 8, kH: 2, kW: 2, stride: [2, 2] },
    { C: 2, H: 7, W: 9, kH: 3, kW: 3, stride: [2, 2], pad: [1, 1] },
    { H: 9, W: 14, kH: 3, kW: 3, pad: [1, 1] },
    { H: 9, W: 9, kH: 2, kW: 3, stride: [1, 2], dilation: [2, 2], pad: [1, 1] },
  ]
  it('the maximum of each window, where it stands, and its gradient', () => {
    for (const window of windows) {
      const g = geometry(window),
        planes = g.N * g.C,
        size = g.H * g.W,
        outputs = g.outH * g.outW
      const x = randomF32(planes * size),
        gy = randomF32(planes * outputs, -1, 1, 2)
      const y = room(gy.length),
        indices = room(gy.length),
        gx = room(x.length)
      byName.maxPool2d_f32(putF32(x), y, indices, g.at)
      byName.maxPool2dGrad_f32(putF32(gy), indices, gx, g.at)
      const want = new Float64Array(gy.length).fill(-Infinity),
        where = new Int32Array(gy.length),
        grad = new Float64Array(x.length)
      for (let p = 0; p < planes; p++)
        taps(g, (h, w, oh, ow) => {
          const to = p * outputs + oh * g.outW + ow
          if (x[p * size + h * g.W + w] > want[to]) {
            want[to] = x[p * size + h * g.W + w]
            where[to] = h * g.W + w
          }
        })
      where.forEach((at, i) => (grad[Math.floor(i / outputs) * size + at] += gy[i]))
      expect(getF32(y, gy.length)).toEqual(Array.from(want))
      expect(getI32(indices, gy.length)).toEqual(Array.from(where))
      expect(worst(getF32(gx, x.length), grad)).toBeLessThan(1e-6)
    }
  })
  it('a NaN under the window wins', () => {
    const g = geometry({ N: 1, H: 2, W: 2, kH: 2, kW: 2 }),
      y = room(1),
      indices = room(1)
    byName.maxPool2d_f32(putF32([1, NaN, 7, 2]), y, indices, g.at)
    expect([getF32(y, 1), getI32(indices, 1)]).toEqual([[NaN], [1]])
  })
  it('averages by the cells inside, by all cells, by a given divisor, and their gradients', () => {
    for (const window of windows.filter(({ dilation }) => !dilation)) {
      for (const [includePad, divisor] of [
        [0, 0],
        [1, 0],
        [0, 5],
      ] as const) {
        const g = geometry(window),
          planes = g.N * g.C,
          size = g.H * g.W,
          outputs = g.outH * g.outW
        const x = randomF32(planes * size),
          gy = randomF32(planes * outputs, -1, 1, 2)
        const inside = new Float64Array(outputs)
        taps(g, (_h, _w, oh, ow) => inside[oh * g.outW + ow]++)
        const by = (i: number) => divisor || (includePad ? g.kH * g.kW : inside[i % outputs])
        const want = new Float64Array(gy.length),
          grad = new Float64Array(x.length)
        for (let p = 0; p < planes; p++)
          taps(g, (h, w, oh, ow) => {
            const out = p * outputs + oh * g.outW + ow,
              at = p * size + h * g.W + w
            want[out] += x[at] / by(out)
            grad[at] += gy[out] / by(out)
          })
        const y = room(gy.length),
          gx = room(x.length)
        byName.avgPool2d_f32(putF32(x), y, g.at, includePad, divisor)
        byName.avgPool2dGrad_f32(putF32(gy), gx, g.at, includePad, divisor)
        expect(worst(getF32(y, gy.length), want)).toBeLessThan(1e-6)
        expect(worst(getF32(gx, x.length), grad)).toBeLessThan(1e-6)
      }
    }
  })
})
