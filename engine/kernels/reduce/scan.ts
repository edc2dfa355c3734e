/** Running totals and extremes along the middle dimension of [outer, n, inner]. */

@inline function element(o: i32, n: i32, inner: i32, j: i32): usize { return (<usize>o * n * inner + j) << 2 }

@unmanaged class Total {
  @inline start(): f64 { return 0 }
  @inline join(a: f64, x: f32): f64 { return a + x }
}
@unmanaged class Product {
  @inline start(): f64 { return 1 }
  @inline join(a: f64, x: f32): f64 { return a * x }
}

/** Accumulated in float64, rounded at each step's output. */
@inline function scan<Op>(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const op = changetype<Op>(0)
  const rowBytes = <usize>inner << 2
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      let at = element(o, n, inner, j)
      let running = op.start()
      for (let k = 0; k < n; k++, at += rowBytes) {
        running = op.join(running, load<f32>(x + at))
        store<f32>(out + at, <f32>running)
      }
    }
  }
}
export function cumsum_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void { scan<Total>(x, out, outer, n, inner) }
export function cumprod_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void { scan<Product>(x, out, outer, n, inner) }

/** Whether x takes the place of the extreme so far: the later one among equals, and NaN for good. */
@unmanaged class Max { @inline takes(x: f32, extreme: f32): bool { return x >= extreme || x != x } }
@unmanaged class Min { @inline takes(x: f32, extreme: f32): bool { return x <= extreme || x != x } }

@inline function scanExtreme<Op>(x: usize, values: usize, indices: usize, outer: i32, n: i32, inner: i32): void {
  const op = changetype<Op>(0)
  const rowBytes = <usize>inner << 2
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      let at = element(o, n, inner, j)
      let extreme = load<f32>(x + at), index = 0
      for (let k = 0; k < n; k++, at += rowBytes) {
        const value = load<f32>(x + at)
        if (op.takes(value, extreme)) {
          extreme = value
          index = k
        }
        store<f32>(values + at, extreme)
        store<i32>(indices + at, index)
      }
    }
  }
}
export function cummax_f32(x: usize, values: usize, indices: usize, outer: i32, n: i32, inner: i32): void {
  scanExtreme<Max>(x, values, indices, outer, n, inner)
}
export function cummin_f32(x: usize, values: usize, indices: usize, outer: i32, n: i32, inner: i32): void {
  scanExtreme<Min>(x, values, indices, outer, n, inner)
}
