/** a * b + c; in one rounding in the relaxed-SIMD binary on machines that have it. */
@inline export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(f32x4.mul(a, b), c)
}

/** One f32 (or i32) in memory -> four equal lanes. Constants of long formulas are loaded so: it is cheaper than v128.const. */
@inline export function splatFrom(address: usize): v128 { return v128.load_splat<u32>(address) }

@inline export function select(ifTrue: v128, ifFalse: v128, mask: v128): v128 { return v128.bitselect(ifTrue, ifFalse, mask) }

@inline export function horizontalSum(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 2)) + (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3))
}
