/** What a dense block takes and gives, layer by layer. */
export type DenseLayer = {
  /** Channels that come in: those of the block's input and all that was made so far. */
  input: number
  /** Channels it adds. */
  growth: number
  /** Weights of its 3×3 convolution. */
  weights: number
}

const kernel = 9

export const denseLayers = (input: number, growth: number, count: number): DenseLayer[] =>
  Array.from({ length: count }, (_, i) => {
    const channels = input + i * growth
    return { input: channels, growth, weights: kernel * channels * growth }
  })

export const outputChannels = (input: number, growth: number, count: number) => input + count * growth

export const denseWeights = (layers: readonly DenseLayer[]) => layers.reduce((sum, { weights }) => sum + weights, 0)

/** The 1×1 convolution that halves the channels between two blocks. */
export const transitionWeights = (channels: number) => channels * Math.floor(channels / 2)

/** As many 3×3 convolutions of a residual net that carries the dense block's last channels all the way. */
export const residualWeights = (channels: number, count: number) => count * kernel * channels * channels
