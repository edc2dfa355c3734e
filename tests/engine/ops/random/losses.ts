import fc from 'fast-check'
import { F } from '../../../../engine/index.ts'
import { along, broadcast, fits, pointwise, positions, read, made, type Naive } from './naive.ts'
import {
  allFloat,
  indices,
  floats,
  nearly,
  operand,
  perhaps,
  roughShape,
  type Call,
  type DTypeName,
  type Operand,
} from './operands.ts'

/** Losses of an input and a target, of classes, and of two or three inputs, each reduced in one of three ways. */
type Reduction = 'mean' | 'sum' | 'none'
const reductionNames = fc.constantFrom<Reduction>('mean', 'sum', 'none')

function reduced(losses: Naive, reduction: Reduction, divisor = losses.data.length): Naive {
  if (reduction === 'none') return losses
  const total = losses.data.reduce((a, b) => a + b, 0)
  return { shape: [], data: [reduction === 'sum' ? total : total / divisor] }
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
/** e^0 = 1 = p^0: nothing is lost where nothing is expected. */
const xlogy = (x: number, y: number) => (x === 0 ? 0 : x * Math.log(y))
const log = (x: number) => Math.max(-100, Math.log(x))

/** Integers now and then; those of one byte would wrap. */
const mostlyFloat = fc.oneof(
  { weight: 20, arbitrary: floats },
  { weight: 1, arbitrary: fc.constant<DTypeName>('int32') },
)

/** Of two operands; `broadcasts` where shapes may differ. */
const pairs = {
  mseLoss: { loss: (x: number, y: number) => (x - y) ** 2, broadcasts: true },
  l1Loss: { loss: (x: number, y: number) => Math.abs(x - y), broadcasts: true },
  huberLoss: {
    loss: (x: number, y: number) => (Math.abs(x - y) < 1 ? (x - y) ** 2 / 2 : Math.abs(x - y) - 0.5),
    broadcasts: true,
  },
  smoothL1Loss: {
    loss: (x: number, y: number) => (Math.abs(x - y) < 1 ? (x - y) ** 2 / 2 : Math.abs(x - y) - 0.5),
    broadcasts: true,
  },
  klDiv: { loss: (x: number, y: number) => xlogy(y, y) - x * y, broadcasts: true },
  poissonNllLoss: { loss: (x: number, y: number) => Math.exp(x) - x * y, broadcasts: true },
  softMarginLoss: { loss: (x: number, y: number) => Math.log1p(Math.exp(-x * y)), broadcasts: false },
  hingeEmbeddingLoss: {
    loss: (x: number, y: number) => (y === 1 ? 0 : Math.max(0, 1 - x)) + (y === -1 ? 0 : x),
    broadcasts: true,
  },
  binaryCrossEntropyWithLogits: {
    loss: (x: number, y: number) => (1 - y) * x + Math.log1p(Math.exp(-Math.abs(x))) + Math.max(-x, 0),
    broadcasts: false,
  },
} satisfies Record<string, { loss: (x: number, y: number) => number; broadcasts: boolean }>

const shape = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })
const operands = (n: number) =>
  shape.chain(sizes => fc.tuple(...Array.from({ length: n }, () => operand(mostlyFloat, roughShape(sizes)))))
const same = (...shapes: number[][]) => fits(shapes.every(sizes => String(sizes) === String(shapes[0])))

const squashed = (x: Operand): Operand => ({
  ...x,
  naive: pointwise(sigmoid)(x.naive),
  tensor: x.tensor.sigmoid(),
  dtype: 'float32',
})

/** Classes behind the batch: [N, C], [N, C, d] or [C] alone. */
const classes = fc
  .record({
    batch: fc.integer({ min: -1, max: 3 }),
    classes: fc.integer({ min: 1, max: 4 }),
    rest: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 1 }),
  })
  .chain(({ batch, classes: C, rest }) => {
    const lead = batch < 0 ? [] : [batch]
    const more = batch < 0 ? [] : rest
    return fc.record({
      x: operand(mostlyFloat, roughShape([...lead, C, ...more])),
      target: indices(0, C - 1, roughShape([...lead, ...more])),
      weight: perhaps(operand(mostlyFloat, fc.tuple(nearly(C)))),
      ignoreIndex: fc.constantFrom(-100, -100, 0, 1),
      reduction: reductionNames,
    })
  })

function classLosses(x: Naive, target: Naive, weight: Naive | null, ignoreIndex: number, reduction: Reduction): Naive {
  fits(x.shape.length > 0)
  const classDim = x.shape.length === 1 ? 0 : 1
  const C = x.shape[classDim]
  same(
    x.shape.filter((_, d) => d !== classDim),
    target.shape,
  )
  fits(!weight || (weight.shape.length === 1 && weight.shape[0] === C))
  let total = 0
  const losses = made(target.shape, at => {
    const wanted = read(target, at)
    if (wanted === ignoreIndex) return 0
    fits(wanted >= 0 && wanted < C)
    const factor = weight ? read(weight, [wanted]) : 1
    total += factor
    return -factor * read(x, at.toSpliced(classDim, 0, wanted))
  })
  return reduced(losses, reduction, total)
}

