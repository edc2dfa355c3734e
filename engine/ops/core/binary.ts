import { rule, record } from '../../autograd/node.ts'
import { kernels, scratch, type BinaryF32, type BinaryI32, type Compare } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { bool, float32, int32, type DType } from '../../tensor/dtype.ts'
import { broadcastShapes, broadcastStrides, sameShape } from '../../tensor/shape.ts'
import { empty, Tensor } from '../../tensor/tensor.ts'
import { memoryOf } from './memory.ts'
import { checkOperand, numberOperand, refuseNumbers, refuseOverflow, resultType, type TensorLike } from './operands.ts'
import { cast, compact, describe, tooManyDims } from './stride.ts'
import { checkTensor } from './unary.ts'
import { expandTo } from './view.ts'

/** A pointwise function of two operands, either of which may be a plain number; shapes broadcast. */
export type Binary = (a: TensorLike, b: TensorLike) => Tensor

/** Kernels go by their names, and are looked up when they run: `imagine` puts others in their place. */
type Kernel = `${BinaryF32 | Compare}_f32` | `${BinaryI32 | Compare}_i32`

const noSizes: readonly number[] = []

/** Runs a kernel on two operands of its own dtype (`compute`), into `out` if given. */
export function broadcastKernel(
  op: string,
  kernel: Kernel,
  kernelNd: `${Kernel}_nd`,
  a: TensorLike,
  b: TensorLike,
  compute: DType,
  result: DType,
  into?: Tensor,
): Tensor {
  const x = typeof a === 'object' ? cast(a, compute) : a
  const y = typeof b === 'object' ? cast(b, compute) : b
  const xSizes = typeof x === 'object' ? x.sizes : noSizes
  const ySizes = typeof y === 'object' ? y.sizes : noSizes
  const sizes =
    typeof y !== 'object' || sameShape(xSizes, ySizes)
      ? xSizes
      : typeof x !== 'object'
        ? ySizes
        : broadcastShapes(op, xSizes, ySizes)
  const out = into ?? empty(sizes, result)
  if (out.count === 0) return out
  const integer = compute === int32
  const xSolid = typeof x !== 'object' || x.count === 1 || (x.contiguous_ && x.count === out.count)
  const ySolid = typeof y !== 'object' || y.count === 1 || (y.contiguous_ && y.count === out.count)
  if (xSolid && ySolid) {
    const xPtr = typeof x === 'object' ? x.ptr : numberOperand(Number(x), integer, 0)
    const yPtr = typeof y === 'object' ? y.ptr : numberOperand(Number(y), integer, 1)
    const xStep = typeof x === 'object' && x.count === out.count ? 1 : 0
    const yStep = typeof y === 'object' && y.count === out.count ? 1 : 0
    kernels[kernel](xPtr, yPtr, out.ptr, out.count, xStep, yStep)
    return out
  }
  if (tooManyDims(sizes)) {
    // Too many for one walk: both as row-major tensors of the result's shape.
    const whole = (t: TensorLike): TensorLike => (typeof t === 'object' ? compact(expandTo(op, t, sizes)) : t)
    return broadcastKernel(op, kernel, kernelNd, whole(x), whole(y), compute, result, out)
  }
  const xStrides = typeof x === 'object' ? broadcastStrides(x.sizes, x.strides, sizes) : sizes.map(() => 0)
  const yStrides = typeof y === 'object' ? broadcastStrides(y.sizes, y.strides, sizes) : sizes.map(() => 0)
  const rank = describe(sizes, [xStrides, yStrides])
  const xPtr = typeof x === 'object' ? x.ptr : numberOperand(Number(x), integer, 0)
  const yPtr = typeof y === 'object' ? y.ptr : numberOperand(Number(y), integer, 1)
  kernels[kernelNd](xPtr, yPtr, out.ptr, rank, scratch)
  return out
}

interface BinaryRule {
  /** Kernel for integers; without one they are computed in float32 (div, atan2 ...). */
  integers?: BinaryI32
  saves: 'inputs' | 'output' | 'both' | 'nothing'
  /** Gradients of the two operands; a gradient that was broadcast is summed down by the backward pass. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- 'inputs' gives (g, a, b), 'output' (g, out), 'both' (g, a, b, out)
  derivatives: readonly [(g: Tensor, ...saved: any[]) => Tensor, (g: Tensor, ...saved: any[]) => Tensor]
  prints?: string
  /** Integers divide by the second operand: a zero in it throws. */
  divides?: boolean
  /** false: bool operands are refused, as PyTorch's sub does. */
  bools?: boolean
  /** false: plain numbers are refused, as PyTorch's maximum does. */
  numbers?: boolean
}

