import { noGrad } from '../autograd/mode.ts'
import { imagine } from '../backends/index.ts'
import { zeros } from '../ops/creation.ts'
import { defaultGenerator } from '../random/index.ts'
import { formatShape, type Size } from '../tensor/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { ConvModule, ConvTransposeModule } from './modules/conv.ts'
import { Bilinear } from './modules/distance.ts'
import { Linear } from './modules/linear.ts'
import { RecurrentBase } from './modules/rnn-base.ts'
import { firstTensor, stateOf, type Passed } from './module-call.ts'
import { Module } from './module.ts'

/** One layer of a network as it ran on an input. */
export interface LayerSummary {
  /** Dotted name in the network; empty for the network itself. */
  readonly name: string
  readonly type: string
  readonly depth: number
  readonly outputShape: readonly number[]
  /** Values of its own parameters, without those of the layers in it. */
  readonly parameters: number
  /** Multiply-adds of one forward pass, without those of the layers in it. */
  readonly multiplyAdds: number
  /** Bytes of its output. */
  readonly outputBytes: number
}
export interface NetworkSummary {
  readonly layers: readonly LayerSummary[]
  /** Tied parameters count once. */
  readonly parameters: number
  readonly trainableParameters: number
  readonly multiplyAdds: number
  readonly inputShape: readonly number[]
  readonly inputBytes: number
  /** Bytes of the outputs of all layers that hold no others, as training keeps them. */
  readonly activationBytes: number
  readonly parameterBytes: number
  /** The table as text. */
  toString(): string
}

const total = (list: readonly number[]): number => list.reduce((a, b) => a * b, 1)

/** Multiply-adds of the layers that consist of products, by how many values go in and come out; all others count as nothing beside them. */
function multiplyAddsOf(module: Module, input: number, output: number): number {
  if (module instanceof Linear) return output * module.inFeatures
  if (module instanceof Bilinear) return output * module.in1Features * module.in2Features
  // Each input value (transposed) or output value meets the weights of one unit.
  if (module instanceof ConvTransposeModule) return input * total(module.weight.sizes.slice(1))
  if (module instanceof ConvModule) return output * total(module.weight.sizes.slice(1))
  if (module instanceof RecurrentBase) {
    const steps = input / module.inputSize
    return steps * module.parameters().reduce((sum, p) => sum + (p.sizes.length === 2 ? p.count : 0), 0)
  }
  return 0
}

const count = (parameters: readonly Tensor[]): number => parameters.reduce((sum, p) => sum + p.count, 0)

/**
 * Runs a network once on zeros of the given shape, batch included (or on a given input), in evaluation mode, and reports
 * of each layer the shape of its output, its parameters, its multiply-adds (FLOPs as papers count them) and its memory.
 * Printing it shows a table. Without an input nothing runs: it reports the network's last forward pass. Instead of a network it takes a function that makes one, `nn.summary(() => alexNet(), …)`:
 * then nothing is computed or drawn and no weight takes memory, however large it is; a `forward` that looks at values needs them.
 */
export function summary(net: Module | (() => Module), input?: readonly number[] | Size | Tensor): NetworkSummary {
  if (net instanceof Module && input === undefined) return lastPassOf(net)
  if (input === undefined) throw new TypeError('summary: give the shape of an input, batch included')
  if (net instanceof Module) return summaryOf(net, input)
  return defaultGenerator.undisturbed(() =>
    imagine(() => {
      const made = net()
      if (!(made instanceof Module)) throw new TypeError('summary: the function given was expected to return a network')
      return summaryOf(made, input)
    }),
  )
}

function summaryOf(net: Module, input: readonly number[] | Size | Tensor): NetworkSummary {
  const x = input instanceof Tensor ? input : zeros(input as number[])
  const layers: LayerSummary[] = []
  const hooks = [...net.namedModules()].map(([name, module]) =>
    module.registerForwardHook((_module, args, output) => {
      const out = firstTensor(output)
      if (!out) return
      const { sizes } = firstTensor(args[0]) ?? out
      layers.push(layerOf(name, module, { input: sizes, output: out.sizes, outputBytes: out.count * out.dtype.bytes }))
    }),
  )
  const training = net.modules().map(module => [module, module.training] as const)
  try {
    net.eval()
    noGrad(() => net(x))
  } finally {
    for (const hook of hooks) hook.remove()
    for (const [module, mode] of training) if (module.training !== mode) module.train(mode)
  }
  const order = [...net.namedModules()].map(([name]) => name)
  layers.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  return inAll(net, layers, x.sizes, x.count * x.dtype.bytes)
}

/** What the layers remember of when they last ran. */
function lastPassOf(net: Module): NetworkSummary {
  const own = stateOf(net).passed
  if (!own) throw new TypeError('summary: the network has not run yet; give the shape of an input, batch included')
  const layers = Array.from(net.namedModules()).flatMap(([name, module]) => {
    const { passed } = stateOf(module)
    return passed ? [layerOf(name, module, passed)] : []
  })
  return inAll(net, layers, own.input, total(own.input) * 4)
}

const layerOf = (name: string, module: Module, { input, output, outputBytes }: Passed): LayerSummary => ({
  name,
  type: module.className,
  depth: name === '' ? 0 : name.split('.').length,
  outputShape: [...output],
  parameters: count(module.parameters({ recurse: false })),
  multiplyAdds: multiplyAddsOf(module, total(input), total(output)),
  outputBytes,
})

function inAll(net: Module, layers: LayerSummary[], input: readonly number[], inputBytes: number): NetworkSummary {
  const holdsNone = Array.from(net.namedModules()).filter(([, module]) => module.children().length === 0)
  const leaves = new Set(holdsNone.map(([name]) => name))
  const parameters = net.parameters()
  const result = {
    layers,
    parameters: count(parameters),
    trainableParameters: count(parameters.filter(p => p.requiresGrad)),
    multiplyAdds: layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0),
    inputShape: [...input],
    inputBytes,
    activationBytes: layers.reduce((sum, { name, outputBytes }) => sum + (leaves.has(name) ? outputBytes : 0), 0),
    parameterBytes: count(parameters) * 4,
  }
  return { ...result, toString: () => table(result, net.className) }
}

const spaced = (n: number): string => n.toLocaleString('en-US')
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MB`

function table(summary: Omit<NetworkSummary, 'toString'>, name: string): string {
  const rows = summary.layers.map(layer => [
    layer.name === '' ? name : `${'  '.repeat(layer.depth - 1)}${layer.name} ${layer.type}`,
    formatShape(layer.outputShape),
    layer.parameters > 0 ? spaced(layer.parameters) : '-',
    layer.multiplyAdds > 0 ? spaced(layer.multiplyAdds) : '-',
  ])
  const head = ['Layer', 'Output shape', 'Parameters', 'Multiply-adds']
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(row => row[i].length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd()
  const rule = '-'.repeat(widths.reduce((a, b) => a + b + 2, -2))
  return [
    line(head),
    rule,
    ...rows.map(line),
    rule,
    `Parameters: ${spaced(summary.parameters)} (${spaced(summary.trainableParameters)} trainable), ${megabytes(summary.parameterBytes)}`,
    `Multiply-adds: ${spaced(summary.multiplyAdds)}`,
    `Memory: input ${megabytes(summary.inputBytes)}, activations ${megabytes(summary.activationBytes)}`,
  ].join('\n')
}
