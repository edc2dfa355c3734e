import { f32, i32, kernels, u8 } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, DType, dtypeOf, float32, int32, uint8 } from '../tensor/dtype.ts'
import { count, formatShape, sizesOf } from '../tensor/shape.ts'
import { empty as allocate, Tensor, type Nested } from '../tensor/tensor.ts'
import { cast } from './core/stride.ts'

/** What every creating function takes at the end. */
export interface TensorOptions {
  dtype?: DType | string
  requiresGrad?: boolean
  /** There is one device, the CPU; the name is accepted so that code carries over. */
  device?: string
}

/** Sizes, spread or as one array, and options behind them: `zeros(2, 3)`, `zeros([2, 3], { requiresGrad: true })`. */
export type CreateArgs = (number | readonly number[] | TensorOptions | undefined)[]

const isOptions = (x: unknown): x is TensorOptions =>
  typeof x === 'object' && x !== null && !Array.isArray(x) && !(x instanceof DType)

export function splitArgs(op: string, args: CreateArgs): { sizes: number[]; options: TensorOptions } {
  const last = args[args.length - 1]
  const options = isOptions(last) ? last : {}
  checkDevice(op, options)
  const rest = (isOptions(last) || last === undefined ? args.slice(0, -1) : args) as (number | number[])[]
  return { sizes: sizesOf(op, rest), options }
}

function checkDevice(op: string, { device = 'cpu' }: TensorOptions): void {
  if (device !== 'cpu') throw new TypeError(`${op}: there is no device '${device}'; tensors live on 'cpu'`)
}

/** Turns on the gradient of a fresh tensor if asked. */
export function withGrad(x: Tensor, { requiresGrad = false }: TensorOptions): Tensor {
  return requiresGrad ? x.requiresGrad_() : x
}

export function fillWith(x: Tensor, given: number | boolean): Tensor {
  const value = Number(given)
  if (x.dtype === float32) {
    bits.f32[0] = value
    kernels.fill4(x.ptr, x.count, bits.i32[0])
  } else if (x.dtype === int32) kernels.fill4(x.ptr, x.count, asInt32(given))
  else kernels.fill1(x.ptr, x.count, x.dtype === bool ? Number(value !== 0) : value & 255)
  return x
}

/** The whole part of a number, if int32 has it. */
function asInt32(given: number | boolean): number {
  const value = Math.trunc(Number(given))
  if (!(value >= -2147483648 && value <= 2147483647)) throw new RangeError(`tensor: ${given} does not fit int32`)
  return value
}
const word = new ArrayBuffer(4)
const bits = { f32: new Float32Array(word), i32: new Int32Array(word) }

function filled(op: string, value: number): (...args: CreateArgs) => Tensor {
  return (...args) => {
    checkInterrupt()
    const { sizes, options } = splitArgs(op, args)
    return withGrad(fillWith(allocate(sizes, dtypeOf(options.dtype ?? float32)), value), options)
  }
}

/** A tensor of zeros: `torch.zeros(2, 3)` or `torch.zeros([2, 3], { dtype: torch.int32 })`. */
export const zeros = filled('zeros', 0)
/** A tensor of ones. */
export const ones = filled('ones', 1)
/** A tensor whose values mean nothing yet. */
export const empty: (...args: CreateArgs) => Tensor = (...args) => {
  const { sizes, options } = splitArgs('empty', args)
  return withGrad(allocate(sizes, dtypeOf(options.dtype ?? float32)), options)
}

/** A tensor filled with one value; a number is float32, true and false are bool. */
export function full(sizes: readonly number[], value: number | boolean, options: TensorOptions = {}): Tensor {
  const dtype = dtypeOf(options.dtype ?? (typeof value === 'boolean' ? bool : float32))
  return withGrad(fillWith(allocate(sizesOf('full', [sizes]), dtype), Number(value)), options)
}

const like =
  (value: number | boolean) =>
  (x: Tensor, options: TensorOptions = {}) =>
    withGrad(fillWith(allocate(x.sizes, dtypeOf(options.dtype ?? x.dtype)), value), options)
