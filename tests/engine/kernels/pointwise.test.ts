import { describe, expect, it } from 'vitest'
import { getBytes, getF32, getI32, byName, putF32, putI32, randomF32, room, ulps } from './support.ts'

/** Enough values that vectors and the rest after them are both used. */
const lengths = [1, 3, 4, 7, 16, 21]

function unary(name: string, x: ArrayLike<number>): number[] {
  const out = room(x.length)
  byName[`${name}_f32`](putF32(x), out, x.length)
  return getF32(out, x.length)
}
function binary(name: string, a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  const n = Math.max(a.length, b.length)
  const out = room(n)
  byName[`${name}_f32`](putF32(a), putF32(b), out, n, a.length === 1 && n > 1 ? 0 : 1, b.length === 1 && n > 1 ? 0 : 1)
  return getF32(out, n)
}
function binaryI32(name: string, a: number[], b: number[]): number[] {
  const out = room(a.length)
  byName[`${name}_i32`](putI32(a), putI32(b), out, a.length, 1, 1)
  return getI32(out, a.length)
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** The confluent series, all of whose terms are positive. */
function erf(x: number): number {
  if (Math.abs(x) > 6 || Number.isNaN(x)) return Math.sign(x)
  let term = x
  let sum = x
  for (let k = 1; k < 200; k++) sum += term *= (2 * x * x) / (2 * k + 1)
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

/** Op -> its definition in float64, and the range from which arguments are drawn. */
const functions: Record<string, [(x: number) => number, number, number]> = {
  exp: [Math.exp, -104, 89],
  exp2: [x => 2 ** x, -150, 129],
  expm1: [Math.expm1, -30, 89],
  log: [Math.log, 0, 100],
  log2: [Math.log2, 0, 100],
  log10: [Math.log10, 0, 100],
  log1p: [Math.log1p, -1, 10],
  sin: [Math.sin, -100, 100],
  cos: [Math.cos, -100, 100],
  tan: [Math.tan, -10, 10],
  asin: [Math.asin, -1, 1],
  acos: [Math.acos, -1, 1],
  atan: [Math.atan, -10, 10],
  sinh: [Math.sinh, -89, 89],
  cosh: [Math.cosh, -89, 89],
  tanh: [Math.tanh, -12, 12],
  asinh: [Math.asinh, -100, 100],
  acosh: [Math.acosh, 1, 100],
  atanh: [Math.atanh, -1, 1],
  sigmoid: [sigmoid, -90, 90],
  softplus: [x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), -90, 90],
  logsigmoid: [x => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x))), -90, 90],
  erf: [erf, -5, 5],
  sqrt: [Math.sqrt, 0, 1e6],
  rsqrt: [x => 1 / Math.sqrt(x), 1e-3, 1e6],
  reciprocal: [x => 1 / x, -10, 10],
}

describe('transcendental functions stay within 2.5 units of the last place', () => {
  for (const [name, [definition, from, to]] of Object.entries(functions)) {
    it(name, () => {
      const x = [...randomF32(4001, from, to), ...randomF32(999, from / 100, to / 100, 7)].map(Math.fround)
      const got = unary(name, x)
      const errors = got.map((y, i) => ulps(y, definition(x[i])))
      const i = errors.indexOf(Math.max(...errors))
      expect(errors[i], `${name}(${x[i]}) = ${got[i]}, not ${definition(x[i])}`).toBeLessThanOrEqual(2.5)
    })
  }
})

describe('special values', () => {
  const special = [NaN, Infinity, -Infinity, 0, -0, 1e-40, 3.4e38, -3.4e38]
  for (const name of Object.keys(functions)) {
    it(`${name} of NaN, infinities, zeros, denormal and huge numbers`, () => {
      const [definition] = functions[name]
      // A huge argument of a periodic function is a number like any other; only its finiteness is checked here.
      const x = ['sin', 'cos', 'tan'].includes(name) ? special.slice(0, 5) : special
      unary(name, x).forEach((y, i) =>
        expect(ulps(y, definition(Math.fround(x[i]))), `${name}(${x[i]}) = ${y}`).toBeLessThan(3),
      )
    })
  }
  it('relu keeps NaN, sign of NaN is 0', () => {
    expect(unary('relu', [NaN, -1, 2])).toEqual([NaN, 0, 2])
    expect(unary('sign', [NaN, -3, 0, 5])).toEqual([0, -1, 0, 1])
  })
  it('round takes halves to the even neighbour', () => {
    expect(unary('round', [0.5, 1.5, 2.5, -0.5, -1.5]).map(x => x + 0)).toEqual([0, 2, 2, 0, -2])
  })
})

