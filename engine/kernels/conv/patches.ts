import { transposeLanes } from '../matmul/pack'
import { MR, NR, tileHeight } from '../matmul/tile'
import { panelA, panelB } from '../workspace'

/**
 * Convolutions as matrix products without a matrix of patches: element (lane, k) of an operand is
 * base[lanes[lane] + ks[k]], two tables of element offsets, and packing reads it straight from the (padded) image.
 */

@inline function offset(table: usize, i: i32): i32 { return load<i32>(table + (<usize>i << 2)) }
@inline function address(base: usize, element: i32): usize { return base + (<usize>element << 2) }

/** Whether four elements follow one another; in the order of channels the first and the last alone do not tell. */
@inline function isRun(ks: usize, k: i32): bool {
  const first = offset(ks, k)
  return offset(ks, k + 1) == first + 1 && offset(ks, k + 2) == first + 2 && offset(ks, k + 3) == first + 3
}

/** One panel of at most `width` lanes, `lanes` and `ks` pointing at its own part of the tables. */
@inline function packGathered(width: i32, base: usize, lanes: usize, count: i32, ks: usize, kc: i32, dst: usize): void {
  const step = <usize>width << 2
  const first = offset(lanes, 0)
  let k = 0
  if (width == 8 && count == 8 && offset(lanes, 3) == first + 3 && offset(lanes, 7) == offset(lanes, 4) + 3) {
    const low = address(base, first), high = address(base, offset(lanes, 4))
    for (; k < kc; k++, dst += step) {
      const at = <usize>offset(ks, k) << 2
      v128.store(dst, v128.load(low + at))
      v128.store(dst, v128.load(high + at), 16)
    }
    return
  }
  while (k < kc) {
    const from = address(base, offset(ks, k))
    if (count == width && k + 4 <= kc && isRun(ks, k)) {
      transposeLanes(width, from, lanes, dst)
      k += 4
      dst += 4 * step
      continue
    }
    for (let l = 0; l < count; l++) store<f32>(dst + (<usize>l << 2), load<f32>(address(from, offset(lanes, l))))
    for (let l = count; l < width; l++) store<f32>(dst + (<usize>l << 2), 0)
    k++
    dst += step
  }
}

/** Panels of A in the space for A, panels of B in the space for B. */
export function packGatheredA(base: usize, lanes: usize, count: i32, ks: usize, kc: i32): void {
  const panelBytes = <usize>(MR * kc) << 2
  for (let i = 0, dst = panelA(); i < count; dst += panelBytes) {
    const height = tileHeight(count - i)
    packGathered(MR, base, lanes + (<usize>i << 2), min(count - i, height), ks, kc, dst)
    i += height
  }
}
export function packGatheredB(base: usize, lanes: usize, count: i32, ks: usize, kc: i32): void {
  const panelBytes = <usize>(NR * kc) << 2
  for (let j = 0, dst = panelB(); j < count; j += NR, dst += panelBytes) {
    packGathered(NR, base, lanes + (<usize>j << 2), min(count - j, NR), ks, kc, dst)
  }
}

/**
 * Copies C planes of H x W into planes of paddedH x paddedW at (top, left), zeros around them. What would lie outside
 * (negative padding) is left out.
 */
export function padPlanes(
  x: usize, C: i32, H: i32, W: i32, dst: usize, top: i32, left: i32, paddedH: i32, paddedW: i32,
): void {
  memory.fill(dst, 0, <usize>(C * paddedH * paddedW) << 2)
  const rows = min(H, paddedH - top), columns = min(W, paddedW - left)
  for (let c = 0; c < C; c++, x = address(x, H * W), dst = address(dst, paddedH * paddedW)) {
    for (let h = 0; h < rows; h++) copyRow(address(x, h * W), address(dst, (top + h) * paddedW + left), columns)
  }
}

/** Vectors beat memory.copy on rows as short as these. */
@inline function copyRow(from: usize, to: usize, n: i32): void {
  const end = address(from, n)
  for (; from + 16 <= end; from += 16, to += 16) v128.store(to, v128.load(from))
  for (; from < end; from += 4, to += 4) store<u32>(to, load<u32>(from))
}

/** table[i * columns + j] = i * rowStep + j * columnStep + start; returns the end of the table. */
export function gridTable(table: usize, rows: i32, columns: i32, rowStep: i32, columnStep: i32, start: i32): usize {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, table += 4) store<i32>(table, i * rowStep + j * columnStep + start)
  }
  return table
}
