import { multiply, noteSigns } from '../overflow'

/** -2^31 is the one number without a negative: it stays as it is. */
@unmanaged export class Neg {
  @inline map(x: v128): v128 {
    const negative = i32x4.neg(x)
    noteSigns(v128.and(x, negative))
    return negative
  }
}
@unmanaged export class Abs {
  @inline map(x: v128): v128 {
    const size = i32x4.abs(x)
    noteSigns(size)
    return size
  }
}
@unmanaged export class Sign {
  /** The sign bit spread over the lane is -1 for negatives; positives get 1 from the comparison. */
  @inline map(x: v128): v128 { return i32x4.sub(i32x4.shr_s(x, 31), i32x4.gt_s(x, i32x4.splat(0))) }
}
@unmanaged export class Square { @inline map(x: v128): v128 { return multiply(x, x) } }
@unmanaged export class BitwiseNot { @inline map(x: v128): v128 { return v128.not(x) } }