/** Zeros of the shape and dtype of `x`. */
export const zerosLike = like(0)
/** Ones of the shape and dtype of `x`. */
export const onesLike = like(1)
/** Room of the shape and dtype of `x`. */
export const emptyLike = like(0)
/** One value everywhere, in the shape and dtype of `x`. */
export const fullLike = (x: Tensor, value: number | boolean, options: TensorOptions = {}): Tensor =>
  like(value)(x, options)

type Typed =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Uint8ClampedArray
export type TensorData = Nested<number | boolean> | Typed | Tensor | readonly Tensor[]

/**
 * A tensor of the given values: nested arrays, a typed array, a number or a boolean. Numbers become float32, booleans
 * bool, Int32Array int32, Uint8Array uint8, unless `dtype` says otherwise; `shape` lays out a flat array.
 */
export function tensor(data: TensorData, options: TensorOptions & { shape?: readonly number[] } = {}): Tensor {
  checkInterrupt()
  checkDevice('tensor', options)
  if (data instanceof Tensor)
    return withGrad(cast(data.detach(), dtypeOf(options.dtype ?? data.dtype)).clone(), options)
  const { values, sizes, dtype } = ArrayBuffer.isView(data) ? fromTyped(data as Typed) : fromNested(data)
  const out = fromValues(
    values,
    options.shape ? sizesOf('tensor', [options.shape]) : sizes,
    dtypeOf(options.dtype ?? dtype),
  )
  return withGrad(out, options)
}
export { tensor as asTensor, tensor as asarray }

/** Copies numbers into a new tensor, checking what an integer type cannot hold. */
export function fromValues(values: ArrayLike<number | boolean>, sizes: readonly number[], dtype: DType): Tensor {
  if (values.length !== count(sizes))
    throw new RangeError(`tensor: ${values.length} values do not fit shape ${formatShape(sizes)}`)
  const out = allocate(sizes, dtype)
  const n = values.length
  if (dtype === float32) f32.set(values as ArrayLike<number>, out.ptr >>> 2)
  else if (dtype === int32) {
    for (let i = 0, at = out.ptr >>> 2; i < n; i++) i32[at + i] = asInt32(values[i])
  } else
    for (let i = 0, at = out.ptr; i < n; i++)
      u8[at + i] = dtype === bool ? Number(Boolean(values[i])) : Number(values[i])
  return out
}

function fromTyped(data: Typed): { values: ArrayLike<number>; sizes: number[]; dtype: DType } {
  const integers =
    data instanceof Int32Array ||
    data instanceof Int16Array ||
    data instanceof Int8Array ||
    data instanceof Uint16Array ||
    data instanceof Uint32Array
  const dtype = data instanceof Uint8Array || data instanceof Uint8ClampedArray ? uint8 : integers ? int32 : float32
  return { values: data, sizes: [data.length], dtype }
}

function fromNested(data: unknown): { values: (number | boolean)[]; sizes: number[]; dtype: DType } {
  const sizes: number[] = []
  for (let level = data; ; level = (level as unknown[])[0]) {
    if (Array.isArray(level)) sizes.push(level.length)
    else if (level instanceof Tensor || ArrayBuffer.isView(level))
      sizes.push(...(level instanceof Tensor ? level.sizes : [(level as Typed).length]))
    else break
    if (sizes[sizes.length - 1] === 0 || !Array.isArray(level)) break
  }
  const values: (number | boolean)[] = []
  const dtype = collect(data, sizes, 0, values)
  return { values, sizes, dtype: dtype ?? float32 }
}

