/**
 * Every op is a method too: an exported function of a family below whose first argument is the tensor becomes
 * `x.name(...)`, and where it is listed, its in-place twin `x.name_(...)`. Adding an op to its family is enough.
 */
import * as activation from '../ops/activation.ts'
import * as arithmetic from '../ops/arithmetic.ts'
import * as bitwise from '../ops/bitwise.ts'
import * as compare from '../ops/compare.ts'
import * as convert from '../ops/convert.ts'
import * as diagonal from '../ops/diagonal.ts'
import * as draw from '../ops/draw.ts'
import * as factor from '../ops/factor.ts'
import * as gather from '../ops/gather.ts'
import * as indexing from '../ops/indexing.ts'
import * as inplace from '../ops/inplace.ts'
import * as linalg from '../ops/linalg.ts'
import * as matmul from '../ops/matmul.ts'
import * as newLike from '../ops/new-like.ts'
import * as norm from '../ops/norm.ts'
import * as reduce from '../ops/reduce.ts'
import * as repeat from '../ops/repeat.ts'
import * as scan from '../ops/scan.ts'
import * as select from '../ops/select.ts'
import * as shape from '../ops/shape.ts'
import * as sort from '../ops/sort.ts'
import * as split from '../ops/split.ts'
import * as statistics from '../ops/statistics.ts'
import * as transcendental from '../ops/transcendental.ts'
import * as unique from '../ops/unique.ts'
import * as unsupported from '../ops/unsupported.ts'
import * as window from '../ops/window.ts'
import { watchedMethod } from '../calls/watch.ts'
import { addDirect, inPlace, pointwiseInPlace, reshapingInPlace, resizingInPlace } from '../ops/core/in-place.ts'
import type { TensorLike } from '../ops/core/operands.ts'
import type { ReduceOptions, ValuesAndIndices } from '../ops/core/reduction.ts'
import { installMembers, type Members } from './members.ts'
import { Tensor } from './tensor.ts'

/** Of the families behind `torch.linalg`, what PyTorch has as methods too. */
const { cholesky, choleskyInverse, choleskySolve, cross, det, inverse, logdet, matrixPower, slogdet } = linalg
const { pinverse, qr, svd } = factor
const { dist, renorm } = norm
const matrices = {
  cholesky,
  choleskyInverse,
  choleskySolve,
  cross,
  det,
  dist,
  inverse,
  logdet,
  matrixPower,
  norm: norm.norm,
  pinverse,
  qr,
  renorm,
  slogdet,
  svd,
}

const families = [
  activation,
  arithmetic,
  bitwise,
  compare,
  convert,
  diagonal,
  draw,
  gather,
  indexing,
  inplace,
  matmul,
  matrices,
  newLike,
  reduce,
  repeat,
  scan,
  select,
  shape,
  sort,
  split,
  statistics,
  transcendental,
  unique,
  window,
]

/** Families whose ops all have in-place twins, and the others that do. */
const pointwise = { ...activation, ...arithmetic, ...bitwise, ...compare, ...transcendental }
const { addbmm, addmm, addmv, addr, baddbmm } = matmul
const { indexAdd, scatter, scatterAdd } = gather
const { indexCopy, indexFill, indexReduce, maskedScatter, put, scatterReduce } = select
const whole = {
  addmm,
  addmv,
  addr,
  baddbmm,
  indexAdd,
  scatter,
  scatterAdd,
  indexCopy,
  indexFill,
  indexReduce,
  maskedScatter,
  put,
  scatterReduce,
  cumprod: scan.cumprod,
  cumsum: scan.cumsum,
  indexPut: indexing.indexPut,
  maskedFill: gather.maskedFill,
  renorm,
  tril: diagonal.tril,
  triu: diagonal.triu,
}
/** Views that can take the place of their tensor. */
const reshaping = {
  squeeze: shape.squeeze,
  unsqueeze: shape.unsqueeze,
  t: shape.t,
  transpose: shape.transpose,
  swapaxes: shape.transpose,
  swapdims: shape.transpose,
  asStrided: window.asStrided,
}

