/** Grey pictures of 24 by 24, and kernels of 3 by 3, to slide over each other. */
import { type Plane, planeOf } from '../planes.ts'

export const side = 24

export type ImageName = 'boot' | 'seven' | 'disc' | 'stripes'

/** 1 within an ellipse around a point. */
const ellipse = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1 ? 1 : 0

const rules: Record<ImageName, (x: number, y: number) => number> = {
  boot: (x, y) => {
    const shaft = x >= 5 && x < 12 && y >= 3 && y < 17
    const foot = (x >= 5 && x < 14 && y >= 11 && y < 18) || (y < 18 && ellipse(x, y, 14, 17.5, 6.5, 3.5) === 1)
    const sole = x >= 4 && x < 21 && y >= 18 && y < 21
    const buckle = y === 8 && x >= 5 && x < 12
    return sole ? 1 : buckle ? 0.3 : shaft || foot ? 0.7 : 0
  },
  seven: (x, y) => {
    const bar = y >= 4 && y < 7 && x >= 5 && x < 19
    const slope = y >= 6 && y < 21 && Math.abs(x - (18 - (y - 6) * 0.62)) < 1.8
    return bar || slope ? 1 : 0
  },
  disc: (x, y) => ellipse(x, y, 11.5, 11.5, 8, 8) * (0.35 + (0.65 * x) / side),
  stripes: (x, y) => (y < 12 ? (x % 6 < 3 ? 0.9 : 0) : (x + y) % 8 < 4 ? 0.9 : 0),
}

export const imageOf = (name: ImageName): Plane => planeOf(side, side, (row, column) => rules[name](column, row))

export type KernelName = 'vertical' | 'horizontal' | 'blur' | 'sharpen' | 'outline' | 'same'

export const kernels: Record<KernelName, readonly number[]> = {
  vertical: [-1, 0, 1, -1, 0, 1, -1, 0, 1],
  horizontal: [-1, -1, -1, 0, 0, 0, 1, 1, 1],
  blur: [0.1, 0.1, 0.1, 0.1, 0.2, 0.1, 0.1, 0.1, 0.1],
  sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0],
  outline: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
  same: [0, 0, 0, 0, 1, 0, 0, 0, 0],
}

/** Grey values from RGBA bytes of a square picture: 1 is what stands out on white paper, the dark. */
export const fromRgba = (bytes: Uint8ClampedArray): Plane =>
  planeOf(side, side, (row, column) => {
    const at = 4 * (row * side + column)
    const light = (0.299 * bytes[at] + 0.587 * bytes[at + 1] + 0.114 * bytes[at + 2]) / 255
    return (1 - light) * (bytes[at + 3] / 255)
  })

/** Ink where a pen of a few pixels touches. */
export const inked = (image: Plane, row: number, column: number): Plane =>
  planeOf(side, side, (r, c) => {
    const distance = Math.hypot(r - row, c - column)
    return Math.max(image.values[r * side + c], distance < 0.8 ? 1 : distance < 1.5 ? 0.6 : 0)
  })

export const blank = (): Plane => planeOf(side, side, () => 0)
