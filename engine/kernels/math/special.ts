/** Special functions in float64, for ops that round the result to float32. */

@inline const twoOverRootPi: f64 = 1.1283791670955126
@inline const halfLogTwoPi: f64 = 0.9189385332046728

/** Confluent series: 2 / sqrt(pi) e^(-x^2) * sum of 2^k x^(2k+1) / (1 * 3 * ... * (2k+1)); every term is positive. */
function erfSeries(x: f64): f64 {
  const square = x * x
  let term = x, sum = x
  for (let k: f64 = 1; abs(term) > 1e-17 * abs(sum); k++) {
    term *= (2 * square) / (2 * k + 1)
    sum += term
  }
  return twoOverRootPi * NativeMath.exp(-square) * sum
}

/** Continued fraction of erfc for x >= 2, evaluated from its tail. */
function erfcFraction(x: f64): f64 {
  let tail: f64 = x
  for (let k: f64 = 60; k > 0; k--) tail = x + (0.5 * k) / tail
  return (NativeMath.exp(-x * x) * 0.5 * twoOverRootPi) / tail
}

export function erfc(x: f64): f64 {
  if (x != x) return x
  if (abs(x) < 2) return 1 - erfSeries(x)
  const tail: f64 = abs(x) > 28 ? 0 : erfcFraction(abs(x))
  return x < 0 ? 2 - tail : tail
}

/** A rough start (Winitzki's formula), then Newton's method on erf, on erfc where erf is flat. */
export function erfinv(y: f64): f64 {
  if (!(abs(y) < 1)) return abs(y) == 1 ? copysign<f64>(Infinity, y) : NaN
  if (y == 0) return y
  const rest = 1 - abs(y)
  const logarithm = NativeMath.log(rest * (2 - rest))
  const half = 2 / (NativeMath.PI * 0.147) + 0.5 * logarithm
  let x = sqrt(sqrt(half * half - logarithm / 0.147) - half)
  for (let step = 0; step < 3; step++) x += (erfc(x) - rest) / (twoOverRootPi * NativeMath.exp(-x * x))
  return copysign(x, y)
}

const lanczos = memory.data<f64>([
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
])

/** Logarithm of |gamma(x)|: Lanczos' approximation (g = 7, 9 terms) and the reflection formula. */
export function lgamma(x: f64): f64 {
  if (abs(x) == Infinity) return Infinity
  if (x <= 0 && x == floor(x)) return Infinity
  if (x < 0.5) return NativeMath.log(NativeMath.PI / abs(NativeMath.sin(NativeMath.PI * (x - 2 * floor(x * 0.5))))) - lgamma(1 - x)
  const z = x - 1
  let sum = load<f64>(lanczos)
  for (let k = 1; k < 9; k++) sum += load<f64>(lanczos + (<usize>k << 3)) / (z + k)
  const t = z + 7.5
  return halfLogTwoPi + (z + 0.5) * NativeMath.log(t) - t + NativeMath.log(sum)
}

/** Derivative of lgamma: recurrence up to x >= 10, then the asymptotic series; reflection for negative x. */
export function digamma(x: f64): f64 {
  if (x == 0) return copysign<f64>(Infinity, -x)
  if (x < 0) {
    if (x == floor(x)) return NaN
    const fraction = x - floor(x)
    return digamma(1 - x) - NativeMath.PI / NativeMath.tan(NativeMath.PI * fraction)
  }
  let result: f64 = 0
  for (; x < 10; x++) result -= 1 / x
  const inverse = 1 / (x * x)
  const series = inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse * (1.0 / 240 - inverse / 132))))
  return result + NativeMath.log(x) - 0.5 / x - series
}

/** The float next to a in the direction of b. */
export function nextafter(a: f32, b: f32): f32 {
  if (a != a || b != b) return a + b
  if (a == b) return b
  if (a == 0) return copysign<f32>(reinterpret<f32>(1), b)
  const away = b > a == a > 0
  return reinterpret<f32>(reinterpret<i32>(a) + (away ? 1 : -1))
}
