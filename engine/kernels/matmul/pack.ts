/**
 * Packing copies a block of an operand into panels: for each k the `width` neighbouring rows of A (or columns of B)
 * side by side, so that the tile reads both operands straight on. Missing lanes at the edge become zeros.
 */

/** Four lanes, each contiguous in k -> four steps of k, each with the four lanes side by side. */
@inline function transposeFour(a: v128, b: v128, c: v128, d: v128, dst: usize, step: usize): void {
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(dst, v128.shuffle<f64>(ab0, cd0, 0, 2))
  v128.store(dst + step, v128.shuffle<f64>(ab0, cd0, 1, 3))
  v128.store(dst + 2 * step, v128.shuffle<f64>(ab1, cd1, 0, 2))
  v128.store(dst + 3 * step, v128.shuffle<f64>(ab1, cd1, 1, 3))
}

/** The same for two lanes. */
@inline function transposeTwo(a: v128, b: v128, dst: usize, step: usize): void {
  const low = v128.shuffle<f32>(a, b, 0, 4, 1, 5), high = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  v128.store_lane<u64>(dst, low, 0)
  v128.store_lane<u64>(dst + step, low, 1)
  v128.store_lane<u64>(dst + 2 * step, high, 0)
  v128.store_lane<u64>(dst + 3 * step, high, 1)
}

/** One panel of `lanes` <= `width` lanes; `laneStride` and `kStride` in elements. */
@inline export function packPanel(
  width: i32, src: usize, laneStride: i32, kStride: i32, lanes: i32, kc: i32, dst: usize,
): void {
  const step = <usize>width << 2, lane = <usize>laneStride << 2, next = <usize>kStride << 2
  let k = 0
  if (lanes == width && laneStride == 1) {
    for (; k < kc; k++, src += next, dst += step) {
      v128.store(dst, v128.load(src))
      if (width == 8) v128.store(dst, v128.load(src, 16), 16)
      if (width == 6) store<u64>(dst, load<u64>(src, 16), 16)
    }
  } else if (lanes == width && kStride == 1) {
    for (; k + 4 <= kc; k += 4, src += 16, dst += 4 * step) {
      const fifth = src + 4 * lane
      transposeFour(v128.load(src), v128.load(src + lane), v128.load(src + 2 * lane), v128.load(src + 3 * lane), dst, step)
      if (width == 8) {
        const seventh = fifth + 2 * lane
        transposeFour(v128.load(fifth), v128.load(fifth + lane), v128.load(seventh), v128.load(seventh + lane), dst + 16, step)
      }
      if (width == 6) transposeTwo(v128.load(fifth), v128.load(fifth + lane), dst + 16, step)
    }
  }
  // Four of six lanes make a short tile, which leaves the other two alone.
  if (width == 6 && lanes == 4 && kStride == 1) {
    for (; k + 4 <= kc; k += 4, src += 16, dst += 4 * step) {
      const third = src + 2 * lane
      transposeFour(v128.load(src), v128.load(src + lane), v128.load(third), v128.load(third + lane), dst, step)
    }
  }
  for (; k < kc; k++, src += next, dst += step) {
    for (let l = 0; l < lanes; l++) store<f32>(dst + (<usize>l << 2), load<f32>(src + <usize>l * lane))
    for (let l = lanes; l < width; l++) store<f32>(dst + (<usize>l << 2), 0)
  }
}

@inline function laneAddress(src: usize, lanes: usize, l: i32): usize { return src + (<usize>load<i32>(lanes + (<usize>l << 2)) << 2) }

/** Four steps of k of a whole panel whose lanes start at src + 4 lanes[l] and are contiguous in k. */
@inline export function transposeLanes(width: i32, src: usize, lanes: usize, dst: usize): void {
  const step = <usize>width << 2
  transposeFour(
    v128.load(laneAddress(src, lanes, 0)), v128.load(laneAddress(src, lanes, 1)),
    v128.load(laneAddress(src, lanes, 2)), v128.load(laneAddress(src, lanes, 3)), dst, step,
  )
  if (width == 8) transposeFour(
    v128.load(laneAddress(src, lanes, 4)), v128.load(laneAddress(src, lanes, 5)),
    v128.load(laneAddress(src, lanes, 6)), v128.load(laneAddress(src, lanes, 7)), dst + 16, step,
  )
  if (width == 6) transposeTwo(v128.load(laneAddress(src, lanes, 4)), v128.load(laneAddress(src, lanes, 5)), dst + 16, step)
}
