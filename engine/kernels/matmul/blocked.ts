import { panelA, panelB } from '../workspace'
import { packPanel } from './pack'
import { edgeTile, Epilogue, MR, NR, shortTile, tile, tileHeight } from './tile'

/** Blocks that fit the caches: a panel of B in L1, a block of A (MC x KC) in L2, a block of B (KC x NC) in L3. */
export const MC: i32 = 384
export const KC: i32 = 320
export const NC: i32 = 2048

/** So few rows that packing B would cost more than it saves. */
@inline const fewRows: i32 = 12

export function packA(A: usize, aRow: i32, aColumn: i32, rows: i32, kc: i32, dst: usize = panelA()): void {
  const panelBytes = <usize>(MR * kc) << 2
  for (let i = 0; i < rows; dst += panelBytes) {
    const height = tileHeight(rows - i)
    packPanel(MR, A + (<usize>i * aRow << 2), aRow, aColumn, min(rows - i, height), kc, dst)
    i += height
  }
}

export function packB(B: usize, bRow: i32, bColumn: i32, columns: i32, kc: i32, dst: usize): void {
  const panelBytes = <usize>(NR * kc) << 2
  for (let j = 0; j < columns; j += NR, dst += panelBytes) {
    packPanel(NR, B + (<usize>j * bColumn << 2), bColumn, bRow, min(columns - j, NR), kc, dst)
  }
}

/** All tiles of a block of C, from packed A (where `packA` puts it unless told) and a B whose panels are `bPanel` bytes apart, `bStep` from one k to the next. */
export function multiplyBlock(
  rows: i32, columns: i32, kc: i32, b: usize, bPanel: usize, bStep: usize,
  C: usize, accumulate: i32, to: Epilogue, bias: usize, relu: i32, packed: usize = panelA(),
): void {
  const aStep: usize = MR << 2, aPanel = <usize>kc * aStep
  const contiguous = to.column == 4
  for (let j = 0; j < columns; j += NR, b += bPanel) {
    const width = min(columns - j, NR)
    let a = packed
    for (let i = 0, next = 0; i < rows; i = next, a += aPanel) {
      next = i + tileHeight(rows - i)
      const height = min(rows, next) - i
      const c = C + <usize>i * to.row + <usize>j * to.column
      const tileBias = bias ? bias + <usize>i * to.biasRow + <usize>j * to.biasColumn : 0
      if (contiguous && width == NR && (height == MR || height == 4)) {
        const columnBias = to.biasRow == 0 ? tileBias : 0, rowBias = tileBias - columnBias
        if (height == MR) tile(a, aStep, b, bStep, kc, c, to.row, accumulate, columnBias, rowBias, relu)
        else shortTile(a, aStep, b, bStep, kc, c, to.row, accumulate, columnBias, rowBias, relu)
      }
      else edgeTile(a, aStep, b, bStep, kc, c, height, width, accumulate, to, tileBias, relu)
    }
  }
}

/** How much of K a block takes: KC, and of a rest between one and two blocks half, so that sums round as in OpenBLAS. */
function blockLength(left: i32): i32 {
  return left >= 2 * KC ? KC : left > KC ? ((left + 1) / 2 + 7) & ~7 : left
}

/** C[M, N] (+)= A B; strides of A and B in elements. The bias and relu belong to the last block along k. */
export function blockedProduct(
  M: i32, N: i32, K: i32, A: usize, aRow: i32, aColumn: i32, B: usize, bRow: i32, bColumn: i32,
  C: usize, accumulate: i32, to: Epilogue,
): void {
  // Only whole panels can be read in place: the last, narrower one would be read past its end.
  const inPlace = M <= fewRows && bColumn == 1
  const whole = inPlace ? N & ~(NR - 1) : 0
  for (let k = 0, kc = 0; k < K; k += kc) {
    kc = blockLength(K - k)
    const last = k + kc == K
    const add = k > 0 ? 1 : accumulate, bias = last ? to.bias : 0, relu = last ? to.relu : 0
    for (let j = 0; j < N;) {
      const direct = j < whole
      const nc = direct ? whole : min(N - j, NC)
      const b = B + ((<usize>k * bRow + <usize>j * bColumn) << 2)
      if (!direct) packB(b, bRow, bColumn, nc, kc, panelB())
      for (let i = 0; i < M; i += MC) {
        const mc = min(M - i, MC)
        packA(A + ((<usize>i * aRow + <usize>k * aColumn) << 2), aRow, aColumn, mc, kc)
        const c = C + <usize>i * to.row + <usize>j * to.column
        const from = bias ? bias + <usize>i * to.biasRow + <usize>j * to.biasColumn : 0
        if (direct) multiplyBlock(mc, nc, kc, b, NR << 2, <usize>bRow << 2, c, add, to, from, relu)
        else multiplyBlock(mc, nc, kc, panelB(), <usize>(NR * kc) << 2, NR << 2, c, add, to, from, relu)
      }
      j += nc
    }
  }
}

/** Floats that all of B[K, N] takes when packed. */
export function packedLength(N: i32, K: i32): i32 { return ((N + NR - 1) & ~(NR - 1)) * K }

/** Packs all of B once, for products that use it again and again. */
export function packWhole(B: usize, bRow: i32, bColumn: i32, N: i32, K: i32, dst: usize): void {
  for (let k = 0; k < K; k += KC) {
    const kc = min(K - k, KC)
    packB(B + (<usize>k * bRow << 2), bRow, bColumn, N, kc, dst)
    dst += <usize>packedLength(N, kc) << 2
  }
}

/** C[M, N] (+)= A B with B packed whole and rows of A contiguous, `aRow` elements apart. */
export function packedProduct(
  M: i32, N: i32, K: i32, A: usize, aRow: i32, packed: usize, C: usize, accumulate: i32, to: Epilogue,
): void {
  for (let k = 0; k < K; k += KC) {
    const kc = min(K - k, KC)
    for (let i = 0; i < M; i += MC) {
      const mc = min(M - i, MC), bias = k == 0 ? to.bias : 0
      packA(A + ((<usize>i * aRow + k) << 2), aRow, 1, mc, kc)
      multiplyBlock(mc, N, kc, packed, <usize>(NR * kc) << 2, NR << 2, C + <usize>i * to.row, k > 0 ? 1 : accumulate, to, bias, 0)
    }
    packed += <usize>packedLength(N, kc) << 2
  }
}
