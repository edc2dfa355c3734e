import { madd, select, splatFrom } from '../simd'
import { exp } from './exp'

const table = memory.data<f32>([
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1, // (tanh(x) - x) / x^3 in x^2
  0.625,
])
@inline function constant(i: i32): v128 { return splatFrom(table + (<usize>i << 2)) }

/** An odd polynomial near 0, else 1 - 2 / (e^(2|x|) + 1) with the sign of x; exactly +-1 where it saturates. */
@inline export function tanh(x: v128): v128 {
  const magnitude = f32x4.abs(x)
  const large = f32x4.sub(
    f32x4.splat(1),
    f32x4.div(f32x4.splat(2), f32x4.add(exp(f32x4.add(magnitude, magnitude)), f32x4.splat(1))),
  )
  const square = f32x4.mul(x, x)
  let p = constant(0)
  p = madd(p, square, constant(1))
  p = madd(p, square, constant(2))
  p = madd(p, square, constant(3))
  p = madd(p, square, constant(4))
  const small = madd(f32x4.mul(p, square), x, x)
  const signed = select(x, large, i32x4.splat(0x80000000))
  return select(signed, small, f32x4.ge(magnitude, constant(5)))
}

/** 1 / (1 + e^-x), from z = e^-|x| so that neither end overflows or loses its digits: (x < 0 ? z : 1) / (1 + z). */
@inline export function sigmoid(x: v128): v128 {
  const z = exp(f32x4.neg(f32x4.abs(x)))
  const one = f32x4.splat(1)
  return f32x4.div(select(z, one, f32x4.lt(x, f32x4.splat(0))), f32x4.add(one, z))
}

/** The same as calls: for kernels that use several of them, where inlining would only make code. */
export function tanhOf(x: v128): v128 { return tanh(x) }
export function sigmoidOf(x: v128): v128 { return sigmoid(x) }
