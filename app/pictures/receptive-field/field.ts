/** How far one value of a stack of convolutions sees. All layers have the same kernel and stride. */
export type Stack = { layers: number; kernel: number; stride: number }

/** Cells of the input that one output value of the last layer depends on, along one side. */
export function receptiveField({ layers, kernel, stride }: Stack): number {
  let field = 1
  let step = 1 // input cells between neighbours of the layer
  for (let layer = 0; layer < layers; layer++) {
    field += (kernel - 1) * step
    step *= stride
  }
  return field
}

/** For the input and each layer the cells, as [first, last], that the middle value of the last layer depends on. */
export function reach({ layers, kernel, stride }: Stack): [number, number][] {
  const ranges: [number, number][] = [[0, 0]]
  for (let layer = 0; layer < layers; layer++) {
    const [first, last] = ranges[0]
    ranges.unshift([first * stride, last * stride + kernel - 1])
  }
  return ranges
}

/** Weights of the stack for one channel in and out, and of the one large kernel that would see as far. */
export const stackWeights = ({ layers, kernel }: Stack): number => layers * kernel ** 2
export const oneKernelWeights = (stack: Stack): number => receptiveField(stack) ** 2
