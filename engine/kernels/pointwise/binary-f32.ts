import { select } from '../simd'

@unmanaged export class Add { @inline map(a: v128, b: v128): v128 { return f32x4.add(a, b) } }
@unmanaged export class Sub { @inline map(a: v128, b: v128): v128 { return f32x4.sub(a, b) } }
@unmanaged export class Mul { @inline map(a: v128, b: v128): v128 { return f32x4.mul(a, b) } }
@unmanaged export class Div { @inline map(a: v128, b: v128): v128 { return f32x4.div(a, b) } }
@unmanaged export class TruncDivide { @inline map(a: v128, b: v128): v128 { return f32x4.trunc(f32x4.div(a, b)) } }

/** WebAssembly's own max and min: NaN if either operand is. */
@unmanaged export class Maximum { @inline map(a: v128, b: v128): v128 { return f32x4.max(a, b) } }
@unmanaged export class Minimum { @inline map(a: v128, b: v128): v128 { return f32x4.min(a, b) } }

/** The other operand where one is NaN. pmax(b, a) is `b < a ? a : b`, hence b where a is NaN; a NaN b is replaced after that. */
@unmanaged export class Fmax {
  @inline map(a: v128, b: v128): v128 { return select(a, f32x4.pmax(b, a), f32x4.ne(b, b)) }
}
@unmanaged export class Fmin {
  @inline map(a: v128, b: v128): v128 { return select(a, f32x4.pmin(b, a), f32x4.ne(b, b)) }
}

@unmanaged export class Copysign {
  @inline map(magnitude: v128, sign: v128): v128 { return select(sign, magnitude, i32x4.splat(0x80000000)) }
}

/** (gradient of the output, output) -> gradient of the input; it passes where the output is NaN. */
@unmanaged export class ReluGrad {
  @inline map(g: v128, y: v128): v128 { return v128.andnot(g, f32x4.le(y, f32x4.splat(0))) }
}
/** g * y * (1 - y) */
@unmanaged export class SigmoidGrad {
  @inline map(g: v128, y: v128): v128 { return f32x4.mul(g, f32x4.mul(f32x4.sub(f32x4.splat(1), y), y)) }
}
/** g * (1 - y * y) */
@unmanaged export class TanhGrad {
  @inline map(g: v128, y: v128): v128 { return f32x4.mul(g, f32x4.sub(f32x4.splat(1), f32x4.mul(y, y))) }
}
