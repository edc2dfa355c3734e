import type { Generator } from './generator.ts'

/*
 * PyTorch draws normals in two ways, and so must whoever wants its numbers. Fewer than 16 values come one by one in
 * float64, in pairs of which the second waits in the generator. From 16 values on they come in blocks of 16, in
 * float32, with the polynomials of the Cephes library (S. Moshier) as PyTorch's AVX2 build evaluates them: every
 * product that is added to something is fused with that addition into one rounding.
 */
const f32 = Math.fround
const TWO_PI = 2 * Math.PI
const BLOCK = 16

/** Fills `out` with draws from N(mean, std^2). */
export function normal(generator: Generator, out: Float32Array, mean = 0, std = 1): void {
  if (out.length < BLOCK) scalarNormal(generator, out, mean, std)
  else blockedNormal(generator, out, f32(mean), f32(std))
}

/** One by one, in float64. PyTorch also fills tensors that are not contiguous this way, however long, in memory order. */
export function scalarNormal(generator: Generator, out: Float32Array, mean = 0, std = 1): void {
  for (let i = 0; i < out.length; i++) out[i] = oneNormal(generator) * std + mean
}

/** Box and Muller (1958): two uniforms make two independent standard normals, r cos t and r sin t. */
function oneNormal(generator: Generator): number {
  const waiting = generator.cachedNormal
  if (waiting !== null) {
    generator.cachedNormal = null
    return waiting
  }
  const angle = TWO_PI * generator.uniform53()
  const radius = Math.sqrt(-2 * Math.log1p(-generator.uniform53()))
  generator.cachedNormal = radius * Math.sin(angle)
  return radius * Math.cos(angle)
}

/** All uniforms first, then block by block; a rest that fills no block redraws the last 16 values. */
function blockedNormal(generator: Generator, out: Float32Array, mean: number, std: number): void {
  const n = out.length
  for (let i = 0; i < n; i++) out[i] = generator.uniform24()
  for (let i = 0; i + BLOCK <= n; i += BLOCK) transformBlock(out, i, mean, std)
  if (n % BLOCK === 0) return
  for (let i = n - BLOCK; i < n; i++) out[i] = generator.uniform24()
  transformBlock(out, n - BLOCK, mean, std)
}

/** Box-Muller in place: the first eight uniforms give the radii, the last eight the angles. */
function transformBlock(out: Float32Array, start: number, mean: number, std: number): void {
  for (let i = start; i < start + BLOCK / 2; i++) {
    const radius = f32(Math.sqrt(f32(-2 * logOfUniform(out[i]))))
    const angle = f32(f32(TWO_PI) * out[i + 8])

    // Reduce the angle to [-pi/4, pi/4]: x = angle - octant * pi/4, with pi/4 in three parts to lose no digits.
    const octant = (f32(angle * f32(4 / Math.PI)) + 1) & ~1
    let x = f32(octant * -0.78515625 + angle)
    x = f32(octant * f32(-2.4187564849853516e-4) + x)
    x = f32(octant * f32(-3.774894977445941e-8) + x)

    const z = f32(x * x)
    let even = f32(f32(2.443315711809948e-5) * z + f32(-1.388731625493765e-3))
    even = f32(even * z + f32(4.166664568298827e-2))
    even = f32(f32(f32(even * z) * z - z * 0.5) + 1) // cos x
    let odd = f32(f32(-1.9515295891e-4) * z + f32(8.3321608736e-3))
    odd = f32(odd * z + f32(-1.6666654611e-1))
    odd = f32(f32(odd * z) * x + x) // sin x

    const swapped = (octant & 2) !== 0
    const cos = swapped ? odd : even
    const sin = swapped ? even : odd
    const cosSigned = ((octant - 2) & 4) === 0 ? -cos : cos
    const sinSigned = (octant & 4) === 0 ? sin : -sin
    out[i] = f32(f32(radius * cosSigned) * std + mean)
    out[i + 8] = f32(f32(radius * sinSigned) * std + mean)
  }
}

/** log(1 - u) in float32, for a uniform u that is a multiple of 2^-24. */
function logOfUniform(u: number): number {
  const m = 0x1000000 - u * 0x1000000 // 1 - u = m * 2^-24
  const bits = 32 - Math.clz32(m)
  let mantissa = m / (1 << bits) // in [0.5, 1)
  let exponent = bits - 24
  if (mantissa < f32(Math.SQRT1_2)) {
    exponent--
    mantissa *= 2
  }
  const x = mantissa - 1 // in [sqrt(1/2) - 1, sqrt(2) - 1), exact
  const z = f32(x * x)
  let y = f32(f32(7.0376836292e-2) * x + f32(-1.151461031e-1))
  y = f32(y * x + f32(1.167699874e-1))
  y = f32(y * x + f32(-1.2420140846e-1))
  y = f32(y * x + f32(1.4249322787e-1))
  y = f32(y * x + f32(-1.6668057665e-1))
  y = f32(y * x + f32(2.0000714765e-1))
  y = f32(y * x + f32(-2.4999993993e-1))
  y = f32(y * x + f32(3.3333331174e-1))
  y = f32(f32(y * x) * z + f32(exponent * f32(-2.1219444e-4)))
  y = f32(y - z * 0.5)
  return f32(exponent * 0.693359375 + f32(x + y))
}
