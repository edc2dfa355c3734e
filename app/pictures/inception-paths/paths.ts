/** Channels of an Inception block: each path's last, and the reductions before its larger windows. */
export type Channels = { path1: number; reduce2: number; path2: number; reduce3: number; path3: number; path4: number }

export const input = { channels: 192, height: 28, width: 28 }
const pixels = input.height * input.width

/** The first Inception block of GoogLeNet. */
export const published: Channels = { path1: 64, reduce2: 96, path2: 128, reduce3: 16, path3: 32, path4: 32 }

/** One layer of a path: a convolution with its weights, or the pooling, which has none. */
export type Layer = { kind: 'reduce' | 'extract' | 'pool'; kernel: number; channels: number; weights: number }

const convolution = (kind: Layer['kind'], kernel: number, from: number, to: number): Layer => ({
  kind,
  kernel,
  channels: to,
  weights: kernel * kernel * from * to,
})

/** The four paths, layer by layer; without reductions the larger windows look at all input channels. */
export function pathsOf(channels: Channels, reduces: boolean): Layer[][] {
  const { path1, reduce2, path2, reduce3, path3, path4 } = channels
  const c = input.channels
  const wide = (kernel: number, between: number, to: number) =>
    reduces
      ? [convolution('reduce', 1, c, between), convolution('extract', kernel, between, to)]
      : [convolution('extract', kernel, c, to)]
  return [
    [convolution('extract', 1, c, path1)],
    wide(3, reduce2, path2),
    wide(5, reduce3, path3),
    [{ kind: 'pool', kernel: 3, channels: c, weights: 0 }, convolution('reduce', 1, c, path4)],
  ]
}

export const outputOf = (path: readonly Layer[]) => path[path.length - 1].channels

export const weightsOf = (paths: readonly (readonly Layer[])[]) =>
  paths.flat().reduce((sum, { weights }) => sum + weights, 0)

/** The image keeps its size, so every weight is used once a pixel. */
export const multiplyAddsOf = (weights: number) => weights * pixels

/** A single convolution from as many channels to as many. */
export const singleWeights = (kernel: number, to: number) => kernel * kernel * input.channels * to
