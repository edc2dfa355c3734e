import type { ComponentType } from 'react'
import './pictures.css'
import { Broadcasting } from './broadcasting/Broadcasting.tsx'
import { LineFit } from './line-fit/LineFit.tsx'
import { LossSurface } from './loss-surface/LossSurface.tsx'
import { MlpDiagram } from './mlp-diagram/MlpDiagram.tsx'
import type { PictureProps } from './picture.ts'
import { SoftmaxBars } from './softmax-bars/SoftmaxBars.tsx'

/** Every interactive picture, by the name it has in MDX. */
export const pictures: Record<string, ComponentType<PictureProps>> = {
  Broadcasting,
  LineFit,
  LossSurface,
  MlpDiagram,
  SoftmaxBars,
}
