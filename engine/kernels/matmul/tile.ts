import { madd } from '../simd'
import { tileSpace } from '../workspace'

/**
 * The innermost kernel: a tile of C held in registers, MR rows of 8 columns. WebAssembly has 16 vector registers on
 * x86, one of them V8's own: 12 sums, 2 vectors of B and 1 of A fill them exactly where the multiply-add is one
 * instruction; without it the product needs a register too, so the tile is smaller. Unrolling over k would spill.
 */
export const MR: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 4
export const NR: i32 = 8

/**
 * Rows of the next tile where `left` rows are left: the last eight are two short tiles, so that an even number of rows
 * never leaves part of a tile empty.
 */
@inline export function tileHeight(left: i32): i32 {
  return MR == 6 && left != 7 && left != 8 && left > 4 ? 6 : 4
}

/** How finished sums go to C: its rows and columns lie `row` and `column` bytes apart, those of the bias likewise (0: none). */
@unmanaged export class Epilogue {
  row: usize
  column: usize
  bias: usize
  biasRow: usize
  biasColumn: usize
  relu: i32
}

@inline function finish(sum: v128, c: usize, accumulate: i32, bias: usize, offset: usize, relu: i32): void {
  if (accumulate) sum = f32x4.add(sum, v128.load(c))
  if (bias) sum = f32x4.add(sum, v128.load(bias + offset))
  if (relu) sum = f32x4.pmax(sum, f32x4.splat(0))
  v128.store(c, sum)
}

/**
 * C (+)= A B for one full tile. Row r of A is at a + 4 r for each k, `aStep` bytes from one k to the next; the 8 columns
 * of B are contiguous, `bStep` bytes from one k to the next; rows of C are `cRow` bytes apart. Where there is a bias, it
 * has one value a column (`columnBias`) or one a row (`rowBias`).
 */
export function tile(
  a: usize, aStep: usize, b: usize, bStep: usize, kc: i32,
  c: usize, cRow: usize, accumulate: i32, columnBias: usize, rowBias: usize, relu: i32,
): void {
  const zero = f32x4.splat(0)
  let c00 = zero, c10 = zero, c20 = zero, c30 = zero, c40 = zero, c50 = zero
  if (rowBias) {
    c00 = v128.load_splat<u32>(rowBias)
    c10 = v128.load_splat<u32>(rowBias, 4)
    c20 = v128.load_splat<u32>(rowBias, 8)
    c30 = v128.load_splat<u32>(rowBias, 12)
    if (MR == 6) {
      c40 = v128.load_splat<u32>(rowBias, 16)
      c50 = v128.load_splat<u32>(rowBias, 20)
    }
  }
  let c01 = c00, c11 = c10, c21 = c20, c31 = c30, c41 = c40, c51 = c50
  for (; kc > 0; kc--) {
    const b0 = v128.load(b), b1 = v128.load(b, 16)
    let x = v128.load_splat<u32>(a)
    c00 = madd(x, b0, c00)
    c01 = madd(x, b1, c01)
    x = v128.load_splat<u32>(a, 4)
    c10 = madd(x, b0, c10)
    c11 = madd(x, b1, c11)
    x = v128.load_splat<u32>(a, 8)
    c20 = madd(x, b0, c20)
    c21 = madd(x, b1, c21)
    x = v128.load_splat<u32>(a, 12)
    c30 = madd(x, b0, c30)
    c31 = madd(x, b1, c31)
    if (MR == 6) {
      x = v128.load_splat<u32>(a, 16)
      c40 = madd(x, b0, c40)
      c41 = madd(x, b1, c41)
      x = v128.load_splat<u32>(a, 20)
      c50 = madd(x, b0, c50)
      c51 = madd(x, b1, c51)
    }
    a += aStep
    b += bStep
  }
  finish(c00, c, accumulate, columnBias, 0, relu)
  finish(c01, c + 16, accumulate, columnBias, 16, relu)
  c += cRow
  finish(c10, c, accumulate, columnBias, 0, relu)
  finish(c11, c + 16, accumulate, columnBias, 16, relu)
  c += cRow
  finish(c20, c, accumulate, columnBias, 0, relu)
  finish(c21, c + 16, accumulate, columnBias, 16, relu)
  c += cRow
  finish(c30, c, accumulate, columnBias, 0, relu)
  finish(c31, c + 16, accumulate, columnBias, 16, relu)
  if (MR == 6) {
    c += cRow
    finish(c40, c, accumulate, columnBias, 0, relu)
    finish(c41, c + 16, accumulate, columnBias, 16, relu)
    c += cRow
    finish(c50, c, accumulate, columnBias, 0, relu)
    finish(c51, c + 16, accumulate, columnBias, 16, relu)
  }
}

