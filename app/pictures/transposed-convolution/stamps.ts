/** A transposed convolution as stamps: each input value puts itself times the kernel onto the output. */
export type Setting = { input: 2 | 3; kernel: 2 | 3; stride: number; padding: number }

export type Grid = readonly (readonly number[])[]

const inputs: Record<Setting['input'], Grid> = {
  2: [
    [0, 1],
    [2, 3],
  ],
  3: [
    [0, 1, 2],
    [3, 4, 5],
    [6, 7, 8],
  ],
}

const kernels: Record<Setting['kernel'], Grid> = {
  2: [
    [0, 1],
    [2, 3],
  ],
  3: [
    [1, 2, 1],
    [2, 4, 2],
    [1, 2, 1],
  ],
}

export const inputOf = ({ input }: Setting): Grid => inputs[input]
export const kernelOf = ({ kernel }: Setting): Grid => kernels[kernel]

/** Rows (and columns) before the padding is cut off. */
export const fullSize = ({ input, kernel, stride }: Setting): number => (input - 1) * stride + kernel
/** Rows (and columns) of the result; what padding would leave nothing of has size 0. */
export const outputSize = (setting: Setting): number => Math.max(0, fullSize(setting) - 2 * setting.padding)

export type Stamped = {
  /** Values of the whole canvas, [fullSize, fullSize]. */
  sums: number[][]
  /** How many stamps have touched each place. */
  counts: number[][]
}

/** The canvas after the first `stamps` values of the input, row by row, have been stamped on it. */
export function stamped(setting: Setting, stamps: number): Stamped {
  const size = fullSize(setting)
  const blank = () => Array.from({ length: size }, () => new Array<number>(size).fill(0))
  const [sums, counts] = [blank(), blank()]
  for (let n = 0; n < stamps; n++) {
    const { value, top, left } = placeOf(setting, n)
    kernelOf(setting).forEach((row, i) =>
      row.forEach((weight, j) => {
        sums[top + i][left + j] += value * weight
        counts[top + i][left + j]++
      }),
    )
  }
  return { sums, counts }
}

/** The n-th input value, and where on the canvas the corner of its stamp lies. */
export function placeOf(
  setting: Setting,
  n: number,
): { row: number; column: number; value: number; top: number; left: number } {
  const { input, stride } = setting
  const [row, column] = [Math.floor(n / input), n % input]
  return { row, column, value: inputOf(setting)[row][column], top: row * stride, left: column * stride }
}
