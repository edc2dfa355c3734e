import { checkInterrupt } from '../hooks.ts'
import { add } from '../ops/arithmetic.ts'
import { onesLike } from '../ops/creation.ts'
import { formatShape, rowMajor, sameShape } from '../tensor/shape.ts'
import { closeScope, endUse, openScope, release, type Storage } from '../tensor/storage.ts'
import { Tensor } from '../tensor/tensor.ts'
import { gradMode, noGrad } from './mode.ts'
import { edgeOf, Sink, type Arrival, type Node } from './node.ts'

export interface BackwardOptions {
  /** Keep what the derivatives need, so that backward can run again. */
  retainGraph?: boolean
  /** Record the backward pass itself, so that gradients have gradients. */
  createGraph?: boolean
}

let passes = 0

/** Nodes that can be reached from the roots, consumers before producers. */
function reachable(roots: readonly Node[]): Node[] {
  const pass = ++passes
  const found: Node[] = []
  const stack = [...roots]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.visit === pass) continue
    node.visit = pass
    found.push(node)
    const { edges } = node
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i]
      if (edge !== null && edge.visit !== pass) stack.push(edge)
    }
  }
  return found.length > fewNodes ? found.sort((a, b) => b.order - a.order) : insertionSort(found)
}

/** So few nodes are sorted faster by hand than by a library's sort with a comparison of ours. */
const fewNodes = 40
function insertionSort(nodes: Node[]): Node[] {
  for (let i = 1; i < nodes.length; i++) {
    const node = nodes[i]
    let at = i
    for (; at > 0 && nodes[at - 1].order < node.order; at--) nodes[at] = nodes[at - 1]
    nodes[at] = node
  }
  return nodes
}

/** Adds a gradient to what has already arrived at an output of a node. */
function deliver(node: Node, output: number, gradient: Tensor, owned: boolean): void {
  if (node.incoming === null) {
    node.incoming = []
    for (let i = 0; i < output; i++) node.incoming.push(null)
  }
  const before = node.incoming[output]
  if (!before) {
    node.incoming[output] = { gradient, owned }
    return
  }
  if (before.owned && before.gradient.contiguous_ && !gradMode.enabled) {
    before.gradient.add_(gradient)
    if (owned) release(gradient.storage)
    return
  }
  const total = add(before.gradient, gradient)
  if (owned && !gradMode.enabled) release(gradient.storage)
  node.incoming[output] = { gradient: total, owned: !gradMode.enabled }
}

/** Sums the dimensions over which an operand was broadcast. */
export function sumToSize(g: Tensor, sizes: readonly number[]): Tensor {
  if (sameShape(g.sizes, sizes)) return g
  const lead = g.sizes.length - sizes.length
  const dims: number[] = []
  for (let d = 0; d < g.sizes.length; d++) if (d < lead || (sizes[d - lead] === 1 && g.sizes[d] !== 1)) dims.push(d)
  const summed = dims.length > 0 ? g.sum(dims, { keepdim: true }) : g
  if (gradMode.enabled || !summed.contiguous_) return summed.reshape(sizes)
  return new Tensor(summed.storage, summed.offset, sizes, rowMajor(sizes), summed.dtype)
}

function checkSaved(node: Node): void {
  if (node.saved === null) {
    throw new Error(
      'backward: this graph has been freed by an earlier backward; call the first one with { retainGraph: true } to run it again',
    )
  }
  for (let i = 0; i < node.saved.length; i++) {
    const saved = node.saved[i]
    if (saved instanceof Tensor && saved.storage.version !== node.versions[i]) {
      throw new Error(
        `backward: a tensor of shape ${formatShape(saved.sizes)} that ${node.name} needs was changed in place (version ${saved.storage.version}, expected ${node.versions[i]}); change a copy instead`,
      )
    }
  }
}

/** The nodes through which a gradient has to go to reach a target; null stands for all. */
type Needed = ReadonlySet<Node> | null

function leadingTo(targets: Iterable<Node>, consumersFirst: readonly Node[]): Needed {
  const needed = new Set(targets)
  for (const node of [...consumersFirst].reverse())
    if (node.edges.some(edge => edge !== null && needed.has(edge))) needed.add(node)
  return needed
}

/** The gradients of a node's inputs, summed down to their shapes. */
function derive(node: Node, grads: (Tensor | null)[], needed: Needed): (Tensor | null)[] {
  const { rule, edges, saved, inputSizes } = node
  const wants = (i: number): boolean => edges[i] !== null && (needed === null || needed.has(edges[i]))
  const results = rule.joint ? rule.joint(grads, wants, ...saved!) : null
  const summed: (Tensor | null)[] = new Array(edges.length)
  for (let i = 0; i < edges.length; i++) {
    summed[i] = null
    if (!wants(i)) continue
    const g = results === null ? rule.each![i](grads[0]!, ...saved!) : results[i]
    if (g) summed[i] = sumToSize(g, inputSizes[i])
  }
  return summed
}

