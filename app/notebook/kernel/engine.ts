import type { GraphOutput, ModuleOutput } from '../outputs.ts'
import type { EngineInfo } from './protocol.ts'

/** A tensor as far as showing it goes. */
export interface ShownTensor {
  shape: number[]
  dtype: string
  requiresGrad: boolean
  /** Number of elements. */
  total: number
  bytes: number
  /** As PyTorch prints it. */
  text: string
  /** Elements `from` to `from + count`, row-major; booleans as 0 and 1. */
  values(from: number, count: number): number[]
}

/** What the kernel asks of the engine; `torchlet.ts` answers for torchlet, tests may bring their own. */
export interface Engine {
  info(): EngineInfo
  /** How many threads to use, where that can be chosen. */
  setThreads?(count: number): void
  /** The flag that every op checks; null takes it away. */
  setInterrupt(flag: Int32Array | null): void
  /** Reports of loops over a DataLoader and of downloads. */
  onProgress(report: (progress: { label: string; done: number; total: number }) => void): void
  /** Called before every run: what the engine tells only once, it tells once a run. */
  beginRun(): void
  /** State of torch's generator, as text that can be stored. */
  generatorState(): string
  restoreGenerator(state: string): void
  seed(seed: number): void
  /** How a value is shown, when it is a tensor. */
  tensor(value: unknown): ShownTensor | null
  /** The layers of a network or of its summary. */
  network(value: unknown): Omit<ModuleOutput, 'id'> | null
  /** Parameters of a network, and multiply-adds of a forward pass of an input of the given shape. */
  cost(net: unknown, input: readonly number[]): { parameters: number; multiplyAdds: number } | null
  /** The recorded ops behind a tensor, or from one of them on. */
  graph(value: unknown): Omit<GraphOutput, 'id'> | null
  /** Text of a value that prints itself (a module, an optimizer, a dtype), else null. */
  printed(value: unknown): string | null
  /** True for a value that says nothing when it is the last of a cell (the generator that `manualSeed` returns). */
  isSilent(value: unknown): boolean
  nets: Nets
  /** Bytes of all values that are held, where it is known. */
  bytesInUse?(): number
  /** Highest number of bytes in use so far, where it is known. */
  peakBytes?(): number
}

/** What can be done with a network beside showing it. Layers go by their dotted names, '' being the network itself. */
export interface Nets {
  isNet(value: unknown): value is object
  sizeOf(net: object): { name: string; bytes: number }
  save(net: object): Uint8Array<ArrayBuffer>
  /** Throws what does not fit. */
  load(net: object, bytes: Uint8Array<ArrayBuffer>): void
  /** A layer's own parameters, without those of the layers in it. */
  parameters(net: object, layer: string): { name: string; tensor: ShownTensor }[]
  /** The first layer that has parameters. */
  firstWith(net: object): string | undefined
  /** Runs the net once, as for use and not for training; what its layers gave, and the summary that shows it. */
  watch(net: object, input: unknown): { outputs: Map<string, object>; summary: object }
}
