import type { PictureProps } from '../picture.ts'
import { LayerStacks } from './LayerStacks.tsx'
import { alexNet, leNet } from './networks.ts'

const networks = [leNet, alexNet]

/** Fourteen years between two networks of one kind. */
export const LeNetAlexNet = ({ lang }: PictureProps) => <LayerStacks lang={lang} networks={networks} />