/** Both kernels of an op, and the dtype rules; `arithmetic` is what in-place variants share with it. */
export interface Arithmetic extends Binary {
  run(a: TensorLike, b: TensorLike, into?: Tensor): Tensor
}

function refuseZeros(op: string, divisor: TensorLike): void {
  const values = typeof divisor === 'object' ? memoryOf(compact(divisor)) : [Number(divisor)]
  if (values.includes(0)) throw new RangeError(`${op}: an integer is divided by zero`)
}

/** Makes the op of a kernel and its two derivatives. */
export function binaryOp(
  name: BinaryF32,
  { integers, saves, derivatives, prints, divides = false, bools = true, numbers = true }: BinaryRule,
): Arithmetic {
  const f32 = `${name}_f32` as const
  const f32Nd = `${name}_f32_nd` as const
  const i32 = integers && (`${integers}_i32` as const)
  const i32Nd = integers && (`${integers}_i32_nd` as const)
  const backward = rule<unknown[]>(prints ?? name, ...derivatives)

  function run(a: TensorLike, b: TensorLike, into?: Tensor): Tensor {
    if (!bools && [a, b].some(x => typeof x === 'object' && x.dtype === bool))
      throw new TypeError(`${name}: not defined for bool tensors; use torch.logicalXor, or .int() first`)
    const type = resultType(a, b)
    if (type === float32 || !i32 || !i32Nd) return broadcastKernel(name, f32, f32Nd, a, b, float32, float32, into)
    if (divides) refuseZeros(name, b)
    const out = broadcastKernel(name, i32, i32Nd, a, b, int32, int32, into)
    refuseOverflow(name, type)
    return cast(out, type)
  }
  const op = (a: TensorLike, b: TensorLike): Tensor => {
    checkInterrupt()
    if (!numbers) refuseNumbers(name, a, b, 'use clamp for a bound that is a number, or torch.tensor')
    checkOperand(name, a)
    checkOperand(name, b)
    const out = run(a, b)
    if (out.dtype !== float32) return out
    return record(
      out,
      backward,
      [a, b],
      saves === 'inputs' ? [a, b] : saves === 'output' ? [out] : saves === 'both' ? [a, b, out] : [],
    )
  }
  return Object.assign(op, { run })
}

/** A comparison with a tensor or a number; a number on the left PyTorch refuses too: turn the comparison round. */
export type Comparison = (a: Tensor, b: TensorLike) => Tensor

/** Makes a comparison: bool, no gradient. A whole number is compared with integers exactly. */
export function compareOp(name: Compare): Comparison {
  const f32 = `${name}_f32` as const
  const f32Nd = `${name}_f32_nd` as const
  const i32 = `${name}_i32` as const
  const i32Nd = `${name}_i32_nd` as const
  const whole = (x: TensorLike): boolean =>
    typeof x === 'object' ? !x.dtype.isFloatingPoint : Number.isInteger(Number(x)) && Math.abs(Number(x)) < 2 ** 31
  return (a, b) => {
    checkInterrupt()
    checkTensor(name, a)
    checkOperand(name, b)
    if (whole(a) && whole(b)) return broadcastKernel(name, i32, i32Nd, a, b, int32, bool)
    return broadcastKernel(name, f32, f32Nd, a, b, float32, bool)
  }
}

/** Makes an op of integers and bools alone. */
export function integerOp(name: BinaryI32, op: string): Binary {
  const i32 = `${name}_i32` as const
  const i32Nd = `${name}_i32_nd` as const
  return (a, b) => {
    checkInterrupt()
    checkOperand(op, a)
    checkOperand(op, b)
    if (typeof a !== 'object' && typeof b !== 'object') throw new TypeError(`${op}: expected at least one tensor`)
    for (const x of [a, b]) {
      if (typeof x === 'object' ? x.dtype.isFloatingPoint : !Number.isInteger(Number(x))) {
        throw new TypeError(`${op}: works on integers and bools, got ${typeof x === 'object' ? x.dtype.name : x}`)
      }
    }
    // A whole number takes the type of the tensor beside it.
    const type =
      typeof a !== 'object'
        ? typeof b === 'object'
          ? b.dtype
          : int32
        : typeof b !== 'object'
          ? a.dtype
          : resultType(a, b)
    return cast(broadcastKernel(op, i32, i32Nd, a, b, int32, int32), type)
  }
}
