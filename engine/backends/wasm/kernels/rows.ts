import type { Ptr } from './conventions.ts'

export interface Indexing {
  /** out[i, :] = x[index[i], :], rows of `inner` 4-byte values; indices already checked. */
  gatherRows4(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  gatherRows1(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  /** out[index[i], :] = x[i, :]; the last of equal indices stays. */
  scatterRows4(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  scatterRows1(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  /** out[index[i], :] += x[i, :]. */
  scatterAddRows_f32(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  /** torch.gather on contiguous [outer, xn, inner] with i32 index [outer, n, inner]; scatterAdd is its transpose. */
  gather4(x: Ptr, index: Ptr, out: Ptr, outer: number, xn: number, n: number, inner: number): void
  gather1(x: Ptr, index: Ptr, out: Ptr, outer: number, xn: number, n: number, inner: number): void
  /** out[o, index[o, i, j], j] = src[o, i, j] on [outer, outN, inner], 4-byte (1-byte) values. */
  scatter4(src: Ptr, index: Ptr, out: Ptr, outer: number, outN: number, n: number, inner: number): void
  scatter1(src: Ptr, index: Ptr, out: Ptr, outer: number, outN: number, n: number, inner: number): void
  scatterAdd_f32(src: Ptr, index: Ptr, out: Ptr, outer: number, outN: number, n: number, inner: number): void
  /** First i where index[i] is not in [-bound, bound), or -1; wraps negative ones in place otherwise. */
  checkIndex(index: Ptr, n: number, bound: number): number
}
