import type { PictureProps } from '../picture.ts'
import { GateDials } from './GateDials.tsx'

/** One gated recurrent unit over a short sequence, its two gates as dials. */
export const GruDials = ({ lang }: PictureProps) => <GateDials lang={lang} kind="gru" />
