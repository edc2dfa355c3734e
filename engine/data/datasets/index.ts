/** Ready-made data: what is on the site (see `setRoot`), and a set that needs no files. */
import { readManifest } from './root.ts'

export { ImageDataset } from '../image-dataset.ts'
export { FashionMNIST, type ImageSetOptions, MNIST } from './images.ts'
export { setRoot } from './root.ts'
export { timeMachine, type TextDataset } from './texts.ts'

/** Which clothing set `FashionMNIST` gives here: 'fashion-mnist' or 'embedded'. */
export async function identity(): Promise<string> {
  const images = (await readManifest())?.images
  return (images?.['fashion-mnist'] ?? images?.embedded)?.identity ?? 'embedded'
}