describe('functions of statistics', () => {
  // Reference values from tables (Abramowitz and Stegun), good to the digits given.
  const known: Record<string, [number, number][]> = {
    erf: [
      [0.5, 0.5204998778],
      [1, 0.8427007929],
      [2, 0.995322265],
      [-0.1, -0.112462916],
    ],
    erfc: [
      [0.5, 0.4795001222],
      [2, 0.004677734981],
      [5, 1.537459794e-12],
      [-1, 1.8427007929],
    ],
    lgamma: [
      [0.5, 0.5723649429],
      [3, 0.6931471806],
      [10.5, 13.9406252194],
      [-0.5, 1.2655121235],
    ],
    digamma: [
      [1, -0.5772156649],
      [0.5, -1.963510026],
      [10, 2.2517525891],
      [-0.5, 0.036489974],
    ],
  }
  for (const [name, pairs] of Object.entries(known)) {
    it(name, () => {
      const x = pairs.map(pair => pair[0])
      unary(name, x).forEach((y, i) => expect(y / pairs[i][1]).toBeCloseTo(1, 6))
    })
  }
  it('erfinv undoes erf', () => {
    const y = [...randomF32(200, -0.9999, 0.9999)]
    const back = unary('erf', unary('erfinv', y))
    back.forEach((value, i) => expect(value).toBeCloseTo(y[i], 6))
    expect(unary('erfinv', [1, -1, 0, 2])).toEqual([Infinity, -Infinity, 0, NaN])
  })
})

describe('binary ops', () => {
  const definitions: Record<string, (a: number, b: number) => number> = {
    add: (a, b) => a + b,
    sub: (a, b) => a - b,
    mul: (a, b) => a * b,
    div: (a, b) => a / b,
    pow: (a, b) => a ** b,
    maximum: Math.max,
    minimum: Math.min,
    atan2: Math.atan2,
    hypot: Math.hypot,
    fmod: (a, b) => a % b,
    remainder: (a, b) => a - b * Math.floor(a / b),
    floorDivide: (a, b) => Math.floor(a / b),
    truncDivide: (a, b) => Math.trunc(Math.fround(a / b)),
    copysign: (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
    logaddexp: (a, b) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))),
    xlogy: (a, b) => (a === 0 ? 0 : a * Math.log(b)),
    reluGrad: (g, y) => (y > 0 ? g : 0),
    sigmoidGrad: (g, y) => g * y * (1 - y),
    tanhGrad: (g, y) => g * (1 - y * y),
  }
  for (const [name, definition] of Object.entries(definitions)) {
    it(`${name}, same shape and with a scalar on either side`, () => {
      for (const n of lengths) {
        const a = randomF32(n, 0.1, 9),
          b = randomF32(n, 0.2, 4, 3)
        const check = (got: number[], left: Float32Array, right: Float32Array) =>
          got.forEach((value, i) => {
            const want = definition(left[left.length === 1 ? 0 : i], right[right.length === 1 ? 0 : i])
            expect(Math.abs(value - want), `${name}, element ${i} of ${n}`).toBeLessThanOrEqual(
              1e-5 * Math.max(1, Math.abs(want)),
            )
          })
        check(binary(name, a, b), a, b)
        check(binary(name, a, b.subarray(0, 1)), a, b.subarray(0, 1))
        check(binary(name, a.subarray(0, 1), b), a.subarray(0, 1), b)
      }
    })
  }
  it('maximum keeps NaN, fmax drops it', () => {
    expect(binary('maximum', [NaN, 1, 2, 3, NaN], [0, NaN, 1, 5, NaN])).toEqual([NaN, NaN, 2, 5, NaN])
    expect(binary('fmax', [NaN, 1, 2, 3, NaN], [0, NaN, 1, 5, NaN])).toEqual([0, 1, 2, 5, NaN])
    expect(binary('fmin', [NaN, 1, 2, 3, NaN], [0, NaN, 1, 5, NaN])).toEqual([0, 1, 1, 3, NaN])
  })
  it('the remainder has the sign of the divisor, fmod that of the dividend', () => {
    expect(binary('remainder', [5, -5, 5, -5], [3, 3, -3, -3])).toEqual([2, 1, -1, -2])
    expect(binary('fmod', [5, -5, 5, -5], [3, 3, -3, -3])).toEqual([2, -2, 2, -2])
  })
  it('nextafter goes to the neighbouring float', () => {
    expect(binary('nextafter', [1, 1, 0, -1], [2, 0, -1, -2])).toEqual([
      1 + 2 ** -23,
      1 - 2 ** -24,
      -(2 ** -149),
      -1 - 2 ** -23,
    ])
  })
})

