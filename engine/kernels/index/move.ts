/** Reading and writing of values of 4 bytes or 1 at places given by an index, which was checked before. */

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

export function gatherRows1(x: usize, index: usize, out: usize, n: i32, inner: i32): void {
  for (let i = 0; i < n; i++, index += 4, out += inner) {
    const from = x + <usize>load<i32>(index) * <usize>inner
    if (inner == 1) store<u8>(out, load<u8>(from))
    else memory.copy(out, from, inner)
  }
}

/** out[index[i], :] = x[i, :]; the last of equal indices stays. */
export function scatterRows4(x: usize, index: usize, out: usize, n: i32, inner: i32): void {
  const rowBytes = <usize>inner << 2
  for (let i = 0; i < n; i++, index += 4, x += rowBytes) memory.copy(out + <usize>load<i32>(index) * rowBytes, x, rowBytes)
}
export function scatterRows1(x: usize, index: usize, out: usize, n: i32, inner: i32): void {
  for (let i = 0; i < n; i++, index += 4, x += inner) memory.copy(out + <usize>load<i32>(index) * <usize>inner, x, inner)
}

/** out[o, i, j] = x[o, index[o, i, j], j] */
export function gather1(x: usize, index: usize, out: usize, outer: i32, xn: i32, n: i32, inner: i32): void {
  for (let o = 0; o < outer; o++, x += xn * inner) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < inner; j++, index += 4, out++) store<u8>(out, load<u8>(x + load<i32>(index) * inner + j))
    }
  }
}

/** out[o, index[o, i, j], j] = src[o, i, j] */
export function scatter4(src: usize, index: usize, out: usize, outer: i32, outN: i32, n: i32, inner: i32): void {
  for (let o = 0; o < outer; o++, out = at(out, outN * inner)) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < inner; j++, index += 4, src += 4) store<u32>(at(out, load<i32>(index) * inner + j), load<u32>(src))
    }
  }
}
export function scatter1(src: usize, index: usize, out: usize, outer: i32, outN: i32, n: i32, inner: i32): void {
  for (let o = 0; o < outer; o++, out += outN * inner) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < inner; j++, index += 4, src++) store<u8>(out + load<i32>(index) * inner + j, load<u8>(src))
    }
  }
}
