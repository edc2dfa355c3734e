import fc from 'fast-check'
import { F, type Tensor } from '../../../../engine/index.ts'
import { fits, flat, made, positions, type Naive } from './naive.ts'
import {
  allFloat,
  mostlyFloats,
  nearly,
  nearlyShape,
  operand,
  perhaps,
  roughShape,
  type Call,
  type Operand,
} from './operands.ts'

/** Normalisation of groups of values by their mean and variance, with and without weights. */
const eps = 1e-5
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** Each value less the mean of its group, over the root of the group's variance. */
function normalised(x: Naive, group: (at: number[]) => string): Naive {
  const groups = new Map<string, number[]>()
  for (const at of positions(x.shape)) {
    const key = group(at)
    groups.set(key, [...(groups.get(key) ?? []), x.data[flat(x.shape, at)]])
  }
  const moments = new Map(
    [...groups].map(([key, values]) => {
      const centre = mean(values)
      return [key, [centre, Math.sqrt(mean(values.map(value => (value - centre) ** 2)) + eps)]]
    }),
  )
  return made(x.shape, at => {
    const [centre, spread] = moments.get(group(at))!
    return (x.data[flat(x.shape, at)] - centre) / spread
  })
}

/** Times weight plus bias, which have a place for each `index` of a value. */
function scaled(x: Naive, weight: Operand | null, bias: Operand | null, index: (at: number[]) => number): Naive {
  return made(x.shape, at => {
    const i = index(at)
    return x.data[flat(x.shape, at)] * (weight ? weight.naive.data[i] : 1) + (bias ? bias.naive.data[i] : 0)
  })
}
const tensorOf = (x: Operand | null): Tensor | null => x && x.tensor
const ofChannels = (C: number, ...operands: (Operand | null)[]) =>
  fits(operands.every(x => !x || (x.naive.shape.length === 1 && x.naive.shape[0] === C)))

/** [N, C, ...] with statistics and weights for its channels. */
const channels = fc
  .record({
    N: fc.integer({ min: 1, max: 3 }),
    C: fc.constantFrom(1, 2, 4),
    rest: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  })
  .chain(({ N, C, rest }) => {
    const one = operand(mostlyFloats, fc.tuple(nearly(C)))
    return fc.record({
      x: operand(mostlyFloats, roughShape([N, C, ...rest])),
      weight: perhaps(one),
      bias: perhaps(one),
      runningMean: one,
      runningVar: one,
    })
  })

export const norms: Record<string, fc.Arbitrary<Call>> = {
  layerNorm: fc
    .tuple(
      fc.array(fc.nat(3), { maxLength: 2 }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
    )
    .chain(([lead, shape]) =>
      fc
        .tuple(
          operand(mostlyFloats, nearlyShape([...lead, ...shape])),
          perhaps(operand(mostlyFloats, nearlyShape(shape))),
          perhaps(operand(mostlyFloats, nearlyShape(shape))),
        )
        .map(([x, weight, bias]) => ({
          name: 'layerNorm',
          engine: () => F.layerNorm(x.tensor, shape, { weight: tensorOf(weight), bias: tensorOf(bias), eps }),
          definition: () => {
            fits(allFloat(x, weight, bias))
            for (const t of [x.naive.shape.slice(lead.length), weight?.naive.shape, bias?.naive.shape])
              fits(!t || String(t) === String(shape))
            const inner = (at: number[]) => flat(shape, at.slice(lead.length))
            return scaled(
              normalised(x.naive, at => String(at.slice(0, lead.length))),
              weight,
              bias,
              inner,
            )
          },
          tolerance: 1e-3,
        })),
    ),
  batchNorm: fc.tuple(channels, fc.boolean()).map(([{ x, weight, bias, runningMean, runningVar }, training]) => {
    const positive = allFloat(runningVar) ? runningVar.tensor.abs() : runningVar.tensor
    return {
      name: 'batchNorm',
      engine: () =>
        F.batchNorm(x.tensor, runningMean.tensor, positive, {
          weight: tensorOf(weight),
          bias: tensorOf(bias),
          training,
          eps,
        }),
      definition: () => {
        fits(allFloat(x, weight, bias, runningMean, runningVar) && x.naive.shape.length >= 2)
        const C = x.naive.shape[1]
        ofChannels(C, weight, bias, runningMean, runningVar)
        fits(!training || x.naive.data.length !== C)
        const channel = (at: number[]) => at[1]
        if (training)
          return scaled(
            normalised(x.naive, at => String(at[1])),
            weight,
            bias,
            channel,
          )
        const spread = (c: number) => Math.sqrt(Math.abs(runningVar.naive.data[c]) + eps)
        const normal = made(
          x.naive.shape,
          at => (x.naive.data[flat(x.naive.shape, at)] - runningMean.naive.data[at[1]]) / spread(at[1]),
        )
        return scaled(normal, weight, bias, channel)
      },
      tolerance: 1e-3,
    }
  }),
  'normalisation of each example': fc
    .tuple(
      channels,
      fc.constantFrom<'groupNorm' | 'instanceNorm'>('groupNorm', 'instanceNorm'),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([{ x, weight, bias }, name, groups]) => ({
      name,
      engine: () => {
        const options = { weight: tensorOf(weight), bias: tensorOf(bias), eps }
        return name === 'groupNorm' ? F.groupNorm(x.tensor, groups, options) : F.instanceNorm(x.tensor, options)
      },
      definition: () => {
        fits(allFloat(x, weight, bias) && x.naive.shape.length >= 2)
        const [N, C, ...rest] = x.naive.shape
        ofChannels(C, weight, bias)
        const own = name === 'groupNorm' ? groups : C
        fits(C % own === 0)
        const perGroup = C / own
        // One value has no spread.
        if (name === 'instanceNorm') fits(rest.reduce((a, b) => a * b, 1) > 1)
        else fits(N * C === 0 || x.naive.data.length / own !== 1)
        return scaled(
          normalised(x.naive, ([n, c]) => `${n},${Math.floor(c / perGroup)}`),
          weight,
          bias,
          at => at[1],
        )
      },
      tolerance: 1e-3,
      mayRefuse: x.naive.data.length === 0,
    })),
}
