import type { PictureProps } from '../picture.ts'
import { Gradient } from './GradientThroughTime.tsx'

/** How long a gradient is, the further back it goes, beside a recurrence whose gate lets a share of the state through. */
export const GradientThroughTimeGated = (props: PictureProps) => <Gradient {...props} gated />