describe('integers', () => {
  it('add, sub and mul wrap at 32 bits', () => {
    expect(binaryI32('add', [2147483647, 1, 2, 3, 4], [1, 1, 1, 1, -4])).toEqual([-2147483648, 2, 3, 4, 0])
    expect(binaryI32('mul', [65536, 3], [65536, -4])).toEqual([0, -12])
  })
  it('division rounds down or towards zero, and never traps', () => {
    expect(binaryI32('floorDivide', [7, -7, 7, -7, 1, -2147483648], [2, 2, -2, -2, 0, -1])).toEqual([
      3, -4, -4, 3, 0, -2147483648,
    ])
    expect(binaryI32('truncDivide', [7, -7, 7, -7, 1], [2, 2, -2, -2, 0])).toEqual([3, -3, -3, 3, 0])
    expect(binaryI32('remainder', [7, -7, 7, -7, 1], [3, 3, -3, -3, 0])).toEqual([1, 2, -2, -1, 0])
  })
  it('powers', () => {
    expect(binaryI32('pow', [3, -2, 2, -1, 5, 0], [4, 3, -1, -3, 0, 0])).toEqual([81, -8, 0, -1, 1, 1])
  })
  it('shifts by 32 and more move every bit out', () => {
    expect(binaryI32('shiftLeft', [1, 1, 1], [4, 31, 32])).toEqual([16, -2147483648, 0])
    expect(binaryI32('shiftRight', [-16, 16, -1], [2, 2, 40])).toEqual([-4, 4, -1])
  })
  it('unary', () => {
    const x = putI32([3, -5, 0, 7, -1]),
      out = room(5)
    byName.sign_i32(x, out, 5)
    expect(getI32(out, 5)).toEqual([1, -1, 0, 1, -1])
    byName.bitwiseNot_i32(x, out, 5)
    expect(getI32(out, 5)).toEqual([-4, 4, -1, -8, 0])
  })
})

describe('comparisons and tests', () => {
  const operators: Record<string, (a: number, b: number) => boolean> = {
    eq: (a, b) => a === b,
    ne: (a, b) => a !== b,
    lt: (a, b) => a < b,
    le: (a, b) => a <= b,
    gt: (a, b) => a > b,
    ge: (a, b) => a >= b,
  }
  for (const [name, operator] of Object.entries(operators)) {
    it(`${name} of floats (NaN included) and integers`, () => {
      const a = Array.from({ length: 37 }, (_, i) => (i === 5 ? NaN : i % 7)),
        b = Array.from({ length: 37 }, (_, i) => i % 5)
      const out = room(10)
      byName[`${name}_f32`](putF32(a), putF32(b), out, 37, 1, 1)
      expect(getBytes(out, 37)).toEqual(a.map((value, i) => Number(operator(value, b[i]))))
      byName[`${name}_f32`](putF32(a), putF32([3]), out, 37, 1, 0)
      expect(getBytes(out, 37)).toEqual(a.map(value => Number(operator(value, 3))))
      const whole = a.map(value => value || 0)
      byName[`${name}_i32`](putI32(whole), putI32(b), out, 37, 1, 1)
      expect(getBytes(out, 37)).toEqual(whole.map((value, i) => Number(operator(value, b[i]))))
    })
  }
  it('isnan, isinf, isfinite', () => {
    const x = Array.from({ length: 19 }, (_, i) => [1, NaN, Infinity, -Infinity, 0][i % 5])
    const out = room(5)
    for (const [name, test] of [
      ['isnan', Number.isNaN],
      ['isinf', (v: number) => Math.abs(v) === Infinity],
      ['isfinite', Number.isFinite],
    ] as const) {
      byName[`${name}_f32`](putF32(x), out, 19)
      expect(getBytes(out, 19), name).toEqual(x.map(value => Number(test(value))))
    }
  })
})

describe('broadcasting', () => {
  it('walks every operand by its own strides', () => {
    // a[2, 3, 4] + b[3, 1] - the latter repeated over the first and last dimension
    const a = randomF32(24),
      b = randomF32(3, -1, 1, 9)
    const out = room(24)
    byName.add_f32_nd(putF32(a), putF32(b), out, 3, putI32([2, 3, 4, 12, 4, 1, 0, 1, 0]))
    expect(getF32(out, 24)).toEqual(Array.from(a, (value, i) => Math.fround(value + b[Math.floor(i / 4) % 3])))
  })
  it('reads a transposed operand', () => {
    // a^T[3, 2] - b[3, 2]
    const a = randomF32(6),
      b = randomF32(6, -1, 1, 2)
    const out = room(6)
    byName.sub_f32_nd(putF32(a), putF32(b), out, 2, putI32([3, 2, 1, 3, 2, 1]))
    expect(getF32(out, 6)).toEqual(Array.from(b, (value, i) => Math.fround(a[(i % 2) * 3 + Math.floor(i / 2)] - value)))
  })
  it('writes booleans one byte each', () => {
    const out = room(2)
    byName.lt_f32_nd(putF32([1, 2, 3]), putF32([2, 3]), out, 2, putI32([2, 3, 0, 1, 1, 0]))
    expect(getBytes(out, 6)).toEqual([1, 0, 0, 1, 1, 0])
  })
})
