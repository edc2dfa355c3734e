import fc from 'fast-check'
import { slice, torch, type Tensor } from '../../../../engine/index.ts'
import { count, DoesNotFit, type Naive } from './naive.ts'

/** Operands of random calls, and what a call is. */
export type DTypeName = 'float32' | 'int32' | 'uint8' | 'bool'
export interface Operand {
  naive: Naive
  tensor: Tensor
  dtype: DTypeName
}

export interface Call {
  name: string
  engine: () => Tensor
  /** The answer by the op's definition, which throws DoesNotFit where there is none. */
  definition: () => Naive
  dtype?: DTypeName
  /** Whether the op may also say that it does not take such a call, as of integers where floats are meant. */
  mayRefuse?: boolean
  /** Of values that rounding errors reach through a division by something small. */
  tolerance?: number
}

const ranges: Record<DTypeName, [least: number, steps: number, step: number]> = {
  float32: [-5, 81, 1 / 8],
  int32: [-4, 9, 1],
  uint8: [0, 10, 1],
  bool: [0, 2, 1],
}

/** Values drawn from a seed, so that operands of hundreds of elements are soon made. */
function values(dtype: DTypeName, n: number, seed: number): number[] {
  const [least, steps, step] = ranges[dtype]
  let state = seed >>> 0
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return least + ((state >>> 8) % steps) * step
  })
}

export const dtypes = fc.constantFrom<DTypeName>('float32', 'float32', 'int32', 'uint8', 'bool')
export const floats = fc.constant<DTypeName>('float32')
export const bools = fc.constant<DTypeName>('bool')
/** What ops of networks are called with, and now and then what they are not meant for. */
export const mostlyFloats = fc.oneof({ weight: 20, arbitrary: floats }, { weight: 1, arbitrary: dtypes })
export const shapes = fc.array(fc.constantFrom(0, 1, 1, 2, 3, 4), { maxLength: 4 })

/** A tensor and its plain values; some lie in memory in another order, or with gaps. */
export const operand = (
  dtype: fc.Arbitrary<DTypeName> = dtypes,
  shape: fc.Arbitrary<number[]> = shapes,
): fc.Arbitrary<Operand> =>
  fc
    .tuple(dtype, shape, fc.nat(), layouts)
    .map(([name, sizes, seed, layout]) => laid(values(name, count(sizes), seed), sizes, name, layout))

/** Whole numbers from `least` to `most`, now and then one that lies outside. */
export const indices = (least: number, most: number, shape: fc.Arbitrary<number[]>): fc.Arbitrary<Operand> =>
  fc.tuple(shape, fc.nat(), layouts, fc.nat(15)).map(([sizes, seed, layout, luck]) => {
    const span = Math.max(1, most - least + 1)
    const list = values('int32', count(sizes), seed).map((value, i) => least + ((value + 4 + 5 * i + seed) % span))
    if (luck === 0 && list.length > 0) list[0] = most + 1
    if (luck === 1 && list.length > 0) list[0] = least - 1
    return laid(list, sizes, 'int32', layout)
  })

const layouts = fc.constantFrom('plain', 'turned', 'gaps')

export function laid(data: number[], shape: number[], dtype: DTypeName, layout = 'plain'): Operand {
  return { naive: { shape, data }, tensor: laidOut(data, shape, dtype, layout), dtype }
}

function laidOut(data: number[], sizes: number[], dtype: DTypeName, layout: string): Tensor {
  const plain = torch.tensor(data, { shape: sizes, dtype })
  if (layout === 'turned' && sizes.length > 1) return plain.transpose(0, -1).contiguous().transpose(0, -1)
  if (layout === 'gaps' && sizes.length > 0) {
    const wide = torch.zeros([...sizes.slice(0, -1), 2 * sizes[sizes.length - 1]], { dtype })
    const apart = wide.at('...', slice(null, null, 2))
    return apart.copy_(plain)
  }
  return plain
}

/** Mostly the value; now and then another one nearby. */
export const nearly = (value: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 24, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.nat(4) })
export const nearlyShape = (shape: number[]): fc.Arbitrary<number[]> => fc.tuple(...shape.map(nearly))
/** The same of lists, with a dimension too many now and then. */
export const roughShape = (shape: number[]): fc.Arbitrary<number[]> =>
  fc.oneof(
    { weight: 24, arbitrary: nearlyShape(shape) },
    { weight: 1, arbitrary: fc.constant<number[]>([1, ...shape]) },
    { weight: 1, arbitrary: fc.constant(shape.slice(1)) },
  )
/** One number for each of n dimensions. */
export const each = (n: number, least: number, most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: least, max: most }), { minLength: n, maxLength: n })
/** Mostly an operand, else null. */
export const perhaps = (arbitrary: fc.Arbitrary<Operand>): fc.Arbitrary<Operand | null> =>
  fc.option(arbitrary, { freq: 2 })

const category = { bool: 0, uint8: 1, int32: 1, float32: 2 }
export function promoted(a: Operand, b: Operand): DTypeName {
  const [x, y] = a.tensor.ndim > 0 === b.tensor.ndim > 0 ? [a, b] : a.tensor.ndim > 0 ? [a, b] : [b, a]
  if (category[x.dtype] !== category[y.dtype]) return category[x.dtype] > category[y.dtype] ? x.dtype : y.dtype
  const equalStanding = a.tensor.ndim > 0 === b.tensor.ndim > 0
  return x.dtype === y.dtype || !equalStanding ? x.dtype : 'int32'
}
/** Whether a result of one type may be written into a tensor of another. */
export const writesInto = (from: DTypeName, to: DTypeName): boolean => category[from] <= category[to]

/** How values of a type are kept in memory. */
export const kept = (dtype: DTypeName) => (x: number) =>
  dtype === 'bool' ? Number(x !== 0) : dtype === 'uint8' ? x & 255 : dtype === 'int32' ? Math.trunc(x) : x

/** Refuses what is not of one type, as ops do that promote nothing. */
export function alike(...operands: (Operand | null)[]): void {
  const names = new Set(operands.flatMap(x => x?.dtype ?? []))
  if (names.size > 1) throw new DoesNotFit()
}
export const allFloat = (...operands: (Operand | null)[]): boolean =>
  operands.every(x => x === null || x.dtype === 'float32')