function runHooks(node: Node, output: number, arrival: Arrival): void {
  const hooks = node.hooks?.get(output)
  if (hooks) {
    arrival.owned = false
    for (const hook of hooks) {
      const replaced = hook(arrival.gradient)
      if (replaced instanceof Tensor) arrival.gradient = replaced
    }
  }
  const retained = node.retained?.get(output)?.deref()
  if (retained) {
    retained.gradient = arrival.gradient
    arrival.owned = false
  }
}

/** Adds what arrived at a leaf to its `.grad`. */
function accumulate(sink: Sink, { gradient, owned }: Arrival, createGraph: boolean): void {
  const { leaf } = sink
  if (leaf.gradient === null) {
    const takesOver = createGraph || (owned && gradient.contiguous_)
    leaf.gradient = takesOver ? gradient : gradient.detach().clone()
    leaf.gradientSeen = createGraph
    if (owned && !takesOver) release(gradient.storage)
  } else if (createGraph) {
    leaf.gradient = add(leaf.gradient, gradient)
    leaf.gradientSeen = true
  } else {
    leaf.gradient.add_(gradient)
    if (owned) release(gradient.storage)
  }
}

/** Sets `.grad` to null; its memory is freed at once where no user code has seen it. */
export function dropGradient(leaf: Tensor): void {
  const { gradient } = leaf
  if (gradient !== null && !leaf.gradientSeen) release(gradient.storage)
  leaf.gradient = null
}

/** How many of the gradients stand on a storage. */
function shares(grads: readonly (Tensor | null)[], storage: Storage): number {
  let n = 0
  for (let i = 0; i < grads.length; i++) if (grads[i]?.storage === storage) n++
  return n
}

/** Runs one node and hands its inputs their gradients; frees what only this pass could hold. */
function step(node: Node, arrivals: (Arrival | null)[], createGraph: boolean, needed: Needed): void {
  const grads: (Tensor | null)[] = new Array(arrivals.length)
  for (let i = 0; i < arrivals.length; i++) grads[i] = arrivals[i]?.gradient ?? null
  const keeps = createGraph || node.rule.keeps === true
  const scope = openScope()
  let results: (Tensor | null)[]
  let born: Storage[]
  try {
    results = derive(node, grads, needed)
  } finally {
    born = closeScope(scope, keeps)
  }
  if (gradMode.anomaly) checkNumbers(node, results)
  if (!keeps) {
    for (const storage of born) if (shares(results, storage) === 0) release(storage)
    for (let i = 0; i < arrivals.length; i++) {
      const arrival = arrivals[i]
      if (arrival?.owned && shares(results, arrival.gradient.storage) === 0) release(arrival.gradient.storage)
    }
  }
  for (let i = 0; i < results.length; i++) {
    const g = results[i]
    const edge = node.edges[i]
    if (g === null || edge === null) continue
    const { storage } = g
    // A derivative that hands on what forward saved: from here on others hold it too.
    storage.graphOnly = false
    // Memory that goes to one input alone, and that nobody else can know.
    const owned = !keeps && shares(results, storage) === 1 && (born.includes(storage) || ownedBy(arrivals, storage))
    deliver(edge, node.outputs[i], g, owned)
  }
}

function ownedBy(arrivals: readonly (Arrival | null)[], storage: Storage): boolean {
  for (let i = 0; i < arrivals.length; i++) {
    const arrival = arrivals[i]
    if (arrival?.owned && arrival.gradient.storage === storage) return true
  }
  return false
}

function explain(error: unknown, node: Node): unknown {
  if (node.trace && error instanceof Error)
    error.message += `\n(in the derivative of ${node.name}, recorded here:\n${node.trace.split('\n').slice(2).join('\n')})`
  return error
}

function checkNumbers(node: Node, grads: (Tensor | null)[]): void {
  grads.forEach((g, i) => {
    if (g?.isnan().any().item()) throw new Error(`backward: ${node.name} gave NaN as the gradient of its input ${i}`)
  })
}

/**
 * Walks the graph from `roots` with the given gradients. `capture` gets the gradient of each tensor in it instead of
 * letting it reach `.grad` (torch.autograd.grad).
 */
