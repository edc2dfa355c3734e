/** The one place where the notebook knows the engine: torchlet as the kernel sees it, and what cells import of it. */
import * as torchlet from 'torchlet'
import type { Engine, ShownTensor } from './engine.ts'
import { createNets } from './nets.ts'
import { costOf, graphOf, networkOf } from './structures.ts'
import type { SessionHost } from './session.ts'

const { torch, Tensor } = torchlet

const shown = (tensor: torchlet.Tensor): ShownTensor => ({
  shape: [...tensor.sizes],
  dtype: tensor.dtype.name,
  requiresGrad: tensor.requiresGrad,
  total: tensor.count,
  bytes: tensor.count * tensor.dtype.bytes,
  get text() {
    return String(tensor)
  },
  values: (from, count) =>
    torch.noGrad(() => Array.from(tensor.detach().reshape(-1).narrow(0, from, count).toTypedArray())),
})

export const engine: Engine = {
  nets: createNets(shown),
  info: () => ({ binary: 'wasm', threads: torch.getNumThreads() }),
  setThreads: count => torch.setNumThreads(count),
  setInterrupt: torchlet.setInterrupt,
  onProgress: torchlet.onProgress,
  beginRun: () => torchlet.forgetWarnings(),
  generatorState: () => JSON.stringify(torch.getRngState()),
  restoreGenerator: state => torch.setRngState(JSON.parse(state)),
  seed: seed => void torch.manualSeed(seed),
  tensor: value => (value instanceof Tensor ? shown(value) : null),
  network: networkOf,
  cost: costOf,
  graph: graphOf,
  printed,
  isSilent: value => value instanceof torch.Generator,
  bytesInUse: () => torch.memoryStats().bytesInUse,
  peakBytes: () => torch.memoryStats().peakBytes,
}

const ownText = Symbol.for('nodejs.util.inspect.custom')

/** What says how it prints (modules, optimizers, dtypes) is printed as it says. */
function printed(value: unknown): string | null {
  const holder = value as { [ownText]?: unknown }
  return typeof holder[ownText] === 'function' ? String(value) : null
}

/** Asked before the kernel is confined. */
const hasDatabase = typeof indexedDB !== 'undefined'

/** Everything a session needs of torchlet. */
export const torchletHost: Omit<SessionHost, 'send' | 'now'> = {
  engine,
  modules: { torchlet },
  async openData(root) {
    const { datasets, io } = torchlet
    datasets.setRoot(root || null)
    // What cells save lasts in the browser; where a chapter is tested, as long as the test.
    io.setFileStore(hasDatabase ? await io.openBrowserStore() : io.memoryStore())
    return datasets.identity()
  },
}
