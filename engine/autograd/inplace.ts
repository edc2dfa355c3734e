import { compact, copyElements, cast } from '../ops/core/stride.ts'
import { alias, expandTo } from '../ops/core/view.ts'
import { formatShape } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { jointRule, Node, nodeOf, recording, rule, tracks, views } from './node.ts'
import { gradMode } from './mode.ts'
import { kernels } from '../backends/index.ts'

/** The window that a view shows: what `asStrided` takes. */
export interface Window {
  sizes: readonly number[]
  strides: readonly number[]
  offset: number
}
export const windowOf = (x: Tensor): Window => ({ sizes: x.sizes, strides: x.strides, offset: x.offset })

/** A zero tensor that covers the same stretch of memory as `whole`, shown through another window. */
function zerosLike(whole: Window, reach: number, like: Tensor): Tensor {
  const flat = empty([reach], like.dtype)
  kernels.fill4(flat.ptr, reach, 0)
  return alias(flat, whole.sizes, whole.strides, whole.offset)
}

/** How many elements of storage the windows reach over. */
function reachOf(windows: readonly Window[]): number {
  let reach = 0
  for (const { sizes, strides, offset } of windows) {
    let last = offset
    for (let d = 0; d < sizes.length; d++) last += Math.max(0, sizes[d] - 1) * strides[d]
    reach = Math.max(reach, last + 1)
  }
  return reach
}

/** Scatters the gradient of a view back into the shape of its base: zero elsewhere. */
function intoBase(g: Tensor, view: Window, base: Window): Tensor {
  const whole = zerosLike(base, reachOf([view, base]), g)
  // An expanded view repeats elements: their gradients add up.
  let gradient = g
  view.strides.forEach((stride, d) => {
    if (stride === 0 && view.sizes[d] > 1) gradient = gradient.sum(d, { keepdim: true })
  })
  const sizes = view.sizes.map((size, d) => (view.strides[d] === 0 ? 1 : size))
  copyElements(gradient, alias(whole, sizes, view.strides, view.offset))
  return compact(whole)
}

/** The node of a view that stands on the current value of its base. */
const asStridedRule = rule<[Window, Window]>('asStrided', (g, view, base) => intoBase(g, view, base))

views.refresh = view => {
  const base = view.base!
  view.seen = view.storage.version
  view.node = tracks(base) ? new Node(asStridedRule, [base], [windowOf(view), windowOf(base)]) : null
  view.output = 0
}

/** The base after a view of it was overwritten: its old value outside of the window, the new one inside. */
const copySlices = jointRule<[Window, Window]>('copySlices', ([g], wanted, view, base) => {
  const whole = empty([reachOf([view, base])], g!.dtype)
  const inBase = alias(whole, base.sizes, base.strides, base.offset)
  const inView = alias(whole, view.sizes, view.strides, view.offset)
  copyElements(g!, inBase)
  const inside = wanted(1) ? compact(inView.clone()) : null
  if (!wanted(0)) return [null, inside]
  inView.zero_()
  return [compact(inBase), inside]
})

/** Marks views made while recording, so that a later change of the base (or through the view) is known to both. */
export function linkView(view: Tensor, of: Tensor): Tensor {
  if (gradMode.enabled) {
    view.base = of.base ?? of
    view.seen = view.storage.version
  }
  return view
}

function refuseLeaf(op: string, x: Tensor): void {
  if (!gradMode.enabled) return
  if (x.leaf)
    throw new Error(
      `${op}: a leaf tensor that requires a gradient cannot be changed in place; wrap the change in torch.noGrad(() => ...)`,
    )
  if (x.base?.leaf)
    throw new Error(
      `${op}: this is a view of a leaf tensor that requires a gradient and cannot be changed in place; use torch.noGrad(() => ...)`,
    )
}

/**
 * Makes `value` the new content of `x`: the one way a tensor changes in place. `value` broadcasts to x's shape and must
 * fit its dtype. Gradients then flow to where `value` came from; for a view the base learns of it too.
 */
export function overwrite(op: string, x: Tensor, value: Tensor): Tensor {
  refuseLeaf(op, x)
  const source = expandTo(op, cast(value, x.dtype), x.sizes)
  const recorded = x.dtype.isFloatingPoint && (recording([x]) || recording([value]))
  if (recorded) protectSaved(value, x)
  copyElements(source.storage === x.storage ? alias(source).clone() : source, x)
  x.storage.version++
  if (recorded) rebase(x, value)
  return x
}

/** What the op saved of `x` is about to change: give it the old value. */
function protectSaved(value: Tensor, x: Tensor): void {
  const node = value.node
  if (node?.saved?.some(saved => saved instanceof Tensor && saved.storage === x.storage)) {
    const copies = node.saved.map(saved =>
      saved instanceof Tensor && saved.storage === x.storage ? saved.detach().clone() : saved,
    )
    node.saved = copies
    node.versions = copies.map(saved => (saved instanceof Tensor ? saved.storage.version : -1))
  }
}

const copyRule = rule('copy', g => g)

/** x is now what `value` is, as far as gradients are concerned. */
function rebase(x: Tensor, value: Tensor): void {
  const shaped = value.sizes.length === x.sizes.length && value.node !== null
  const made = shaped
    ? value
    : Object.assign(alias(x), { node: tracks(value) ? new Node(copyRule, [value], []) : null })
  if (x.base === null) {
    x.node = nodeOf(made)
    x.output = made.output
    return
  }
  const { base } = x
  base.node = new Node(copySlices, [base, made], [windowOf(x), windowOf(base)])
  base.output = 0
  views.refresh(x)
}

/** Counts a change of `x` by a kernel that wrote to it directly; only where nothing is recorded. */
export function touched(op: string, x: Tensor): Tensor {
  refuseLeaf(op, x)
  x.storage.version++
  return x
}

/** Refuses a result that would lose its kind: float32 into an int32 tensor and the like. */
export function checkInPlace(
  op: string,
  x: Tensor,
  result: { dtype: { name: string; category: number }; sizes: readonly number[] },
): void {
  if (result.dtype.category > x.dtype.category)
    throw new TypeError(`${op}: the result is ${result.dtype.name} and cannot be stored in ${x.dtype.name}`)
  if (
    result.sizes.length > x.sizes.length ||
    result.sizes.some((size, d) => size !== x.sizes[d + x.sizes.length - result.sizes.length] && size !== 1)
  ) {
    throw new RangeError(
      `${op}: the result has shape ${formatShape(result.sizes)} and does not fit the tensor of shape ${formatShape(x.sizes)}`,
    )
  }
}
