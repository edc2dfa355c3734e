@unmanaged export class Eq { @inline map(a: v128, b: v128): v128 { return i32x4.eq(a, b) } }
@unmanaged export class Ne { @inline map(a: v128, b: v128): v128 { return i32x4.ne(a, b) } }
@unmanaged export class Lt { @inline map(a: v128, b: v128): v128 { return i32x4.lt_s(a, b) } }
@unmanaged export class Le { @inline map(a: v128, b: v128): v128 { return i32x4.le_s(a, b) } }
@unmanaged export class Gt { @inline map(a: v128, b: v128): v128 { return i32x4.gt_s(a, b) } }
@unmanaged export class Ge { @inline map(a: v128, b: v128): v128 { return i32x4.ge_s(a, b) } }
