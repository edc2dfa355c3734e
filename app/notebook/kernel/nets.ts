/** torchlet's networks, as the notebook keeps them and looks into them. */
import { io, nn, Tensor, torch } from 'torchlet'
import type { Nets, ShownTensor } from './engine.ts'

/** Examples whose activations are kept for looking at. */
const fewExamples = 16

export const createNets = (shown: (tensor: Tensor) => ShownTensor): Nets => ({
  isNet: (value): value is nn.Module => value instanceof nn.Module,
  sizeOf: net => {
    const { className } = net as nn.Module
    const parameters = (net as nn.Module).parameters()
    return { name: className, bytes: parameters.reduce((sum, { count, dtype }) => sum + count * dtype.bytes, 0) }
  },
  save: net => new Uint8Array(io.save((net as nn.Module).stateDict())),
  load: (net, bytes) => void (net as nn.Module).loadStateDict(io.load(bytes)),
  parameters: (net, layer) =>
    Array.from(layerOf(net, layer).namedParameters({ recurse: false }), ([name, tensor]) => ({
      name,
      tensor: shown(tensor),
    })),
  firstWith: net =>
    Array.from((net as nn.Module).namedModules()).find(
      ([, module]) => module.parameters({ recurse: false }).length > 0,
    )?.[0],
  watch,
})

const layerOf = (net: object, path: string): nn.Module =>
  Array.from((net as nn.Module).namedModules()).find(([name]) => name === path)![1]

function watch(net: object, input: unknown) {
  if (!(net instanceof nn.Module)) throw new TypeError('inspect: a network was expected as the first argument')
  if (!(input instanceof Tensor)) throw new TypeError('inspect: a tensor to run the network on was expected')
  const outputs = new Map<string, object>()
  const hooks = Array.from(net.namedModules(), ([name, module]) =>
    module.registerForwardHook((_module, _inputs, output) => {
      if (!(output instanceof Tensor) || output.sizes.length === 0) return
      const few = output.detach().narrow(0, 0, Math.min(fewExamples, output.sizes[0]))
      // Later layers may change what they are given in place. Of pictures one example is enough to see.
      outputs.set(name, torch.clone(few.sizes.length > 2 ? few.narrow(0, 0, 1) : few))
    }),
  )
  try {
    return { summary: nn.summary(net, input), outputs }
  } finally {
    for (const hook of hooks) hook.remove()
  }
}
