/** What a convolution costs: weights without biases, and multiply-adds of one image. */
export type Conv = { inputs: number; outputs: number; rows: number; columns: number }
export type Cost = { weights: number; multiplyAdds: number }

/** `area` output values a map (the size stays as it is: padding and stride 1). */
export const costOf = ({ inputs, outputs, rows, columns }: Conv, area: number): Cost => {
  const weights = inputs * outputs * rows * columns
  return { weights, multiplyAdds: weights * area }
}

export const designNames = ['1x1', '3x3', '5x5', '3x3 3x3', '1x3 3x1', '1x7 7x1', 'inception'] as const
export type Design = (typeof designNames)[number]

const square = (inputs: number, outputs: number, side: number): Conv => ({ inputs, outputs, rows: side, columns: side })

/** The four paths of the first Inception block, as shares of the output: 64, 96 to 128, 16 to 32, and 32 of 256. */
function inception(inputs: number, outputs: number): Conv[] {
  const share = (of256: number) => Math.max(1, Math.round((outputs * of256) / 256))
  return [
    square(inputs, share(64), 1),
    square(inputs, share(96), 1),
    square(share(96), share(128), 3),
    square(inputs, share(16), 1),
    square(share(16), share(32), 5),
    square(inputs, share(32), 1), // behind a pooling, which has no weights
  ]
}

const designs: Record<Design, (inputs: number, outputs: number) => Conv[]> = {
  '1x1': (inputs, outputs) => [square(inputs, outputs, 1)],
  '3x3': (inputs, outputs) => [square(inputs, outputs, 3)],
  '5x5': (inputs, outputs) => [square(inputs, outputs, 5)],
  '3x3 3x3': (inputs, outputs) => [square(inputs, outputs, 3), square(outputs, outputs, 3)],
  '1x3 3x1': (inputs, outputs) => [
    { inputs, outputs, rows: 1, columns: 3 },
    { inputs: outputs, outputs, rows: 3, columns: 1 },
  ],
  '1x7 7x1': (inputs, outputs) => [
    { inputs, outputs, rows: 1, columns: 7 },
    { inputs: outputs, outputs, rows: 7, columns: 1 },
  ],
  inception,
}

/** The convolutions of a design from `inputs` to `outputs` channels. */
export const convsOf = (design: Design, inputs: number, outputs: number): Conv[] => designs[design](inputs, outputs)

export function designCost(design: Design, inputs: number, outputs: number, side: number): Cost {
  const costs = convsOf(design, inputs, outputs).map(conv => costOf(conv, side * side))
  return {
    weights: costs.reduce((sum, cost) => sum + cost.weights, 0),
    multiplyAdds: costs.reduce((sum, cost) => sum + cost.multiplyAdds, 0),
  }
}

/** Millions as the table of the book writes them. */
export const inMillions = (count: number): string => (count / 1e6).toFixed(2)