const logSoftmax = (x: Naive): Naive => {
  fits(x.shape.length > 0)
  const dim = x.shape.length === 1 ? 0 : 1
  const shares = (line: number[]) => {
    const total = Math.log(line.reduce((sum, value) => sum + Math.exp(value), 0))
    return line.map(value => value - total)
  }
  return along(x, dim, shares, x.shape[dim])
}

export const losses: Record<string, fc.Arbitrary<Call>> = {
  'losses of pairs': fc
    .tuple(fc.constantFrom(...(Object.keys(pairs) as (keyof typeof pairs)[])), operands(2), reductionNames)
    .map(([name, [x, y], reduction]) => ({
      name,
      engine: () => F[name](x.tensor, y.tensor, { reduction }),
      definition: () => {
        const { loss, broadcasts } = pairs[name]
        if (!broadcasts) same(x.naive.shape, y.naive.shape)
        return reduced(pointwise(loss)(x.naive, y.naive), reduction)
      },
      mayRefuse: !allFloat(x, y),
      tolerance: 1e-4,
    })),
  'losses of probabilities': fc
    .tuple(operands(2), perhaps(operand(mostlyFloat)), reductionNames, fc.boolean())
    .map(([[x, y], weight, reduction, squash]) => {
      const input = squash ? squashed(x) : x
      const loss = (p: number, t: number, w: number) => -w * (t * log(p) + (1 - t) * log(1 - p))
      return {
        name: 'binaryCrossEntropy',
        engine: () => F.binaryCrossEntropy(input.tensor, y.tensor, { weight: weight?.tensor, reduction }),
        definition: () => {
          same(input.naive.shape, y.naive.shape)
          fits(input.naive.data.every(p => p >= 0 && p <= 1))
          const one: Naive = { shape: [], data: [1] }
          if (weight) same(broadcast(weight.naive.shape, y.naive.shape), y.naive.shape)
          return reduced(pointwise(loss)(input.naive, y.naive, weight?.naive ?? one), reduction)
        },
        mayRefuse: !allFloat(x, y, weight),
        tolerance: 1e-4,
      }
    }),
  'losses of classes': fc
    .tuple(classes, fc.constantFrom<'nllLoss' | 'crossEntropy'>('nllLoss', 'crossEntropy'))
    .map(([{ x, target, weight, ignoreIndex, reduction }, name]) => ({
      name,
      engine: () => F[name](x.tensor, target.tensor, { weight: weight?.tensor, ignoreIndex, reduction }),
      definition: () => {
        const logProbs = name === 'nllLoss' ? x.naive : logSoftmax(x.naive)
        return classLosses(logProbs, target.naive, weight && weight.naive, ignoreIndex, reduction)
      },
      mayRefuse: !allFloat(x, weight),
      tolerance: 1e-4,
    })),
  'losses of triples': fc
    .tuple(operands(3), reductionNames, fc.constantFrom<Triple>('marginRankingLoss', 'tripletMarginLoss'))
    .map(([[a, b, c], reduction, name]) => ({
      name,
      engine: () => F[name](a.tensor, b.tensor, c.tensor, { reduction }),
      definition: () => reduced(triples[name](a.naive, b.naive, c.naive), reduction),
      mayRefuse: !allFloat(a, b, c),
      tolerance: 1e-4,
    })),
}

type Triple = 'marginRankingLoss' | 'tripletMarginLoss'
const triples: Record<Triple, (a: Naive, b: Naive, c: Naive) => Naive> = {
  marginRankingLoss: (a, b, target) => {
    fits(a.shape.length === b.shape.length && a.shape.length === target.shape.length)
    return pointwise((x, y, t) => Math.max(0, -t * (x - y)))(a, b, target)
  },
  tripletMarginLoss: (anchor, positive, negative) => {
    fits(anchor.shape.length === positive.shape.length && anchor.shape.length === negative.shape.length)
    const near = distance(anchor, positive)
    return pointwise((p, n) => Math.max(0, p - n + 1))(near, distance(anchor, negative))
  },
}
/** |a - b + 1e-6| along the last dimension. */
function distance(a: Naive, b: Naive): Naive {
  const difference = pointwise((x, y) => x - y + 1e-6)(a, b)
  const { shape: sizes } = difference
  if (sizes.length === 0) return pointwise(Math.abs)(difference)
  const last = sizes.length - 1
  const lengths = positions(sizes.slice(0, -1)).map(at =>
    Math.hypot(...Array.from({ length: sizes[last] }, (_, i) => read(difference, [...at, i]))),
  )
  return { shape: sizes.slice(0, -1), data: lengths }
}
