/**
 * A small computation as a graph: what each node computes, its local slopes, and the walk of a forward and a backward
 * pass over it, one node a step.
 */
type Op = {
  value(inputs: readonly number[]): number
  /** The derivative of the value with respect to each input. */
  slopes(inputs: readonly number[], value: number): number[]
}

export const ops = {
  add: { value: ([a, b]) => a + b, slopes: () => [1, 1] },
  sub: { value: ([a, b]) => a - b, slopes: () => [1, -1] },
  mul: { value: ([a, b]) => a * b, slopes: ([a, b]) => [b, a] },
  square: { value: ([a]) => a * a, slopes: ([a]) => [2 * a] },
  relu: { value: ([a]) => Math.max(a, 0), slopes: ([a]) => [a > 0 ? 1 : 0] },
  triple: { value: ([a]) => 3 * a, slopes: () => [3] },
} satisfies Record<string, Op>

export type GraphNode = {
  name: string
  /** What is written in the box. */
  formula: string
  /** Centre of the box. */
  x: number
  y: number
} & (
  | { op: keyof typeof ops; inputs: readonly string[] }
  /** A leaf: a parameter that asks for a gradient, or data that does not. */
  | { start: number; asksForGradient: boolean }
)

/** Nodes in the order in which they are computed; the last one is what `backward` is called on. */
export type Graph = readonly GraphNode[]

export type PassEvent =
  | { kind: 'start' }
  | { kind: 'forward'; node: string }
  | { kind: 'seed'; node: string }
  | { kind: 'backward'; node: string; to: { input: string; slope: number; added: number; total: number }[] }

export type Pass = {
  values: Record<string, number>
  gradients: Record<string, number>
  /** What the last step did. */
  event: PassEvent
}

const computed = (graph: Graph) => graph.filter(node => 'op' in node)

/** Forward steps, the seed of the backward pass, backward steps. */
export const countSteps = (graph: Graph) => 2 * computed(graph).length + 1

/** Whether a gradient is wanted for a node: it is a leaf that asks, or depends on one. */
export function wantsGradient(graph: Graph, name: string): boolean {
  const node = graph.find(node => node.name === name)!
  return 'op' in node ? node.inputs.some(input => wantsGradient(graph, input)) : node.asksForGradient
}

/** The state after `steps` steps, for the given values of the leaves. */
export function walk(graph: Graph, leaves: Readonly<Record<string, number>>, steps: number): Pass {
  const values = { ...leaves }
  const gradients: Record<string, number> = {}
  let event: PassEvent = { kind: 'start' }
  const forward = computed(graph)
  for (const node of forward.slice(0, steps)) {
    values[node.name] = ops[node.op].value(node.inputs.map(input => values[input]))
    event = { kind: 'forward', node: node.name }
  }
  const left = steps - forward.length
  if (left <= 0) return { values, gradients, event }

  const last = forward[forward.length - 1].name
  gradients[last] = 1
  event = { kind: 'seed', node: last }
  for (const { name, op, inputs } of forward.toReversed().slice(0, left - 1)) {
    const { slopes: slopesOf }: Op = ops[op]
    const slopes = slopesOf(
      inputs.map(input => values[input]),
      values[name],
    )
    const to = []
    for (const [i, input] of inputs.entries()) {
      if (!wantsGradient(graph, input)) continue
      const added = gradients[name] * slopes[i]
      gradients[input] = (gradients[input] ?? 0) + added
      to.push({ input, slope: slopes[i], added, total: gradients[input] })
    }
    event = { kind: 'backward', node: name, to }
  }
  return { values, gradients, event }
}
