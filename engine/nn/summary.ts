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
const firstTensor = (output: unknown): Tensor | null =>
  output instanceof Tensor ? output : Array.isArray(output) ? firstTensor(output[0]) : null

/** Multiply-adds of the layers that consist of products; all others count as nothing beside them. */
function multiplyAddsOf(module: Module, input: Tensor, output: Tensor): number {
  if (module instanceof Linear) return output.count * module.inFeatures
  if (module instanceof Bilinear) return output.count * module.in1Features * module.in2Features
  // Each input value (transposed) or output value meets the weights of one unit.
  if (module instanceof ConvTransposeModule) return input.count * total(module.weight.sizes.slice(1))
  if (module instanceof ConvModule) return output.count * total(module.weight.sizes.slice(1))
  if (module instanceof RecurrentBase) {
    const steps = input.count / module.inputSize
    return steps * module.parameters().reduce((sum, p) => sum + (p.sizes.length === 2 ? p.count : 0), 0)
  }
  return 0
}

const count = (parameters: readonly Tensor[]): number => parameters.reduce((sum, p) => sum + p.count, 0)

/**
 * Runs a network once on zeros of the given shape, batch included (or on a given input), in evaluation mode, and reports
 * of each layer the shape of its output, its parameters, its multiply-adds (FLOPs as papers count them) and its memory.
 * Printing it shows a table. Instead of a network it takes a function that makes one, `nn.summary(() => alexNet(), …)`:
 * then nothing is computed or drawn and no weight takes memory, however large it is; a `forward` that looks at values needs them.
 */
export function summary(net: Module | (() => Module), input: readonly number[] | Size | Tensor): NetworkSummary {
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
  let activationBytes = 0
  const hooks = [...net.namedModules()].map(([name, module]) =>
    module.registerForwardHook((_module, args, output) => {
      const out = firstTensor(output)
      if (!out) return
      const leaf = module.children().length === 0
      const bytes = out.count * out.dtype.bytes
      if (leaf) activationBytes += bytes
      layers.push({
        name,
        type: module.className,
        depth: name === '' ? 0 : name.split('.').length,
        outputShape: [...out.sizes],
        parameters: count(module.parameters({ recurse: false })),
        multiplyAdds: multiplyAddsOf(module, firstTensor(args[0]) ?? out, out),
        outputBytes: bytes,
      })
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
  const parameters = net.parameters()
  const result = {
    layers,
    parameters: count(parameters),
    trainableParameters: count(parameters.filter(p => p.requiresGrad)),
    multiplyAdds: layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0),
    inputShape: [...x.sizes],
    inputBytes: x.count * x.dtype.bytes,
    activationBytes,
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
