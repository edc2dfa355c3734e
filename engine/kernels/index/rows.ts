/** Reading and adding to places given by an index. Indices were checked before (`checkIndex`). */

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

export function gatherRows4(x: usize, index: usize, out: usize, n: i32, inner: i32): void {
  const rowBytes = <usize>inner << 2
  for (let i = 0; i < n; i++, index += 4, out += rowBytes) {
    const from = x + <usize>load<i32>(index) * rowBytes
    if (inner == 1) store<u32>(out, load<u32>(from))
    else memory.copy(out, from, rowBytes)
  }
}

/** out[index[i], :] += x[i, :] */
export function scatterAddRows_f32(x: usize, index: usize, out: usize, n: i32, inner: i32): void {
  for (let i = 0; i < n; i++, index += 4) {
    let to = out + <usize>load<i32>(index) * (<usize>inner << 2)
    const end = at(x, inner)
    for (; x + 16 <= end; x += 16, to += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(x)))
    for (; x < end; x += 4, to += 4) store<f32>(to, load<f32>(to) + load<f32>(x))
  }
}

/** out[o, i, j] = x[o, index[o, i, j], j] */
export function gather4(x: usize, index: usize, out: usize, outer: i32, xn: i32, n: i32, inner: i32): void {
  for (let o = 0; o < outer; o++, x = at(x, xn * inner)) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < inner; j++, index += 4, out += 4) store<u32>(out, load<u32>(at(x, load<i32>(index) * inner + j)))
    }
  }
}

/** out[o, index[o, i, j], j] += src[o, i, j] */
export function scatterAdd_f32(src: usize, index: usize, out: usize, outer: i32, outN: i32, n: i32, inner: i32): void {
  for (let o = 0; o < outer; o++, out = at(out, outN * inner)) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < inner; j++, index += 4, src += 4) {
        const to = at(out, load<i32>(index) * inner + j)
        store<f32>(to, load<f32>(to) + load<f32>(src))
      }
    }
  }
}

/** The first i with index[i] outside [-bound, bound), or -1; negative indices are wrapped in place only if all are fine. */
export function checkIndex(index: usize, n: i32, bound: i32): i32 {
  let negative = false
  for (let i = 0; i < n; i++) {
    const value = load<i32>(at(index, i))
    if (value < -bound || value >= bound) return i
    if (value < 0) negative = true
  }
  if (negative) for (let i = 0; i < n; i++) {
    const value = load<i32>(at(index, i))
    if (value < 0) store<i32>(at(index, i), value + bound)
  }
  return -1
}
