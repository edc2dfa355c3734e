import { Tensor } from '../tensor/tensor.ts'
import { gradMode } from './mode.ts'

/** One derivative: from the gradient of the output and what forward saved, the gradient of one input. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is saved differs from op to op; `rule` checks it
export type Derivative = (g: Tensor, ...saved: any[]) => Tensor

/**
 * How gradients flow back through an op: a constant of the op, shared by all its nodes. Either `each`, one derivative an
 * input, called only for inputs that want a gradient; or `joint`, all at once, where they share work or where the op has
 * several outputs.
 */
export interface Rule {
  /** As PyTorch prints it: `MulBackward0`. */
  readonly name: string
  readonly each?: readonly Derivative[]
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly joint?: (grads: (Tensor | null)[], wanted: (input: number) => boolean, ...saved: any[]) => (Tensor | null)[]
  /** User code runs in it and may hold what it makes: nothing is freed behind its back. */
  readonly keeps?: boolean
}

const printedName = (op: string): string => `${op[0].toUpperCase()}${op.slice(1)}Backward0`

/** A rule with one derivative an input, their saved values typed alike. */
export function rule<Saved extends unknown[]>(op: string, ...each: ((g: Tensor, ...saved: Saved) => Tensor)[]): Rule {
  return { name: printedName(op), each }
}

/** A rule that gives all gradients at once. */
export function jointRule<Saved extends unknown[]>(
  op: string,
  joint: (grads: (Tensor | null)[], wanted: (input: number) => boolean, ...saved: Saved) => (Tensor | null)[],
): Rule {
  return { name: printedName(op), joint }
}

export type Hook = (gradient: Tensor) => Tensor | void | null

let births = 0

/** One recorded op. It points at the nodes of its inputs, never at the inputs, so that a value nobody needs can go. */
export class Node {
  readonly rule: Rule
  /** Where the gradient of each input goes; null where none is wanted. */
  edges: (Node | null)[]
  /** Which output of `edges[i]` the input is. */
  outputs: number[]
  /** Shapes of the inputs: a gradient that was broadcast is summed down to them. */
  inputSizes: (readonly number[])[]
  /** What the derivatives need, or null once the graph has been freed. */
  saved: readonly unknown[] | null
  /** Version of each saved tensor's storage when it was saved, else -1. */
  versions: number[]
  /** Later ops have higher numbers, so descending order visits consumers first. */
  readonly order: number
  /** Gradients that have arrived in the running pass, by output. */
  incoming: (Arrival | null)[] | null = null
  hooks: Map<number, Set<Hook>> | null = null
  /** Tensors whose `.grad` is kept although they are no leaves, by output. */
  retained: Map<number, WeakRef<Tensor>> | null = null
  /** The pass that visited this node last. */
  visit = 0
  /** The call that recorded the node, while anomalies are being looked for. */
  readonly trace: string | null

  constructor(rule: Rule, inputs: readonly Input[], saved: readonly unknown[], order = ++births) {
    this.rule = rule
    this.order = order
    const n = inputs.length
    this.edges = new Array(n)
    this.outputs = new Array(n)
    this.inputSizes = new Array(n)
    for (let i = 0; i < n; i++) {
      const input = inputs[i]
      const edge = typeof input === 'object' ? edgeOf(input) : null
      this.edges[i] = edge
      this.outputs[i] = edge === null ? 0 : (input as Tensor).output
      this.inputSizes[i] = edge === null ? noSizes : (input as Tensor).sizes
    }
    this.saved = saved
    this.versions = saved.length === 0 ? noVersions : new Array(saved.length)
    for (let i = 0; i < saved.length; i++) {
      const value = saved[i]
      if (value instanceof Tensor) {
        value.storage.uses++
        this.versions[i] = value.storage.version
      } else this.versions[i] = -1
    }
    this.trace = gradMode.anomaly ? (new Error().stack ?? null) : null
  }

  get name(): string {
    return this.rule.name
  }

  toString(): string {
    return `<${this.name}>`
  }
}

const noVersions: number[] = []
const noSizes: number[] = []

/** An operand: plain numbers never want a gradient. */
export type Input = Tensor | number | boolean

/** A gradient on its way to a node; `owned` where the pass alone holds its memory and may write to or free it. */
export interface Arrival {
  gradient: Tensor
  owned: boolean
}

/** The end of the line: adds what arrives to `leaf.grad`. */
export class Sink extends Node {
  readonly leaf: Tensor
  constructor(leaf: Tensor) {
    super(accumulate, [], [], 0)
    this.leaf = leaf
  }
}
const accumulate: Rule = { name: 'AccumulateGrad' }

/** The node that an input's gradient goes to, or null where the input wants none. */
export function edgeOf(tensor: Tensor): Node | null {
  const node = nodeOf(tensor)
  if (node !== null) return node
  return tensor.leaf ? (tensor.sink ??= new Sink(tensor)) : null
}

/** Set by views.ts: makes the node of a view anew after its base was changed in place. */
export const views: { refresh: (view: Tensor) => void } = { refresh: () => {} }

/** The node that made a tensor, or null for leaves and constants. */
export function nodeOf(tensor: Tensor): Node | null {
  if (tensor.base !== null && tensor.seen !== tensor.storage.version) views.refresh(tensor)
  return tensor.node
}

/** Whether a gradient would flow to this tensor. */
export const tracks = (tensor: Tensor): boolean => tensor.leaf || nodeOf(tensor) !== null

/** Whether an op on these inputs has to be recorded. */
export function recording(inputs: readonly Input[]): boolean {
  if (!gradMode.enabled) return false
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i]
    if (typeof input === 'object' && tracks(input)) return true
  }
  return false
}

/**
 * Records that `out` was made from `inputs` by an op with this rule, if any of them wants a gradient. `saved` is what
 * the derivatives get after the gradient; tensors among it are guarded against in-place change.
 */
export function record(out: Tensor, rule: Rule, inputs: readonly Input[], saved: readonly unknown[]): Tensor {
  if (recording(inputs)) out.node = new Node(rule, inputs, saved)
  return out
}

/** The same for an op with several outputs; outputs that are no floats carry no gradient. */
export function recordAll<T extends readonly Tensor[]>(
  outs: T,
  rule: Rule,
  inputs: readonly Input[],
  saved: readonly unknown[],
): T {
  if (!recording(inputs)) return outs
  const node = new Node(rule, inputs, saved)
  outs.forEach((out, i) => {
    if (!out.dtype.isFloatingPoint) return
    out.node = node
    out.output = i
  })
  return outs
}
