import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { killedCanaries, useCanaries } from '../../../engine/backends/wasm/canaries.ts'
import type { Tensor } from '../../../engine/index.ts'
import { DoesNotFit, type Naive } from './naive.ts'
import { calls, type Call } from './random-families.ts'

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

function check(call: Call): void {
  const want = expected(call)
  if (want === null) {
    expect(() => run(call), call.name).toThrow(/^(\w+: |index )/)
    return
  }
  const out = run(call)
  expect([...out.shape], call.name).toEqual(want.shape)
  if (call.dtype) expect(out.dtype.name, call.name).toBe(call.dtype)
  const got = Array.from(out.toTypedArray())
  const rounded = want.data.map(value => (call.dtype === 'float32' ? Math.fround(value) : value) + 0)
  got.forEach((value, i) => {
    if (Math.abs(value - rounded[i]) <= 1e-5 * (1 + Math.abs(rounded[i]))) return
    expect(value + 0, `${call.name}[${i}]`).toBe(rounded[i])
  })
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
