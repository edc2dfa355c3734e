/** Strided copies. A descriptor holds `ndim` sizes, then the strides of the source, then those of the destination. */

@inline function descriptor(desc: usize, i: i32): i32 { return load<i32>(desc + (<usize>i << 2)) }

/** Rows of the innermost dimension, walked by an odometer kept in the loop's own recursion depth (ndim <= 8). */
function copyStrided<T>(src: usize, dst: usize, ndim: i32, desc: usize, d: i32): void {
  const size = descriptor(desc, d)
  const srcBytes = <usize>descriptor(desc, ndim + d) * sizeof<T>()
  const dstBytes = <usize>descriptor(desc, 2 * ndim + d) * sizeof<T>()
  if (d < ndim - 1) {
    for (let i = 0; i < size; i++, src += srcBytes, dst += dstBytes) copyStrided<T>(src, dst, ndim, desc, d + 1)
  } else if (srcBytes == sizeof<T>() && dstBytes == sizeof<T>() && size >= 16) {
    memory.copy(dst, src, <usize>size * sizeof<T>())
  } else {
    for (let i = 0; i < size; i++, src += srcBytes, dst += dstBytes) store<T>(dst, load<T>(src))
  }
}

/** Transposes a [rows, columns] block (columns contiguous in the source, rows in the destination) in 4 x 4 tiles. */
function transpose4(src: usize, dst: usize, rows: i32, columns: i32, srcRow: usize, dstColumn: usize): void {
  for (let i = 0; i < rows; i += 4) {
    for (let j = 0; j < columns; j += 4) {
      const from = src + <usize>i * srcRow + (<usize>j << 2), to = dst + (<usize>i << 2) + <usize>j * dstColumn
      if (i + 4 <= rows && j + 4 <= columns) {
        const a = v128.load(from), b = v128.load(from + srcRow)
        const c = v128.load(from + 2 * srcRow), d = v128.load(from + 3 * srcRow)
        const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
        const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
        v128.store(to, v128.shuffle<f64>(ab0, cd0, 0, 2))
        v128.store(to + dstColumn, v128.shuffle<f64>(ab0, cd0, 1, 3))
        v128.store(to + 2 * dstColumn, v128.shuffle<f64>(ab1, cd1, 0, 2))
        v128.store(to + 3 * dstColumn, v128.shuffle<f64>(ab1, cd1, 1, 3))
      } else {
        const iEnd = min(rows - i, 4), jEnd = min(columns - j, 4)
        for (let r = 0; r < iEnd; r++) {
          for (let c = 0; c < jEnd; c++) {
            store<u32>(to + (<usize>r << 2) + <usize>c * dstColumn, load<u32>(from + <usize>r * srcRow + (<usize>c << 2)))
          }
        }
      }
    }
  }
}

/** Copies whose source runs contiguously along the last but one dimension are transposes of matrices. */
function copyTransposing(src: usize, dst: usize, ndim: i32, desc: usize, d: i32): void {
  const size = descriptor(desc, d)
  const srcBytes = <usize>descriptor(desc, ndim + d) << 2, dstBytes = <usize>descriptor(desc, 2 * ndim + d) << 2
  if (d < ndim - 2) {
    for (let i = 0; i < size; i++, src += srcBytes, dst += dstBytes) copyTransposing(src, dst, ndim, desc, d + 1)
  } else {
    transpose4(src, dst, descriptor(desc, d + 1), size, <usize>descriptor(desc, ndim + d + 1) << 2, dstBytes)
  }
}

export function copy4(src: usize, dst: usize, ndim: i32, desc: usize): void {
  const transposes = ndim >= 2 && descriptor(desc, 2 * ndim - 2) == 1 && descriptor(desc, 3 * ndim - 1) == 1
    && descriptor(desc, 2 * ndim - 1) != 1 && descriptor(desc, ndim - 1) >= 4
  if (transposes) copyTransposing(src, dst, ndim, desc, 0)
  else copyStrided<u32>(src, dst, ndim, desc, 0)
}

export function copy1(src: usize, dst: usize, ndim: i32, desc: usize): void {
  copyStrided<u8>(src, dst, ndim, desc, 0)
}

export function fill4(out: usize, n: i32, bits: i32): void {
  const value = i32x4.splat(bits)
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~3) << 2)
  for (; out < vectors; out += 16) v128.store(out, value)
  for (; out < end; out += 4) store<i32>(out, bits)
}

export function fill1(out: usize, n: i32, byte: i32): void {
  memory.fill(out, <u8>byte, n)
}