// `any` for the tensor itself: naming Tensor here would make its declaration depend on itself.
/* eslint-disable @typescript-eslint/no-explicit-any */
/** A function of a tensor as its method: the first argument is the tensor itself. */
type Method<F> = F extends (x: any, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never
type Methods<Family> = {
  [K in keyof Family as Family[K] extends (...args: never) => unknown ? K : never]: Method<Family[K]>
}
type InPlace<Family> = {
  [K in keyof Family as Family[K] extends (...args: never) => unknown ? `${K & string}_` : never]: Method<Family[K]>
}
/* eslint-enable @typescript-eslint/no-explicit-any */

declare module './tensor.ts' {
  interface Tensor
    extends
      Members,
      Methods<typeof activation>,
      Methods<typeof arithmetic>,
      Methods<typeof bitwise>,
      Omit<Methods<typeof compare>, 'where'>,
      Methods<typeof convert>,
      Methods<typeof diagonal>,
      Methods<typeof draw>,
      Methods<Pick<typeof factor, 'pinverse' | 'qr' | 'svd'>>,
      Methods<typeof gather>,
      Methods<typeof indexing>,
      Methods<typeof inplace>,
      Methods<
        Pick<
          typeof linalg,
          | 'cholesky'
          | 'choleskyInverse'
          | 'choleskySolve'
          | 'cross'
          | 'det'
          | 'inverse'
          | 'logdet'
          | 'matrixPower'
          | 'slogdet'
        >
      >,
      Methods<typeof matmul>,
      Methods<typeof newLike>,
      Methods<Pick<typeof norm, 'dist' | 'norm' | 'renorm'>>,
      Omit<Methods<typeof reduce>, 'max' | 'min'>,
      Methods<typeof repeat>,
      Methods<typeof scan>,
      Omit<Methods<typeof select>, 'nonzero'>,
      Methods<typeof shape>,
      Omit<Methods<typeof sort>, 'median' | 'nanmedian'>,
      Methods<typeof split>,
      Methods<typeof statistics>,
      Methods<typeof transcendental>,
      Methods<typeof unique>,
      Methods<typeof window>,
      InPlace<typeof activation>,
      InPlace<typeof arithmetic>,
      InPlace<typeof bitwise>,
      InPlace<typeof compare>,
      InPlace<typeof transcendental>,
      InPlace<Pick<typeof matmul, 'addbmm' | 'addmm' | 'addmv' | 'addr' | 'baddbmm'>>,
      InPlace<Pick<typeof gather, 'indexAdd' | 'maskedFill' | 'scatter' | 'scatterAdd'>>,
      InPlace<
        Pick<typeof select, 'indexCopy' | 'indexFill' | 'indexReduce' | 'maskedScatter' | 'put' | 'scatterReduce'>
      >,
      InPlace<Pick<typeof scan, 'cumprod' | 'cumsum'>>,
      InPlace<Pick<typeof indexing, 'indexPut'>>,
      InPlace<Pick<typeof norm, 'renorm'>>,
      InPlace<Pick<typeof diagonal, 'tril' | 'triu'>>,
      InPlace<Pick<typeof shape, 'squeeze' | 'swapaxes' | 'swapdims' | 't' | 'transpose' | 'unsqueeze'>>,
      InPlace<Pick<typeof window, 'asStrided'>> {
    /** x where the condition holds, else `other`. */
    where(condition: Tensor, other: TensorLike): Tensor
    max(): Tensor
    max(other: Tensor): Tensor
    max(dim: number | ReduceOptions, options?: ReduceOptions): ValuesAndIndices
    min(): Tensor
    min(other: Tensor): Tensor
    min(dim: number | ReduceOptions, options?: ReduceOptions): ValuesAndIndices
    median(): Tensor
    median(dim: number | ReduceOptions, options?: ReduceOptions): ValuesAndIndices
    nanmedian(): Tensor
    nanmedian(dim: number | ReduceOptions, options?: ReduceOptions): ValuesAndIndices
    nonzero(): Tensor
    nonzero(options: { asTuple: true }): Tensor[]
    /** Throws: there is no float64. */
    double(): never
    /** Throws: there is no float16. */
    half(): never
  }
}

type AnyOp = (x: Tensor, ...rest: unknown[]) => Tensor
type AnyMethod = (x: Tensor, ...rest: unknown[]) => unknown

/** Makes an op a method. */
function define(name: string, op: AnyMethod): void {
  const value = watchedMethod(name, op)
  Object.defineProperty(Tensor.prototype, name, { value, writable: true, configurable: true })
}

const functionsOf = (family: object): [string, AnyOp][] =>
  Object.entries(family).filter(([name, op]) => typeof op === 'function' && !(name in Object.prototype))

for (const family of families) for (const [name, op] of functionsOf(family)) define(name, op)
for (const [name, op] of functionsOf(pointwise))
  define(`${name}_`, pointwiseInPlace(`${name}_`, op, name === 'add' ? addDirect : undefined))
for (const [name, op] of functionsOf(whole)) define(`${name}_`, inPlace(`${name}_`, op))
define('addbmm_', resizingInPlace('addbmm_', addbmm as AnyOp))
for (const [name, op] of functionsOf(reshaping)) define(`${name}_`, reshapingInPlace(op))

for (const name of unsupported.methods) define(name, unsupported.refusals[name])

define('where', (x, condition, other) => compare.where(condition as Tensor, x, other as TensorLike))
installMembers()

/** What a tensor has beside its ops and takes arguments is watched as they are. */
for (const name of ['size', 'stride', 'requiresGrad_', 'registerHook', 'backward'] as const) {
  const own = Tensor.prototype[name] as (...rest: unknown[]) => unknown
  define(name, (x, ...rest) => own.apply(x, rest))
}
