/** Whether integers left their 32 bits since this was last asked. In the shared memory, where every thread reports. */
const flag = memory.data(16)

/** The highest bit of each lane says whether it overflowed. */
@inline export function noteSigns(lanes: v128): void {
  if (i32x4.bitmask(lanes)) store<i32>(flag, 1)
}
@inline export function noteOverflow(happened: bool): void {
  if (happened) store<i32>(flag, 1)
}

/** Tells and forgets. */
export function takeOverflow(): i32 {
  const happened = load<i32>(flag)
  store<i32>(flag, 0)
  return happened
}

/** a * b, told where the exact products are longer than 32 bits. */
@inline export function multiply(a: v128, b: v128): v128 {
  const product = i32x4.mul(a, b)
  const low = i64x2.eq(i64x2.extmul_low_i32x4_s(a, b), i64x2.extend_low_i32x4_s(product))
  const high = i64x2.eq(i64x2.extmul_high_i32x4_s(a, b), i64x2.extend_high_i32x4_s(product))
  noteOverflow(!i64x2.all_true(v128.and(low, high)))
  return product
}
