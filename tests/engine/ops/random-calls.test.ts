import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { killedCanaries, useCanaries } from '../../../engine/backends/wasm/canaries.ts'
import type { Tensor } from '../../../engine/index.ts'
import { elementwise } from './random/elementwise.ts'
import { gathering } from './random/gathering.ts'
import { lines } from './random/lines.ts'
import { losses } from './random/losses.ts'
import { moves } from './random/moves.ts'
import { DoesNotFit, type Naive } from './random/naive.ts'
import { networks } from './random/networks.ts'
import { norms } from './random/norms.ts'
import type { Call } from './random/operands.ts'
import { productFamilies } from './random/products.ts'
import { writing } from './random/writing.ts'

/**
 * Thousands of calls with shapes, dtypes, layouts and arguments drawn at random: each gives what the definition of the op
 * gives, or a clear error where the definition has no answer; and nothing else in memory changes.
 */

/** The definition's answer, or null where it has none. */
function expected(call: Call): Naive | null {
  try {
    return call.definition()
  } catch (error) {
    if (error instanceof DoesNotFit) return null
    throw error
  }
}

/** The call itself; nothing was written around what it had in hand. */
function run(call: Call): Tensor {
  try {
    return call.engine()
  } finally {
    expect(killedCanaries(), call.name).toEqual([])
  }
}

/** The result, or the error by which the op says what it does not take. */
function outcome(call: Call): Tensor | Error {
  try {
    return run(call)
  } catch (error) {
    if (error instanceof Error && /^(\w+: |index )/.test(error.message)) return error
    throw error
  }
}

function check(call: Call): void {
  const want = expected(call)
  const out = outcome(call)
  if (want === null) {
    expect(out, `${call.name} does not fit`).toBeInstanceOf(Error)
    return
  }
  if (out instanceof Error) {
    if (call.mayRefuse) return
    throw out
  }
  expect([...out.shape], call.name).toEqual(want.shape)
  if (call.dtype) expect(out.dtype.name, call.name).toBe(call.dtype)
  const got = Array.from(out.toTypedArray())
  const rounded = want.data.map(value => (call.dtype === 'float32' ? Math.fround(value) : value) + 0)
  got.forEach((value, i) => {
    if (Math.abs(value - rounded[i]) <= (call.tolerance ?? 1e-5) * (1 + Math.abs(rounded[i]))) return
    expect(value + 0, `${call.name}[${i}]`).toBe(rounded[i])
  })
}

const calls = {
  ...elementwise,
  ...lines,
  ...moves,
  ...gathering,
  ...writing,
  ...productFamilies,
  ...networks,
  ...norms,
  ...losses,
}
const perFamily = Math.ceil(20_000 / Object.keys(calls).length)

describe('random calls', () => {
  useCanaries()

  for (const [family, call] of Object.entries(calls))
    it(`${family}: the definition's answer, or a clear error`, () => {
      fc.assert(fc.property(call, check), { numRuns: perFamily, seed: 1 })
    })

  it('left everything else in memory as it was', () => {
    expect(killedCanaries({ all: true })).toEqual([])
  })
})
