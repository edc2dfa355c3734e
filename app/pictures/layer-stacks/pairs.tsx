import type { PictureProps } from '../picture.ts'
import { LayerStacks } from './LayerStacks.tsx'
import { alexNet, leNet, nin, vgg11 } from './networks.ts'

const lenetAndAlexNet = [leNet, alexNet]
const vggAndNin = [vgg11, nin]

/** Fourteen years between two networks of one kind. */
export const LeNetAlexNet = ({ lang }: PictureProps) => <LayerStacks lang={lang} networks={lenetAndAlexNet} />

/** Where the parameters of VGG sit, and how NiN does without them. */
export const VggNin = ({ lang }: PictureProps) => <LayerStacks lang={lang} networks={vggAndNin} />
