/** A layer of a network without branches, as a table would name it. */
export type Layer =
  | { kind: 'conv'; channels: number; kernel: number; stride?: number; padding?: number }
  | { kind: 'max' | 'mean'; kernel: number; stride: number }
  /** The mean of each channel over all places. */
  | { kind: 'global' }
  | { kind: 'dense'; units: number }

/** What comes out of a layer: channels, height and width; of a dense layer only its units. */
export type Shape = readonly [channels: number, height: number, width: number] | readonly [units: number]

/** A layer with what it makes of its input, and what that takes for one image. */
export type Costed = { layer: Layer; shape: Shape; parameters: number; multiplyAdds: number; bytes: number }

export const countOf = (shape: Shape) => (shape as readonly number[]).reduce((product, size) => product * size, 1)

const moved = (size: number, kernel: number, stride: number, padding = 0) =>
  Math.floor((size + 2 * padding - kernel) / stride) + 1

/** The shape of one channel's output, and the weights and biases that make it. */
function through(layer: Layer, input: Shape): { shape: Shape; parameters: number; multiplyAdds: number } {
  if (layer.kind === 'dense') {
    const inputs = countOf(input)
    const weights = inputs * layer.units
    return { shape: [layer.units], parameters: weights + layer.units, multiplyAdds: weights }
  }
  const [channels, height = 1, width = 1] = input
  if (layer.kind === 'global') return { shape: [channels, 1, 1], parameters: 0, multiplyAdds: 0 }
  const { kernel, stride = 1 } = layer
  const padding = layer.kind === 'conv' ? layer.padding : 0
  const [h, w] = [height, width].map(size => moved(size, kernel, stride, padding))
  if (layer.kind !== 'conv') return { shape: [channels, h, w], parameters: 0, multiplyAdds: 0 }
  const weights = layer.channels * channels * kernel * kernel
  return { shape: [layer.channels, h, w], parameters: weights + layer.channels, multiplyAdds: weights * h * w }
}

/** A network layer by layer on an image of the given shape. */
export function costs(layers: readonly Layer[], image: Shape): Costed[] {
  let shape = image
  return layers.map(layer => {
    const made = through(layer, shape)
    shape = made.shape
    return { layer, ...made, bytes: 4 * countOf(shape) }
  })
}

export type Quantity = 'parameters' | 'multiplyAdds' | 'bytes'

export const totalOf = (rows: readonly Costed[], quantity: Quantity) =>
  rows.reduce((sum, row) => sum + row[quantity], 0)

/** Whether an image of this size gets through: no layer may be left without rows. */
export const fits = (rows: readonly Costed[]) =>
  rows.every(({ shape }) => (shape as readonly number[]).every(n => n > 0))