export function walk(
  roots: readonly Tensor[],
  gradients: readonly Tensor[],
  options: BackwardOptions,
  capture?: Map<Tensor, Tensor | null>,
): void {
  const { createGraph = false, retainGraph = createGraph } = options
  const start = roots.map(root => edgeOf(root)!)
  const nodes = reachable(start)
  const targets = new Map<Node, [output: number, tensor: Tensor][]>()
  for (const tensor of capture?.keys() ?? []) {
    const node = edgeOf(tensor)
    if (node) targets.set(node, [...(targets.get(node) ?? []), [tensor.output, tensor]])
  }
  const needed = capture ? leadingTo(targets.keys(), nodes) : null
  const body = () => {
    roots.forEach((root, i) => deliver(start[i], root.output, gradients[i], false))
    for (const node of nodes) {
      checkInterrupt()
      if (needed !== null && !needed.has(node)) continue
      const arrivals = node.incoming
      node.incoming = null
      if (arrivals === null) continue
      if (node.hooks !== null || node.retained !== null)
        arrivals.forEach((arrival, output) => arrival && runHooks(node, output, arrival))
      if (capture) {
        for (const [output, tensor] of targets.get(node) ?? []) {
          const arrival = arrivals[output]
          if (arrival) {
            arrival.owned = false
            capture.set(tensor, arrival.gradient)
          }
        }
      }
      if (node instanceof Sink) {
        if (!capture) accumulate(node, arrivals[0]!, createGraph)
        continue
      }
      checkSaved(node)
      try {
        step(node, arrivals, createGraph, needed)
      } catch (error) {
        throw explain(error, node)
      }
      // What saved no tensor can run again, as in PyTorch.
      if (!retainGraph && node.saved!.some(value => value instanceof Tensor)) {
        for (const value of node.saved!) if (value instanceof Tensor) endUse(value.storage)
        node.saved = null
        node.edges.fill(null)
      }
    }
  }
  try {
    if (createGraph) body()
    else noGrad(body)
  } finally {
    for (const node of nodes) node.incoming = null
  }
}

/** Checks the start of a backward pass and fills in the gradient 1 of a scalar. */
export function startGradient(op: string, root: Tensor, gradient: Tensor | null | undefined): Tensor {
  if (edgeOf(root) === null)
    throw new Error(`${op}: this tensor does not require a gradient and was not computed from one that does`)
  if (gradient) {
    if (!sameShape(gradient.sizes, root.sizes))
      throw new RangeError(
        `${op}: the gradient has shape ${formatShape(gradient.sizes)}, the tensor ${formatShape(root.sizes)}`,
      )
    return gradient
  }
  if (root.count !== 1) {
    throw new Error(
      `${op}: a gradient is found without more ado only of a single value; this tensor has shape ${formatShape(root.sizes)}. Reduce it first (.sum(), .mean()) or pass a gradient of its shape`,
    )
  }
  return onesLike(root.detach())
}

/** Gradients of a scalar (or of `gradient` times a tensor) with respect to all leaves, added to their `.grad`. */
export function backwardFrom(
  root: Tensor,
  gradient?: Tensor | null | BackwardOptions,
  options: BackwardOptions = {},
): void {
  const given = gradient instanceof Tensor ? gradient : null
  walk([root], [startGradient('backward', root, given)], gradient instanceof Tensor || !gradient ? options : gradient)
}

/** The same for several tensors in one pass (torch.autograd.backward). */
export function backward(
  tensors: Tensor | readonly Tensor[],
  gradients: Tensor | readonly (Tensor | null)[] | null = null,
  options: BackwardOptions = {},
): void {
  const roots = [tensors].flat() as Tensor[]
  const given = [gradients].flat() as (Tensor | null)[]
  walk(
    roots,
    roots.map((root, i) => startGradient('backward', root, given[i])),
    options,
  )
}

export interface GradOptions extends BackwardOptions {
  gradOutputs?: Tensor | readonly (Tensor | null)[] | null
  /** Give null instead of throwing for an input that the outputs do not depend on. */
  allowUnused?: boolean
}

/** Gradients of `outputs` with respect to `inputs`, without touching any `.grad` (torch.autograd.grad). */
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  options: GradOptions = {},
): (Tensor | null)[] {
  const roots = [outputs].flat() as Tensor[]
  const wanted = [inputs].flat() as Tensor[]
  const given = [options.gradOutputs ?? null].flat() as (Tensor | null)[]
  const captured = new Map<Tensor, Tensor | null>(wanted.map(tensor => [tensor, null]))
  for (const tensor of wanted)
    if (edgeOf(tensor) === null) throw new Error('grad: one of the inputs does not require a gradient')
  walk(
    roots,
    roots.map((root, i) => startGradient('grad', root, given[i])),
    options,
    captured,
  )
  return wanted.map(tensor => {
    const g = captured.get(tensor) ?? null
    if (g === null && !options.allowUnused)
      throw new Error(
        'grad: one of the inputs was not used to compute the outputs; pass { allowUnused: true } if that is meant',
      )
    return g
  })
}
