import type { PictureProps } from '../picture.ts'
import { LayerStacks } from './LayerStacks.tsx'
import { nin, vgg11 } from './networks.ts'

const networks = [vgg11, nin]

/** Where the parameters of VGG sit, and how NiN does without them. */
export const VggNin = ({ lang }: PictureProps) => <LayerStacks lang={lang} networks={networks} />
