import { describe, expect, it } from 'vitest'
import { recordedNumbers, recordedTests, plain } from '../random/recorded.ts'
import { nn, torch } from 'torchlet'
import '../oracle.ts'

/** After the same seed, PyTorch's CPU random numbers, bit for bit: single draws and whole initialised modules. */
const { rngOfModules } = await import('../../oracle/adapter/random-nn.mjs')

// Rounded at the end of a longer computation: Gram-Schmidt in double precision, and an inverse error function.
const nearly: Record<string, number> = { 'init.orthogonal_': 1e-6, 'init.trunc_normal_': 1e-8 }
const draws: Record<string, (...args: any[]) => any> = {
  ...rngOfModules,
  rand: (...sizes) => torch.rand(sizes.flat()),
  randn: (...sizes) => torch.randn(sizes.flat()),
  randperm: n => torch.randperm(n),
}

describe('the same seed gives the numbers of PyTorch', () => {
  for (const { id, seed, calls } of recordedTests) {
    if (!calls.every(({ fn }) => fn in draws)) continue
    it(`${id}, seed ${seed}: ${[...new Set(calls.map(({ fn }) => fn))].join(', ')}`, () => {
      torch.manualSeed(seed)
      for (const { fn, args, out } of calls) {
        const drawn = draws[fn](...args.map(plain))
        const parts = 'dict' in (out as object) ? Object.entries((out as { dict: object }).dict) : [['', out]]
        for (const [key, expected] of parts) {
          const got = [...(key === '' ? drawn : drawn[key as string]).toTypedArray()]
          const want = recordedNumbers(expected)
          if (fn in nearly) got.forEach((value, i) => expect(Math.abs(value - want[i])).toBeLessThan(nearly[fn]))
          else expect(got, `${fn}(${JSON.stringify(args)}) ${key}`).toEqual(want)
        }
      }
    })
  }

  it('a stream goes on where the initialisation of a layer stopped', () => {
    torch.manualSeed(1)
    new nn.Linear(2, 3)
    const next = torch.rand(1).item()
    torch.manualSeed(1)
    torch.rand(2 * 3 + 3)
    expect(torch.rand(1).item()).toBe(next)
  })
})
