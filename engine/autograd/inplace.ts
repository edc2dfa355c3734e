import { copyElements, cast } from '../ops/core/stride.ts'
import { alias, expandTo } from '../ops/core/view.ts'
import { clearWindow, readWindow, windowOf, windowRule, type Window } from '../ops/core/window.ts'
import { formatShape } from '../tensor/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { jointRule, Node, nodeOf, recording, rule, tracks, views } from './node.ts'
import { gradMode } from './mode.ts'

/** The node of a view that stands on the current value of its base. */
const asStridedRule = windowRule('asStrided')

views.refresh = view => {
  const base = view.base!
  view.seen = view.storage.version
  view.node = tracks(base) ? new Node(asStridedRule, [base], [windowOf(view), windowOf(base)]) : null
  view.output = 0
}

/** The base after a view of it was overwritten: its old value outside of the window, the new one inside. */
const copySlices = jointRule<[Window, Window]>('copySlices', ([g], wanted, view, base) => [
  wanted(0) ? clearWindow(g!, base, view) : null,
  wanted(1) ? readWindow(g!, base, view) : null,
])

/** What `seen` says of a view made inside noGrad: it has no base that could learn of a change. */
const unrecorded = -1

/** Marks views made while recording, so that a later change of the base (or through the view) is known to both. */
export function linkView(view: Tensor, of: Tensor): Tensor {
  if (gradMode.enabled) {
    view.base = of.base ?? of
    view.seen = view.storage.version
  } else view.seen = unrecorded
  return view
}

/** Refuses to record a change through a view made inside noGrad: whether its base takes part in it is anyone's guess. */
function refuseUnrecorded(op: string, x: Tensor): void {
  const root = x.base ?? x
  if (root.base === null && root.node === null && root.seen === unrecorded)
    throw new Error(
      `${op}: this view was made inside noGrad and would now be changed with gradients on; make the view and the change both inside torch.noGrad(() => ...), or both outside`,
    )
}

/** Refuses to change a leaf, or a view of one, while recording: its gradient would no longer mean what it says. */
export function refuseLeaf(op: string, x: Tensor): void {
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
  if (x.strides.some((stride, d) => stride === 0 && x.sizes[d] > 1))
    throw new Error(`${op}: several elements of this expanded tensor share one place in memory; clone() it first`)
  const source = expandTo(op, cast(value, x.dtype), x.sizes)
  const recorded = x.dtype.isFloatingPoint && (recording([x]) || recording([value]))
  if (recorded) {
    refuseUnrecorded(op, x)
    protectSaved(value, x)
  }
  copyElements(source.storage === x.storage ? alias(source).clone() : source, x)
  x.storage.version++
  if (recorded) rebase(x, value)
  return x
}

/** What the op saved of `x` is about to change: give it the old value, with the history it has. */
function protectSaved(value: Tensor, x: Tensor): void {
  const node = value.node
  if (node?.saved?.some(saved => saved instanceof Tensor && saved.storage === x.storage)) {
    const copies = node.saved.map(saved =>
      saved instanceof Tensor && saved.storage === x.storage
        ? Object.assign(saved.detach().clone(), { node: nodeOf(saved), output: saved.output })
        : saved,
    )
    node.saved = copies
    node.versions = copies.map(saved => (saved instanceof Tensor ? saved.storage.version : -1))
  }
}

const copyRule = rule('copy', g => g)

/**
 * x is now what `value` is, as far as gradients are concerned. A tensor with a history keeps asking for a gradient, also
 * where the new value is a constant: then there is just nobody to hand it on to.
 */
function rebase(x: Tensor, value: Tensor): void {
  const shaped = value.sizes.length === x.sizes.length && value.node !== null
  const made = shaped ? value : Object.assign(alias(x), { node: new Node(copyRule, [value], []) })
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
