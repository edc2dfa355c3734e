/** One fully connected layer as the diagram shows it. */
export type Layer = { inputs: number; outputs: number; weights: number; biases: number; multiplyAdds: number }

/** The layers between the given widths, for a batch of `batch` examples. */
export function denseLayers(widths: readonly number[], batch: number): Layer[] {
  return widths.slice(1).map((outputs, i) => ({
    inputs: widths[i],
    outputs,
    weights: widths[i] * outputs,
    biases: outputs,
    multiplyAdds: batch * widths[i] * outputs,
  }))
}

export const countParameters = (layers: readonly Layer[]) =>
  layers.reduce((sum, layer) => sum + layer.weights + layer.biases, 0)
