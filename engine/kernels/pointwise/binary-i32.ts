@unmanaged export class Add { @inline map(a: v128, b: v128): v128 { return i32x4.add(a, b) } }
@unmanaged export class Sub { @inline map(a: v128, b: v128): v128 { return i32x4.sub(a, b) } }
@unmanaged export class Mul { @inline map(a: v128, b: v128): v128 { return i32x4.mul(a, b) } }
@unmanaged export class Maximum { @inline map(a: v128, b: v128): v128 { return i32x4.max_s(a, b) } }
@unmanaged export class Minimum { @inline map(a: v128, b: v128): v128 { return i32x4.min_s(a, b) } }
@unmanaged export class BitwiseAnd { @inline map(a: v128, b: v128): v128 { return v128.and(a, b) } }
@unmanaged export class BitwiseOr { @inline map(a: v128, b: v128): v128 { return v128.or(a, b) } }
@unmanaged export class BitwiseXor { @inline map(a: v128, b: v128): v128 { return v128.xor(a, b) } }
