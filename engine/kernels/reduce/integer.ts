/** Reductions of integers and booleans, one value at a time. Integer totals are float64, exact far beyond int32. */

@unmanaged class Total {
  @inline start(): f64 { return 0 }
  @inline join(a: f64, x: i32): f64 { return a + x }
}
@unmanaged class Product {
  @inline start(): f64 { return 1 }
  @inline join(a: f64, x: i32): f64 { return a * x }
}
@unmanaged class Any {
  @inline start(): u8 { return 0 }
  @inline join(a: u8, x: u8): u8 { return a | x }
}
@unmanaged class All {
  @inline start(): u8 { return 1 }
  @inline join(a: u8, x: u8): u8 { return a & x }
}
@unmanaged class Count {
  @inline start(): i32 { return 0 }
  @inline join(a: i32, x: u8): i32 { return a + x }
}

@inline function reduce<From, To, Op>(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const op = changetype<Op>(0)
  const rowBytes = <usize>inner * sizeof<From>()
  for (let o = 0; o < outer; o++, x += <usize>n * rowBytes) {
    for (let j = 0; j < inner; j++, out += sizeof<To>()) {
      let at = x + <usize>j * sizeof<From>()
      let result: To = op.start()
      for (let k = 0; k < n; k++, at += rowBytes) result = op.join(result, load<From>(at))
      store<To>(out, result)
    }
  }
}

export function sum_i32_f64(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  reduce<i32, f64, Total>(x, out, outer, n, inner)
}
export function prod_i32_f64(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  reduce<i32, f64, Product>(x, out, outer, n, inner)
}
export function any_bool(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  reduce<u8, u8, Any>(x, out, outer, n, inner)
}
export function all_bool(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  reduce<u8, u8, All>(x, out, outer, n, inner)
}
export function count_bool(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  reduce<u8, i32, Count>(x, out, outer, n, inner)
}