/** Appends the leaves below `data`, checking that rows are equally long; returns the dtype they agree on. */
function collect(data: unknown, sizes: number[], depth: number, values: (number | boolean)[]): DType | null {
  if (data instanceof Tensor) {
    for (const value of data.flatten().toArray() as number[]) values.push(value)
    return data.dtype
  }
  if (ArrayBuffer.isView(data)) {
    for (const value of data as Typed) values.push(value)
    return fromTyped(data as Typed).dtype
  }
  if (Array.isArray(data)) {
    if (depth >= sizes.length || data.length !== sizes[depth])
      throw new RangeError(
        `tensor: rows differ in length: expected ${sizes[depth] ?? 'a number'}, got ${data.length} in dimension ${depth}`,
      )
    let dtype: DType | null = null
    for (const item of data) {
      const found = collect(item, sizes, depth + 1, values)
      if (found && (!dtype || found.category > dtype.category)) dtype = found
    }
    return dtype
  }
  if (depth !== sizes.length)
    throw new RangeError(`tensor: expected a row of ${sizes[depth]} values in dimension ${depth}, got ${String(data)}`)
  if (typeof data === 'number') {
    values.push(data)
    return float32
  }
  if (typeof data === 'boolean') {
    values.push(data)
    return bool
  }
  throw new TypeError(`tensor: expected numbers or booleans, got ${data === null ? 'null' : typeof data}`)
}

/** Values from `start` to before `end` in steps. Whole numbers give int32, others float32. `arange(n)` counts from 0. */
export function arange(end: number, options?: TensorOptions): Tensor
export function arange(start: number, end: number, options?: TensorOptions): Tensor
export function arange(start: number, end: number, step: number, options?: TensorOptions): Tensor
export function arange(...args: (number | TensorOptions | undefined)[]): Tensor {
  const options = (args.find(isOptions) as TensorOptions | undefined) ?? {}
  const numbers = args.filter(x => typeof x === 'number')
  const [start, end, step] = numbers.length === 1 ? [0, numbers[0], 1] : [numbers[0], numbers[1], numbers[2] ?? 1]
  if (step === 0 || !Number.isFinite((end - start) / step))
    throw new RangeError(`arange: step ${step} does not lead from ${start} to ${end}`)
  if ((end - start) / step < 0) throw new RangeError(`arange: step ${step} leads away from ${end}`)
  const n = Math.ceil((end - start) / step)
  const dtype = dtypeOf(options.dtype ?? (numbers.every(Number.isInteger) ? int32 : float32))
  const values = new Float64Array(n)
  for (let i = 0; i < n; i++) values[i] = start + i * step
  return withGrad(fromValues(values, [n], dtype), options)
}

/** `steps` values from `start` to `end`, both included, evenly spaced. */
export function linspace(start: number, end: number, steps: number, options: TensorOptions = {}): Tensor {
  return withGrad(
    fromValues(spaced('linspace', start, end, steps), [steps], dtypeOf(options.dtype ?? float32)),
    options,
  )
}

/** Counted from both ends in float32, as PyTorch does, so that the last value is `end` itself. */
function spaced(op: string, start: number, end: number, steps: number): Float64Array {
  if (!Number.isInteger(steps) || steps < 0)
    throw new RangeError(`${op}: the number of steps must be a whole number >= 0, got ${steps}`)
  const [from, to] = [Math.fround(start), Math.fround(end)]
  const step = steps < 2 ? 0 : Math.fround((to - from) / (steps - 1))
  return Float64Array.from({ length: steps }, (_, i) =>
    i < steps / 2 ? Math.fround(from + step * i) : Math.fround(to - step * (steps - 1 - i)),
  )
}

/** base ** linspace(start, end, steps). */
export function logspace(
  start: number,
  end: number,
  steps: number,
  { base = 10, ...options }: TensorOptions & { base?: number } = {},
): Tensor {
  if (!Number.isInteger(steps) || steps < 0)
    throw new RangeError(`logspace: the number of steps must be a whole number >= 0, got ${steps}`)
  const step = (end - start) / (steps - 1)
  const values = Float64Array.from({ length: steps }, (_, i) => base ** (steps === 1 ? start : start + i * step))
  return withGrad(fromValues(values, [steps], dtypeOf(options.dtype ?? float32)), options)
}

/** The identity matrix, n x n or n x m. */
export function eye(n: number, m?: number | TensorOptions, options: TensorOptions = {}): Tensor {
  const columns = typeof m === 'number' ? m : n
  const given = isOptions(m) ? m : options
  const out = zeros([n, columns], { dtype: given.dtype })
  out.diagonal().fill_(1)
  return withGrad(out, given)
}
