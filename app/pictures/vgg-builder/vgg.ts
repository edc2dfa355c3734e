import { type Costed, costs, type Layer, type Quantity, type Shape, totalOf } from '../layer-stacks/layers.ts'
import { vggBlocks, vggOf } from '../layer-stacks/networks.ts'

/** What the reader sets: convolutions of each block, how much narrower than the paper, the dense layers, the image. */
export type Design = { convs: readonly number[]; divide: number; units: number; side: number }

export const depths = ['VGG-11', 'VGG-13', 'VGG-16', 'VGG-19'] as const
export type Depth = (typeof depths)[number]

export const convsOf = (depth: Depth): readonly number[] => vggBlocks[depth].map(block => block.convs)
export const depthOf = (convs: readonly number[]) => depths.find(depth => convsOf(depth).join() === convs.join())

const channels = vggBlocks['VGG-11'].map(block => block.channels)

/** A block of convolutions with its pooling, or one dense layer. */
export type Part = { block: number | null; rows: readonly Costed[]; shape: Shape }

/** The network part by part; a block without convolutions is left out. */
export function partsOf({ convs, divide, units, side }: Design): Part[] {
  const blocks = convs
    .map((count, i) => ({ block: i + 1, convs: count, channels: channels[i] / divide }))
    .filter(({ convs: count }) => count > 0)
  const layers: Layer[] = vggOf(blocks, units)
  const rows = costs(layers, [1, side, side])
  let at = 0
  const parts = blocks.map(({ block, convs: count }): Part => {
    const own = rows.slice(at, (at += count + 1))
    return { block, rows: own, shape: own[count].shape }
  })
  return [...parts, ...rows.slice(at).map((row): Part => ({ block: null, rows: [row], shape: row.shape }))]
}

export const sumOf = (parts: readonly Part[], quantity: Quantity) =>
  parts.reduce((sum, part) => sum + totalOf(part.rows, quantity), 0)

/**
 * Error of the five best guesses on ImageNet, in per cent: Simonyan and Zisserman, Very Deep Convolutional Networks
 * (2014), table 3, one scale of 256.
 */
export const topFiveError: Record<Depth, number> = { 'VGG-11': 10.4, 'VGG-13': 9.9, 'VGG-16': 8.8, 'VGG-19': 9.0 }
