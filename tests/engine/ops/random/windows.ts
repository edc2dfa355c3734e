import { fits, flat, made, positions, read, type Naive } from './naive.ts'

/** Windows that move over images of any number of dimensions: convolution and pooling as their definitions say. */
export interface Window {
  kernel: number[]
  stride: number[]
  padding: number[]
  dilation: number[]
  ceil?: boolean
}

/** [N, C, ...] of what may come without N, and what takes it off again. */
export function batched(x: Naive, n: number): [Naive, (out: Naive) => Naive] {
  fits(x.shape.length === n + 1 || x.shape.length === n + 2)
  if (x.shape.length === n + 2) return [x, out => out]
  return [{ ...x, shape: [1, ...x.shape] }, out => ({ ...out, shape: out.shape.slice(1) })]
}

/** How many places a window takes along each dimension. */
function places(size: number[], { kernel, stride, padding, dilation, ceil }: Window): number[] {
  return size.map((length, d) => {
    const room = length + 2 * padding[d] - dilation[d] * (kernel[d] - 1) - 1
    let n = (ceil ? Math.ceil : Math.floor)(room / stride[d]) + 1
    // The last window has to begin within the input or the padding before it.
    if (ceil && (n - 1) * stride[d] >= length + padding[d]) n--
    fits(n >= 1)
    return n
  })
}

/** The cells of the input that the window at a place covers, with the cell of the window that lies on each. */
function covered(place: number[], size: number[], { kernel, stride, padding, dilation }: Window) {
  return positions(kernel)
    .map(cell => ({ cell, at: cell.map((k, d) => place[d] * stride[d] - padding[d] + k * dilation[d]) }))
    .filter(({ at }) => at.every((p, d) => p >= 0 && p < size[d]))
}

export function convolution(x: Naive, weight: Naive, bias: Naive | null, window: Window, groups: number): Naive {
  const n = window.stride.length
  fits(weight.shape.length === n + 2)
  const [images, unbatch] = batched(x, n)
  const [N, C, ...size] = images.shape
  fits(C > 0)
  const [outC, perGroup, ...kernel] = weight.shape
  fits(C === perGroup * groups && outC % groups === 0)
  fits(!bias || (bias.shape.length === 1 && bias.shape[0] === outC))
  const own = { ...window, kernel }
  const out = made([N, outC, ...places(size, own)], ([i, o, ...place]) => {
    const first = Math.floor(o / (outC / groups)) * perGroup
    let total = bias ? read(bias, [o]) : 0
    for (const { cell, at } of covered(place, size, own))
      for (let c = 0; c < perGroup; c++)
        total +=
          images.data[flat(images.shape, [i, first + c, ...at])] * weight.data[flat(weight.shape, [o, c, ...cell])]
    return total
  })
  return unbatch(out)
}

/** What a convolution does to its input's gradient: each value is spread over the window that it came from. */
export function transposed(
  x: Naive,
  weight: Naive,
  bias: Naive | null,
  window: Window & { extra: number[] },
  groups: number,
): Naive {
  const n = window.stride.length
  fits(weight.shape.length === n + 2)
  const { stride, padding, dilation, extra } = window
  fits(extra.every((e, d) => e < stride[d] || e < dilation[d]))
  const [images, unbatch] = batched(x, n)
  const [N, C, ...size] = images.shape
  fits(C > 0)
  const [inC, perGroup, ...kernel] = weight.shape
  fits(C === inC && C % groups === 0)
  const outC = perGroup * groups
  fits(!bias || (bias.shape.length === 1 && bias.shape[0] === outC))
  const grown = size.map(
    (length, d) => (length - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel[d] - 1) + extra[d] + 1,
  )
  fits(grown.every(length => length >= 1))
  const out = made([N, outC, ...grown], ([, o]) => (bias ? read(bias, [o]) : 0))
  for (const [i, c, ...place] of positions(images.shape)) {
    const first = Math.floor(c / (C / groups)) * perGroup
    for (const { cell, at } of covered(place, grown, { ...window, kernel }))
      for (let o = 0; o < perGroup; o++)
        out.data[flat(out.shape, [i, first + o, ...at])] +=
          images.data[flat(images.shape, [i, c, ...place])] * weight.data[flat(weight.shape, [c, o, ...cell])]
  }
  return unbatch(out)
}

/** The values under each window, handed to `f` with the number of cells of the window that lie in input or padding. */
export function pooled(x: Naive, window: Window, f: (values: number[], cells: number) => number): Naive {
  const n = window.stride.length
  const [images, unbatch] = batched(x, n)
  fits(window.padding.every((p, d) => p <= window.kernel[d] / 2))
  const [N, C, ...size] = images.shape
  fits(C > 0 && size.every(length => length > 0))
  const out = made([N, C, ...places(size, window)], ([i, c, ...place]) => {
    const values = covered(place, size, window).map(({ at }) => images.data[flat(images.shape, [i, c, ...at])])
    const cells = place.map((p, d) => {
      const start = p * window.stride[d] - window.padding[d]
      return Math.min(start + window.kernel[d], size[d] + window.padding[d]) - start
    })
    return f(
      values,
      cells.reduce((a, b) => a * b, 1),
    )
  })
  return unbatch(out)
}

/** Windows that together cover the input: the i-th of m over n cells is from floor(i n / m) to ceil((i + 1) n / m). */
export function adaptive(x: Naive, output: number[], f: (values: number[]) => number): Naive {
  const [images, unbatch] = batched(x, output.length)
  const [N, C, ...size] = images.shape
  fits(size.every(length => length > 0))
  const out = made([N, C, ...output], ([i, c, ...place]) => {
    const from = place.map((p, d) => Math.floor((p * size[d]) / output[d]))
    const spans = place.map((p, d) => Math.ceil(((p + 1) * size[d]) / output[d]) - from[d])
    return f(positions(spans).map(step => images.data[flat(images.shape, [i, c, ...step.map((s, d) => from[d] + s)])]))
  })
  return unbatch(out)
}
