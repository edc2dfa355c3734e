/**
 * Every op is a method too: an exported function of a family below whose first argument is the tensor becomes
 * `x.name(...)`, and each pointwise op gets its in-place twin `x.name_(...)`. Adding an op to its family is enough.
 */
import * as activation from '../ops/activation.ts'
import * as arithmetic from '../ops/arithmetic.ts'
import * as compare from '../ops/compare.ts'
import * as convert from '../ops/convert.ts'
import * as draw from '../ops/draw.ts'
import * as gather from '../ops/gather.ts'
import * as index from '../ops/index.ts'
import * as inplace from '../ops/inplace.ts'
import * as matmul from '../ops/matmul.ts'
import * as reduce from '../ops/reduce.ts'
import * as shape from '../ops/shape.ts'
import * as transcendental from '../ops/transcendental.ts'
import type { TensorLike } from '../ops/core/operands.ts'
import { installMembers, type Members } from './members.ts'
import { Tensor } from './tensor.ts'

const families = {
  activation,
  arithmetic,
  compare,
  convert,
  draw,
  gather,
  index,
  inplace,
  matmul,
  reduce,
  shape,
  transcendental,
}
const pointwise = { activation, arithmetic, compare, transcendental }

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
      Omit<Methods<typeof compare>, 'where'>,
      Methods<typeof convert>,
      Methods<typeof draw>,
      Methods<typeof gather>,
      Methods<typeof index>,
      Methods<typeof inplace>,
      Methods<typeof matmul>,
      Omit<Methods<typeof reduce>, 'max' | 'min'>,
      Methods<typeof shape>,
      Methods<typeof transcendental>,
      InPlace<typeof activation>,
      InPlace<typeof arithmetic>,
      InPlace<typeof compare>,
      InPlace<typeof transcendental> {
    /** x where the condition holds, else `other`. */
    where(condition: Tensor, other: TensorLike): Tensor
    max(): Tensor
    max(other: Tensor): Tensor
    max(dim: number | reduce.ReduceOptions, options?: reduce.ReduceOptions): reduce.ValuesAndIndices
    min(): Tensor
    min(other: Tensor): Tensor
    min(dim: number | reduce.ReduceOptions, options?: reduce.ReduceOptions): reduce.ValuesAndIndices
  }
}

type AnyOp = (x: Tensor, ...rest: unknown[]) => Tensor

function define(name: string, value: (...rest: unknown[]) => unknown): void {
  Object.defineProperty(Tensor.prototype, name, { value, writable: true, configurable: true })
}

for (const family of Object.values(families)) {
  for (const [name, op] of Object.entries(family)) {
    if (typeof op !== 'function' || name in Object.prototype) continue
    define(name, function (this: Tensor, ...rest: unknown[]) {
      return (op as AnyOp)(this, ...rest)
    })
  }
}
for (const family of Object.values(pointwise)) {
  for (const [name, op] of Object.entries(family)) {
    if (typeof op !== 'function') continue
    const inPlace = inplace.inPlace(`${name}_`, op as AnyOp, name === 'add' ? (inplace.addDirect as never) : undefined)
    define(`${name}_`, function (this: Tensor, ...rest: unknown[]) {
      return inPlace(this, ...rest)
    })
  }
}
define('where', function (this: Tensor, condition: unknown, other: unknown) {
  return compare.where(condition as Tensor, this, other as TensorLike)
})
installMembers()
