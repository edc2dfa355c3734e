import fc from 'fast-check'
import { F, type Tensor } from '../../../../engine/index.ts'
import { fits } from './naive.ts'
import { adaptive, convolution, pooled, transposed, type Window } from './windows.ts'
import {
  alike,
  allFloat,
  each,
  kept,
  mostlyFloats,
  nearly,
  operand,
  perhaps,
  roughShape,
  type Call,
  type DTypeName,
  type Operand,
} from './operands.ts'

/** Convolution and pooling over lines and images, some with a size, a channel or a type that does not fit. */
interface Layer {
  n: 1 | 2
  groups: number
  /** Channels of a group. */
  from: number
  to: number
  batch: number
  size: number[]
  kernel: number[]
  stride: number[]
  padding: number[]
  dilation: number[]
  extra: number[]
}
const layer: fc.Arbitrary<Layer> = fc.constantFrom<1 | 2>(1, 2).chain(n =>
  fc.record({
    n: fc.constant(n),
    groups: fc.constantFrom(1, 1, 2),
    from: fc.integer({ min: 1, max: 3 }),
    to: fc.integer({ min: 1, max: 3 }),
    batch: fc.constantFrom(-1, 0, 1, 2),
    size: each(n, 1, 6),
    kernel: each(n, 1, 3),
    stride: each(n, 1, 3),
    padding: each(n, 0, 2),
    dilation: each(n, 1, 2),
    extra: each(n, 0, 1),
  }),
)
/** Without a batch where its size is -1. */
const inputShape = (batch: number, channels: number, size: number[]): number[] =>
  batch < 0 ? [channels, ...size] : [batch, channels, ...size]

/** Operands of one type, which is now and then not that of one of them. */
const weights = (own: number[], bias: number[], input: number[], dtype: DTypeName) =>
  fc.tuple(
    operand(fc.constant(dtype), roughShape(input)),
    operand(
      fc.oneof({ weight: 24, arbitrary: fc.constant(dtype) }, { weight: 1, arbitrary: mostlyFloats }),
      roughShape(own),
    ),
    perhaps(
      operand(
        fc.oneof({ weight: 24, arbitrary: fc.constant(dtype) }, { weight: 1, arbitrary: mostlyFloats }),
        roughShape(bias),
      ),
    ),
  )

const naive = (x: Operand | null) => x && x.naive

const layers = (direction: 'conv' | 'convTranspose'): fc.Arbitrary<Call> =>
  fc.tuple(layer, mostlyFloats).chain(([how, dtype]) => {
    const { n, groups, from, to, batch, size, kernel, stride, padding, dilation, extra } = how
    const weight = direction === 'conv' ? [to * groups, from, ...kernel] : [from * groups, to, ...kernel]
    const input = inputShape(batch, from * groups, size)
    return weights(weight, [to * groups], input, dtype).map(([x, w, bias]): Call => {
      const name = `${direction}${n}d` as const
      const window: Window = { kernel, stride, padding, dilation }
      const options = { bias: bias?.tensor ?? null, stride, padding, dilation, groups }
      const store = kept(dtype)
      return {
        name,
        engine: () =>
          name === 'conv1d' || name === 'conv2d'
            ? F[name](x.tensor, w.tensor, options)
            : F[name](x.tensor, w.tensor, { ...options, outputPadding: extra }),
        definition: () => {
          alike(x, w, bias)
          const out =
            direction === 'conv'
              ? convolution(x.naive, w.naive, naive(bias), window, groups)
              : transposed(x.naive, w.naive, naive(bias), { ...window, extra }, groups)
          return { ...out, data: out.data.map(store) }
        },
        dtype,
        mayRefuse: dtype !== 'float32',
      }
    })
  })

const images = layer.chain(how =>
  operand(mostlyFloats, roughShape(inputShape(how.batch, how.from, how.size))).map(x => ({ ...how, x })),
)
const largest = (values: number[]) => Math.max(...values)
const total = (values: number[]) => values.reduce((a, b) => a + b, 0)

export const networks: Record<string, fc.Arbitrary<Call>> = {
  convolution: layers('conv'),
  'transposed convolution': layers('convTranspose'),
  'largest of windows': fc.tuple(images, fc.boolean(), fc.boolean()).map(([how, ceil, ownStride]) => {
    const { n, x, kernel, padding, dilation } = how
    const stride = ownStride ? how.stride : kernel
    const name = `maxPool${n}d` as const
    const options = { stride: ownStride ? stride : null, padding, dilation, ceilMode: ceil }
    return {
      name,
      engine: () => F[name](x.tensor, kernel, options),
      definition: () => pooled(x.naive, { kernel, stride, padding, dilation, ceil }, largest),
      dtype: x.dtype,
      mayRefuse: x.dtype !== 'float32',
    }
  }),
  'means of windows': fc
    .tuple(images, fc.boolean(), fc.boolean(), fc.option(fc.integer({ min: 1, max: 5 }), { freq: 1 }))
    .map(([{ n, x, kernel, stride, padding }, ceil, countIncludePad, divisorOverride]) => {
      const name = `avgPool${n}d` as const
      const options = { stride, padding, ceilMode: ceil, countIncludePad, divisorOverride }
      const window = { kernel, stride, padding, dilation: kernel.map(() => 1), ceil }
      return {
        name,
        engine: () => F[name](x.tensor, kernel, options),
        definition: () =>
          pooled(x.naive, window, (values, cells) =>
            values.length === 0
              ? 0
              : kept(x.dtype)(total(values) / (divisorOverride ?? (countIncludePad ? cells : values.length))),
          ),
        dtype: x.dtype,
        mayRefuse: !allFloat(x),
      }
    }),
  'adaptive windows': fc
    .tuple(images, fc.constantFrom<'Avg' | 'Max'>('Avg', 'Max'), each(2, 1, 5), nearly(0))
    .map(([{ n, x }, kind, sizes, wrong]) => {
      const name = `adaptive${kind}Pool${n}d` as const
      const output = sizes.slice(0, n)
      const mean = (values: number[]) => total(values) / values.length
      return {
        name,
        engine: () => F[name](x.tensor, wrong > 2 ? [...output, 1] : output) as Tensor,
        definition: () => {
          fits(wrong <= 2)
          const out = adaptive(x.naive, output, kind === 'Avg' ? mean : largest)
          return { ...out, data: out.data.map(kept(x.dtype)) }
        },
        dtype: x.dtype,
        mayRefuse: !allFloat(x),
      }
    }),
}
