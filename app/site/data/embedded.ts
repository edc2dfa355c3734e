import { drawClothes } from '../../../engine/data/datasets/drawn-clothes/index.ts'
import { drawnTitle } from '../../../engine/data/datasets/images.ts'
import { clothingClasses, type ImageSetEntry } from '../../../engine/data/datasets/manifest.ts'
import { publishImages } from './publish.ts'
import type { Split } from './verify.ts'

function split(which: 'train' | 'test'): Split {
  const { images, labels } = drawClothes(which)
  return { count: labels.length, images, labels }
}

/** The set that needs no network: drawn here and now. */
export function publishDrawnClothes(folder: string): Promise<ImageSetEntry> {
  const set = { identity: 'embedded', title: drawnTitle, classes: clothingClasses }
  return publishImages(folder, set, { train: split('train'), test: split('test') })
}
