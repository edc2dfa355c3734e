/** Modules and their parameters as data: enough to draw which names a net has and which tensors stand behind them. */
import { seeded } from '../random.ts'

export type Param = { shape: readonly [number, number] | readonly [number]; values: number[] }
export type Layer = { kind: string; members: [name: string, member: Layer | Param][] }

export const isLayer = (member: Layer | Param): member is Layer => 'kind' in member

/** What a tree lists: every module and parameter in order, with its full name and depth. */
export type Row = { name: string; own: string; depth: number; member: Layer | Param }

export function rowsOf(layer: Layer, name = '', depth = 0): Row[] {
  const below = layer.members.flatMap(([own, member]) => {
    const full = name ? `${name}.${own}` : own
    return isLayer(member) ? rowsOf(member, full, depth + 1) : [{ name: full, own, depth: depth + 1, member }]
  })
  return [{ name, own: name.slice(name.lastIndexOf('.') + 1), depth, member: layer }, ...below]
}

/** Names of parameters by the tensor behind them, in order of first appearance. */
export function namesByTensor(net: Layer): Map<Param, string[]> {
  const names = new Map<Param, string[]>()
  for (const { name, member } of rowsOf(net)) {
    if (!isLayer(member)) names.set(member, [...(names.get(member) ?? []), name])
  }
  return names
}

/** As PyTorch counts: a tensor once, however many names it has. */
export const countElements = (net: Layer) =>
  [...namesByTensor(net).keys()].reduce((sum, param) => sum + param.values.length, 0)

const relu = (): Layer => ({ kind: 'ReLU()', members: [] })
const sequential = (...layers: Layer[]): Layer => ({
  kind: 'Sequential',
  members: layers.map((layer, i) => [String(i), layer]),
})

function maker(seed: number) {
  const { uniform } = seeded(seed)
  const param = (...shape: [number] | [number, number]): Param => {
    const count = shape.reduce((a, b) => a * b, 1)
    return { shape, values: Array.from({ length: count }, () => 2 * uniform() - 1) }
  }
  /** A fully connected layer; its weight is stored outputs first. */
  return (inputs: number, outputs: number): Layer => ({
    kind: `Linear(${inputs}, ${outputs})`,
    members: [
      ['weight', param(outputs, inputs)],
      ['bias', param(outputs)],
    ],
  })
}

export const netNames = ['mlp', 'nested', 'tied', 'untied'] as const
export type NetName = (typeof netNames)[number]

/** Fresh nets: changing a value of one changes no other. */
export function makeNet(name: NetName): Layer {
  const linear = maker(5)
  if (name === 'mlp') return sequential(linear(4, 8), relu(), linear(8, 1))
  if (name === 'nested') {
    const block = () => sequential(linear(4, 8), relu(), linear(8, 4))
    return sequential(block(), block(), linear(4, 1))
  }
  const first = linear(4, 8)
  const shared = linear(8, 8)
  const again = name === 'tied' ? shared : linear(8, 8)
  return sequential(first, relu(), shared, relu(), again, relu(), linear(8, 1))
}

/** The same net with one entry of a tensor overwritten; ties stay ties. */
export function withEntry(net: Layer, target: Param, value: number): { net: Layer; target: Param } {
  const changed: Param = { ...target, values: target.values.with(0, value) }
  const copies = new Map<Layer | Param, Layer | Param>([[target, changed]])
  const copy = (member: Layer | Param): Layer | Param => {
    const made =
      copies.get(member) ??
      (isLayer(member)
        ? { ...member, members: member.members.map(([own, inner]): [string, Layer | Param] => [own, copy(inner)]) }
        : member)
    copies.set(member, made)
    return made
  }
  return { net: copy(net) as Layer, target: changed }
}
