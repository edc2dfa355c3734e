import type { ComponentType } from 'react'
import './pictures.css'
import { ActivationCurves } from './activation-curves/ActivationCurves.tsx'
import { BatchNormValues } from './batch-norm-values/BatchNormValues.tsx'
import { AdversarialGame } from './adversarial-game/AdversarialGame.tsx'
import { Broadcasting } from './broadcasting/Broadcasting.tsx'
import { ComputationalGraph } from './computational-graph/ComputationalGraph.tsx'
import { DecisionRegions } from './decision-regions/DecisionRegions.tsx'
import { DenseGrowth } from './dense-growth/DenseGrowth.tsx'
import { DropoutMasks } from './dropout-masks/DropoutMasks.tsx'
import { GruDials, LstmDials } from './gate-dials/GateDials.tsx'
import { InceptionPaths } from './inception-paths/InceptionPaths.tsx'
import { LineFit } from './line-fit/LineFit.tsx'
import { LossSurface } from './loss-surface/LossSurface.tsx'
import { MlpDiagram } from './mlp-diagram/MlpDiagram.tsx'
import { ParameterTree } from './parameter-tree/ParameterTree.tsx'
import type { PictureProps } from './picture.ts'
import { PolynomialFit } from './polynomial-fit/PolynomialFit.tsx'
import { SamplingTree } from './sampling-tree/SamplingTree.tsx'
import { ResidualDepth } from './residual-depth/ResidualDepth.tsx'
import { SignalDepth } from './signal-depth/SignalDepth.tsx'
import { SoftmaxBars } from './softmax-bars/SoftmaxBars.tsx'
import { TransposedConvolution } from './transposed-convolution/TransposedConvolution.tsx'

/** Every interactive picture, by the name it has in MDX. */
export const pictures: Record<string, ComponentType<PictureProps>> = {
  ActivationCurves,
  BatchNormValues,
  AdversarialGame,
  Broadcasting,
  ComputationalGraph,
  DecisionRegions,
  DenseGrowth,
  DropoutMasks,
  GruDials,
  InceptionPaths,
  LineFit,
  LossSurface,
  LstmDials,
  MlpDiagram,
  ParameterTree,
  PolynomialFit,
  SamplingTree,
  ResidualDepth,
  SignalDepth,
  SoftmaxBars,
  TransposedConvolution,
}
