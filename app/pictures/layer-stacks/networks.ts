import type { Layer, Shape } from './layers.ts'

const conv = (channels: number, kernel: number, padding = 0, stride = 1): Layer => ({
  kind: 'conv',
  channels,
  kernel,
  padding,
  stride,
})
const max = (kernel: number, stride = 2): Layer => ({ kind: 'max', kernel, stride })
const dense = (units: number): Layer => ({ kind: 'dense', units })

export type Network = { name: string; image: Shape; layers: readonly Layer[] }

const mean: Layer = { kind: 'mean', kernel: 2, stride: 2 }

export const leNet: Network = {
  name: 'LeNet',
  image: [1, 28, 28],
  layers: [conv(6, 5, 2), mean, conv(16, 5), mean, dense(120), dense(84), dense(10)],
}

export const alexNet: Network = {
  name: 'AlexNet',
  image: [1, 224, 224],
  layers: [
    conv(96, 11, 1, 4),
    max(3),
    conv(256, 5, 2),
    max(3),
    conv(384, 3, 1),
    conv(384, 3, 1),
    conv(256, 3, 1),
    max(3),
    dense(4096),
    dense(4096),
    dense(10),
  ],
}

/** A block of VGG: so many 3 x 3 convolutions of so many channels, then a pooling. */
export type VggBlock = { convs: number; channels: number }

/** The layers of a VGG network with the given blocks and two wide dense layers. */
export function vggOf(blocks: readonly VggBlock[], units: number): Layer[] {
  const body = blocks.flatMap(({ convs, channels }) => [
    ...Array.from({ length: convs }, () => conv(channels, 3, 1)),
    max(2),
  ])
  return [...body, dense(units), dense(units), dense(10)]
}

const blocksOf = (pairs: readonly (readonly [convs: number, channels: number])[]): VggBlock[] =>
  pairs.map(([convs, channels]) => ({ convs, channels }))

/** Blocks of the networks of the VGG paper whose convolutions are all 3 x 3, and the book's narrow version. */
export const vggBlocks = {
  'VGG-11': blocksOf([
    [1, 64],
    [1, 128],
    [2, 256],
    [2, 512],
    [2, 512],
  ]),
  'VGG-13': blocksOf([
    [2, 64],
    [2, 128],
    [2, 256],
    [2, 512],
    [2, 512],
  ]),
  'VGG-16': blocksOf([
    [2, 64],
    [2, 128],
    [3, 256],
    [3, 512],
    [3, 512],
  ]),
  'VGG-19': blocksOf([
    [2, 64],
    [2, 128],
    [4, 256],
    [4, 512],
    [4, 512],
  ]),
  'VGG-11 / 4': blocksOf([
    [1, 16],
    [1, 32],
    [2, 64],
    [2, 128],
    [2, 128],
  ]),
}

export const vgg11: Network = { name: 'VGG-11', image: [1, 224, 224], layers: vggOf(vggBlocks['VGG-11'], 4096) }

const ninBlock = (channels: number, kernel: number, padding = 0, stride = 1): Layer[] => [
  conv(channels, kernel, padding, stride),
  conv(channels, 1),
  conv(channels, 1),
]

export const nin: Network = {
  name: 'NiN',
  image: [1, 224, 224],
  layers: [
    ...ninBlock(96, 11, 0, 4),
    max(3),
    ...ninBlock(256, 5, 2),
    max(3),
    ...ninBlock(384, 3, 1),
    max(3),
    ...ninBlock(10, 3, 1),
    { kind: 'global' },
  ],
}
