import type { PictureProps } from '../picture.ts'
import { GateDials } from './GateDials.tsx'

/** One LSTM unit over a short sequence, its three gates as dials. */
export const LstmDials = ({ lang }: PictureProps) => <GateDials lang={lang} kind="lstm" />
