import { record, rule } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { float32 } from '../tensor/dtype.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { mul } from './arithmetic.ts'
import { memoryOf } from './core/memory.ts'
import { cast, compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'

// The derivatives of ln Gamma beyond the first.

/** Coefficients B_2k / (2k)! of the Euler-Maclaurin sum, by their numerators as Cephes has them: (2k)! / B_2k. */
const bernoulli = [
  12, -720, 30240, -1209600, 47900160, -1.8924375803183791606e9, 7.47242496e10, -2.950130727918164224e12,
  1.1646782814350067249e14, -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18,
]
const tiny = 2 ** -53

/** Hurwitz' zeta function: the sum of (q + k)^-x over k >= 0. The first terms as they are, the rest by Euler-Maclaurin. */
export function hurwitzZeta(x: number, q: number): number {
  if (x === 1) return Infinity
  if (x < 1) return NaN
  if (q <= 0) {
    if (q === Math.floor(q)) return Infinity
    if (x !== Math.floor(x)) return NaN
  }
  let total = q ** -x
  let a = q
  let term = 0
  for (let i = 0; i < 9 || a <= 9; i++) {
    a += 1
    term = a ** -x
    total += term
    if (Math.abs(term / total) < tiny) return total
  }
  total += (term * a) / (x - 1) - term / 2
  let factor = 1
  for (let k = 0, i = 0; i < bernoulli.length; i++) {
    factor *= x + k
    term /= a
    const share = (factor * term) / bernoulli[i]
    total += share
    if (Math.abs(share / total) < tiny) break
    k++
    factor *= x + k
    term /= a
    k++
  }
  return total
}

/** The sum of (x + k)^-2 over k >= 0, by reflection for small x; at infinity 0. */
function trigamma(x: number): number {
  if (x < 0.5) return (Math.PI / Math.sin(Math.PI * x)) ** 2 - trigamma(1 - x)
  let total = 0
  let a = x
  for (let i = 0; i < 6; i++, a += 1) total += 1 / (a * a)
  const square = 1 / (a * a)
  return total + (1 + 1 / (2 * a) + square * (1 / 6 - square * (1 / 30 - square / 42))) / a
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

const polygammaRule = rule<[number, Tensor]>('polygamma', (g, n, x) => mul(g, polygamma(n + 1, x)))

/** The n-th derivative of digamma; 0 is digamma itself. */
export function polygamma(n: number, x: Tensor): Tensor {
  checkInterrupt()
  checkTensor('polygamma', x)
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`polygamma: the order must be a whole number >= 0, got ${n}`)
  if (n === 0) return x.digamma()
  const src = compact(cast(x, float32))
  const out = empty(x.sizes, float32)
  const [from, to] = [memoryOf(src), memoryOf(out)]
  const scale = (n % 2 === 1 ? 1 : -1) * factorial(n)
  for (let i = 0; i < from.length; i++) to[i] = n === 1 ? trigamma(from[i]) : scale * hurwitzZeta(n + 1, from[i])
  return record(out, polygammaRule, [x], [n, x])
}
