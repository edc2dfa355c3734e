/** Networks and recorded graphs of torchlet, as outputs. */
import { nn, Tensor } from 'torchlet'
import type { GraphOutput, ModuleLayer, ModuleOutput } from '../outputs.ts'
import { asks } from './display.ts'

type NetworkSummary = ReturnType<typeof nn.summary>
type Node = NonNullable<Tensor['gradFn']>

/** A module as it stands, or what `nn.summary` found when it ran one. */
export function networkOf(value: unknown): Omit<ModuleOutput, 'id'> | null {
  if (value instanceof nn.Module) return structureOf(value)
  return isSummary(value) ? summaryOf(value) : null
}

/** What a network takes, found by running it once; null for what is none. */
export function costOf(net: unknown, input: readonly number[]): { parameters: number; multiplyAdds: number } | null {
  if (!(net instanceof nn.Module)) return null
  const { parameters, multiplyAdds } = nn.summary(net, input)
  return { parameters, multiplyAdds }
}

const isSummary = (value: unknown): value is NetworkSummary =>
  typeof value === 'object' && value !== null && 'layers' in value && 'activationBytes' in value

/** The layers as they stand, with the shapes of the last forward pass where there was one: showing a net runs none. */
function structureOf(net: nn.Module): Omit<ModuleOutput, 'id'> {
  const parameters = net.parameters()
  const last = asks(() => nn.summary(net), null)
  const passed = new Map(last?.layers.map(layer => [layer.name, layer]))
  const layers = Array.from(net.namedModules(), ([path, module]): ModuleLayer => ({
    ...placeOf(path),
    type: module.className,
    // What a container says of itself are the layers in it.
    settings: module.children().length === 0 ? module.extraRepr() : '',
    parameters: count(module.parameters({ recurse: false })),
    outputShape: passed.has(path) ? [...passed.get(path)!.outputShape] : null,
    multiplyAdds: passed.get(path)?.multiplyAdds ?? null,
  }))
  return {
    kind: 'module',
    layers,
    parameters: count(parameters),
    trainable: count(parameters.filter(parameter => parameter.requiresGrad)),
    multiplyAdds: last?.multiplyAdds ?? null,
    ...(last && { lastInput: [...last.inputShape] }),
    text: String(net),
  }
}

function summaryOf(summary: NetworkSummary): Omit<ModuleOutput, 'id'> {
  const layers = summary.layers.map(
    ({ name, type, parameters, outputShape, multiplyAdds, outputBytes }): ModuleLayer => ({
      ...placeOf(name),
      type,
      settings: '',
      parameters,
      outputShape: [...outputShape],
      multiplyAdds,
      outputBytes,
    }),
  )
  const { parameters, trainableParameters: trainable, multiplyAdds, activationBytes } = summary
  const inputShape = [...summary.inputShape]
  return {
    kind: 'module',
    layers,
    parameters,
    trainable,
    multiplyAdds,
    inputShape,
    activationBytes,
    text: String(summary),
  }
}

const placeOf = (path: string) => ({
  name: path.split('.').at(-1)!,
  depth: path === '' ? 0 : path.split('.').length,
})
const count = (parameters: readonly Tensor[]) => parameters.reduce((sum, parameter) => sum + parameter.count, 0)

/** A graph of more than these is no picture any more. */
const mostNodes = 80

/** Breadth first from the result, so that what is left out of a large graph is what is far away. */
export function graphOf(value: unknown): Omit<GraphOutput, 'id'> | null {
  const root = value instanceof Tensor ? value.gradFn : (value as Node | null)
  if (!root) return null
  const all = [root]
  const places = new Map([[root, 0]])
  for (const node of all) {
    for (const next of node.edges) {
      if (next === null || places.has(next)) continue
      places.set(next, all.length)
      all.push(next)
    }
  }
  const shown = all.slice(0, mostNodes)
  const edges = shown.flatMap((node, from) =>
    node.edges.flatMap((next): [number, number][] => {
      const to = next === null ? mostNodes : places.get(next)!
      return to < mostNodes ? [[from, to]] : []
    }),
  )
  const leafOf = (node: Node) => (node as { leaf?: Tensor }).leaf
  const nodes = shown.map(node => ({ name: node.name, shape: leafOf(node) ? [...leafOf(node)!.sizes] : null }))
  return { kind: 'graph', nodes, edges, total: all.length }
}
