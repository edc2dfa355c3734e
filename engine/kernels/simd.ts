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

/** Four columns, or, where fewer are left, a single one repeated. */
@inline export function loadColumns(address: usize, full: bool): v128 {
  return full ? v128.load(address) : v128.load_splat<u32>(address)
}
@inline export function storeColumns(address: usize, v: v128, full: bool): void {
  if (full) v128.store(address, v)
  else v128.store_lane<u32>(address, v, 0)
}

/** The two upper floats as doubles (`f64x2.promote_low_f32x4` takes the two lower ones). */
@inline export function promoteHigh(v: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f64>(v, v, 1, 1))
}
@inline export function promoteLow(v: v128): v128 { return f64x2.promote_low_f32x4(v) }

/** Two pairs of doubles -> four floats. */
@inline export function demote(low: v128, high: v128): v128 {
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2)
}
