@inline function infinity(): v128 { return f32x4.splat(Infinity) }

@unmanaged export class Isnan { @inline map(x: v128): v128 { return f32x4.ne(x, x) } }
@unmanaged export class Isinf { @inline map(x: v128): v128 { return f32x4.eq(f32x4.abs(x), infinity()) } }
@unmanaged export class Isfinite { @inline map(x: v128): v128 { return f32x4.lt(f32x4.abs(x), infinity()) } }
