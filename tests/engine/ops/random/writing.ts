import fc from 'fast-check'
import { slice, type Tensor } from '../../../../engine/index.ts'
import { broadcast, fits, flat, pointwise, positions, type Naive } from './naive.ts'
import {
  bools,
  dtypes,
  indices,
  kept,
  nearlyShape,
  operand,
  shapes,
  writesInto,
  type Call,
  type DTypeName,
  type Operand,
} from './operands.ts'

/** In-place calls on whole tensors and on parts of them: what is around the part stays as it is. */
type Changing = 'add_' | 'sub_' | 'mul_' | 'copy_' | 'div_' | 'maximum_'
const changes: Record<Changing, (old: number, value: number) => number> = {
  add_: (old, value) => old + value,
  sub_: (old, value) => old - value,
  mul_: (old, value) => old * value,
  div_: (old, value) => old / value,
  copy_: (_, value) => value,
  maximum_: Math.max,
}

/** A part of a tensor: every `step`-th entry from `from` on of dimension 0. */
interface Part {
  x: Operand
  from: number
  step: number
}
const part = (x: Operand, from: number, step: number) => {
  const list = Array.from({ length: x.naive.shape[0] }, (_, i) => i).filter(i => i >= from && (i - from) % step === 0)
  return { shape: x.naive.shape.with(0, list.length), at: (place: number[]) => place.with(0, list[place[0]]) }
}
/** The whole of x after `write` has changed a part of it. */
function changed({ x, from, step }: Part, value: Naive, write: (old: number, value: number) => number): Naive {
  const { shape, at } = part(x, from, step)
  fits(String(broadcast(shape, value.shape)) === String(shape))
  const spread = pointwise(v => v)(value, { shape, data: [] })
  const out: Naive = { shape: x.naive.shape, data: [...x.naive.data] }
  positions(shape).forEach((place, i) => {
    const to = flat(x.naive.shape, at(place))
    out.data[to] = kept(x.dtype)(write(out.data[to], spread.data[i]))
  })
  return out
}
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })
const alikeOrNot = (dtype: DTypeName) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(dtype) }, { weight: 1, arbitrary: dtypes })
const parts = fc.tuple(sizes, dtypes).chain(([shape, dtype]) =>
  fc.record({
    x: operand(fc.constant(dtype), fc.constant(shape)),
    from: fc.integer({ min: 0, max: shape[0] }),
    step: fc.integer({ min: 1, max: 2 }),
    value: operand(
      alikeOrNot(dtype),
      fc.oneof(
        fc.nat(shape.length - 1).map(n => shape.slice(n + 1)),
        nearlyShape(shape),
        fc.constant<number[]>([1, ...shape.slice(1)]),
      ),
    ),
  }),
)

const whole = (x: Tensor, write: (x: Tensor) => unknown): Tensor => {
  write(x)
  return x
}

export const writing: Record<string, fc.Arbitrary<Call>> = {
  'changes in place': fc
    .tuple(
      operand(),
      operand(dtypes, fc.oneof(shapes, fc.constant<number[]>([]))),
      fc.constantFrom(...(Object.keys(changes) as Changing[])),
    )
    .map(([x, value, name]) => ({
      name,
      engine: () => whole(x.tensor, t => t[name as 'add_'](value.tensor)),
      definition: () => {
        fits(String(broadcast(x.naive.shape, value.naive.shape)) === String(x.naive.shape))
        fits(name === 'copy_' || writesInto(name === 'div_' ? 'float32' : value.dtype, x.dtype))
        fits(name !== 'sub_' || (x.dtype !== 'bool' && value.dtype !== 'bool'))
        return pointwise((a, b) => kept(x.dtype)(changes[name](a, b)))(x.naive, value.naive)
      },
      dtype: x.dtype,
    })),
  'changes of parts': fc.tuple(parts, fc.constantFrom<Changing>('add_', 'mul_', 'copy_')).map(([call, name]) => ({
    name: `${name} of a part`,
    engine: () => whole(call.x.tensor, t => t.at(slice(call.from, null, call.step))[name as 'add_'](call.value.tensor)),
    definition: () => {
      fits(name === 'copy_' || writesInto(call.value.dtype, call.x.dtype))
      return changed(call, call.value.naive, changes[name])
    },
    dtype: call.x.dtype,
  })),
  'writes to parts': parts.map(call => ({
    name: 'setAt of a slice',
    engine: () => whole(call.x.tensor, t => t.setAt([slice(call.from, null, call.step)], call.value.tensor)),
    definition: () => changed(call, call.value.naive, (_, value) => value),
    dtype: call.x.dtype,
  })),
  'writes to rows': fc
    .tuple(sizes, dtypes)
    .chain(([shape, dtype]) => {
      const index = indices(0, shape[0] - 1, fc.tuple(fc.integer({ min: 1, max: 3 })))
      return fc.tuple(
        operand(fc.constant(dtype), fc.constant(shape)),
        index,
        operand(alikeOrNot(dtype), fc.oneof(fc.constant<number[]>([]), fc.constant(shape.slice(1)))),
      )
    })
    .map(([x, index, value]) => ({
      name: 'setAt of rows',
      engine: () => whole(x.tensor, t => t.setAt([index.tensor], value.tensor)),
      definition: () => {
        const list = index.naive.data.map(i => (i < 0 ? i + x.naive.shape[0] : i))
        fits(list.every(i => i >= 0 && i < x.naive.shape[0]))
        return list.reduce<Operand>((t, i) => ({ ...t, naive: oneRow(t, i, value.naive) }), x).naive
      },
      dtype: x.dtype,
      mayRefuse: value.dtype !== x.dtype,
    })),
  'writes under masks': fc
    .tuple(sizes, dtypes, fc.nat(1))
    .chain(([shape, dtype, value]) =>
      fc.tuple(
        operand(fc.constant(dtype), fc.constant(shape)),
        operand(bools, nearlyShape(shape)),
        fc.constant(value),
        fc.boolean(),
      ),
    )
    .map(([x, mask, value, byIndex]) => ({
      name: byIndex ? 'setAt of a mask' : 'maskedFill_',
      engine: () => whole(x.tensor, t => (byIndex ? t.setAt([mask.tensor], value) : t.maskedFill_(mask.tensor, value))),
      definition: () => {
        const joint = byIndex ? mask.naive.shape : broadcast(x.naive.shape, mask.naive.shape)
        fits(String(joint) === String(x.naive.shape))
        return pointwise((old, chosen) => (chosen ? value : old))(x.naive, mask.naive)
      },
      dtype: x.dtype,
    })),
}

/** x with one row replaced. */
function oneRow(x: Operand, row: number, value: Naive): Naive {
  const width = x.naive.shape.slice(1)
  const spread = pointwise(v => v)(value, { shape: width, data: [] })
  const data = [...x.naive.data]
  spread.data.forEach((v, i) => (data[row * spread.data.length + i] = kept(x.dtype)(v)))
  return { shape: x.naive.shape, data }
}