/** The same for the last rows of a block where at most four are left: a tile of four, so that less of it goes to waste. */
export function shortTile(
  a: usize, aStep: usize, b: usize, bStep: usize, kc: i32,
  c: usize, cRow: usize, accumulate: i32, columnBias: usize, rowBias: usize, relu: i32,
): void {
  const zero = f32x4.splat(0)
  let c00 = zero, c10 = zero, c20 = zero, c30 = zero
  if (rowBias) {
    c00 = v128.load_splat<u32>(rowBias)
    c10 = v128.load_splat<u32>(rowBias, 4)
    c20 = v128.load_splat<u32>(rowBias, 8)
    c30 = v128.load_splat<u32>(rowBias, 12)
  }
  let c01 = c00, c11 = c10, c21 = c20, c31 = c30
  for (; kc > 0; kc--) {
    const b0 = v128.load(b), b1 = v128.load(b, 16)
    let x = v128.load_splat<u32>(a)
    c00 = madd(x, b0, c00)
    c01 = madd(x, b1, c01)
    x = v128.load_splat<u32>(a, 4)
    c10 = madd(x, b0, c10)
    c11 = madd(x, b1, c11)
    x = v128.load_splat<u32>(a, 8)
    c20 = madd(x, b0, c20)
    c21 = madd(x, b1, c21)
    x = v128.load_splat<u32>(a, 12)
    c30 = madd(x, b0, c30)
    c31 = madd(x, b1, c31)
    a += aStep
    b += bStep
  }
  finish(c00, c, accumulate, columnBias, 0, relu)
  finish(c01, c + 16, accumulate, columnBias, 16, relu)
  c += cRow
  finish(c10, c, accumulate, columnBias, 0, relu)
  finish(c11, c + 16, accumulate, columnBias, 16, relu)
  c += cRow
  finish(c20, c, accumulate, columnBias, 0, relu)
  finish(c21, c + 16, accumulate, columnBias, 16, relu)
  c += cRow
  finish(c30, c, accumulate, columnBias, 0, relu)
  finish(c31, c + 16, accumulate, columnBias, 16, relu)
}

/** One sum of a tile that is not stored whole. */
@inline function finishOne(sum: f32, c: usize, accumulate: i32, bias: usize, relu: i32): void {
  if (accumulate) sum += load<f32>(c)
  if (bias) sum += load<f32>(bias)
  store<f32>(c, relu && sum < 0 ? 0 : sum)
}

/**
 * A tile of which only `rows` x `columns` belong to C, or whose columns are not contiguous there: computed into a
 * buffer, then taken over. The operands themselves must be readable for the full tile.
 */
export function edgeTile(
  a: usize, aStep: usize, b: usize, bStep: usize, kc: i32,
  c: usize, rows: i32, columns: i32, accumulate: i32, to: Epilogue, bias: usize, relu: i32,
): void {
  let from = tileSpace()
  if (rows <= 4) shortTile(a, aStep, b, bStep, kc, from, NR << 2, 0, 0, 0, 0)
  else tile(a, aStep, b, bStep, kc, from, NR << 2, 0, 0, 0, 0)
  const whole = columns == NR && to.column == 4 && (!bias || to.biasRow == 0)
  for (let r = 0; r < rows; r++, c += to.row, from += NR << 2) {
    if (whole) {
      finish(v128.load(from), c, accumulate, bias, 0, relu)
      finish(v128.load(from, 16), c + 16, accumulate, bias, 16, relu)
      continue
    }
    const rowBias = bias ? bias + <usize>r * to.biasRow : 0
    for (let j = 0, at = c; j < columns; j++, at += to.column) {
      finishOne(load<f32>(from + (<usize>j << 2)), at, accumulate, rowBias ? rowBias + <usize>j * to.biasColumn : 0, relu)
    }
  }
}
