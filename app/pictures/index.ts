import type { ComponentType } from 'react'
import './pictures.css'
import { ActivationCurves } from './activation-curves/ActivationCurves.tsx'
import { AdversarialGame } from './adversarial-game/AdversarialGame.tsx'
import { Augmentation } from './augmentation/Augmentation.tsx'
import { AutoregressiveWindow } from './autoregressive-window/AutoregressiveWindow.tsx'
import { BatchNormValues } from './batch-norm-values/BatchNormValues.tsx'
import { Broadcasting } from './broadcasting/Broadcasting.tsx'
import { ChannelStacks } from './channel-stacks/ChannelStacks.tsx'
import { ComputationalGraph } from './computational-graph/ComputationalGraph.tsx'
import { ConvCost } from './conv-cost/ConvCost.tsx'
import { DecisionRegions } from './decision-regions/DecisionRegions.tsx'
import { DenseGrowth } from './dense-growth/DenseGrowth.tsx'
import { DropoutMasks } from './dropout-masks/DropoutMasks.tsx'
import { GradientThroughTime } from './gradient-through-time/GradientThroughTime.tsx'
import { GradientThroughTimeGated } from './gradient-through-time/GradientThroughTimeGated.tsx'
import { GruDials } from './gate-dials/GruDials.tsx'
import { LstmDials } from './gate-dials/LstmDials.tsx'
import { InceptionPaths } from './inception-paths/InceptionPaths.tsx'
import { LeNetAlexNet } from './layer-stacks/LeNetAlexNet.tsx'
import { VggNin } from './layer-stacks/VggNin.tsx'
import { LineFit } from './line-fit/LineFit.tsx'
import { LossSurface } from './loss-surface/LossSurface.tsx'
import { MlpDiagram } from './mlp-diagram/MlpDiagram.tsx'
import { MovableKernel } from './movable-kernel/MovableKernel.tsx'
import { NinBlock } from './nin-block/NinBlock.tsx'
import { PaddingStride } from './padding-stride/PaddingStride.tsx'
import { ParameterTree } from './parameter-tree/ParameterTree.tsx'
import type { PictureProps } from './picture.ts'
import { PolynomialFit } from './polynomial-fit/PolynomialFit.tsx'
import { PoolingShift } from './pooling-shift/PoolingShift.tsx'
import { ReceptiveField } from './receptive-field/ReceptiveField.tsx'
import { ResidualDepth } from './residual-depth/ResidualDepth.tsx'
import { SamplingTree } from './sampling-tree/SamplingTree.tsx'
import { ShiftedPattern } from './shifted-pattern/ShiftedPattern.tsx'
import { SignalDepth } from './signal-depth/SignalDepth.tsx'
import { SoftmaxBars } from './softmax-bars/SoftmaxBars.tsx'
import { TransposedConvolution } from './transposed-convolution/TransposedConvolution.tsx'
import { UnrolledLayers } from './unrolled-layers/UnrolledLayers.tsx'
import { UnrolledNetwork } from './unrolled-network/UnrolledNetwork.tsx'
import { VggBuilder } from './vgg-builder/VggBuilder.tsx'

/** Every interactive picture, by the name it has in MDX; its file has that name too, and comes to the page by it. */
export const pictures: Record<string, ComponentType<PictureProps>> = {
  ActivationCurves,
  AdversarialGame,
  Augmentation,
  AutoregressiveWindow,
  BatchNormValues,
  Broadcasting,
  ChannelStacks,
  ComputationalGraph,
  ConvCost,
  DecisionRegions,
  DenseGrowth,
  DropoutMasks,
  GradientThroughTime,
  GradientThroughTimeGated,
  GruDials,
  InceptionPaths,
  LeNetAlexNet,
  LineFit,
  LossSurface,
  LstmDials,
  MlpDiagram,
  MovableKernel,
  NinBlock,
  PaddingStride,
  ParameterTree,
  PolynomialFit,
  PoolingShift,
  ReceptiveField,
  ResidualDepth,
  SamplingTree,
  ShiftedPattern,
  SignalDepth,
  SoftmaxBars,
  TransposedConvolution,
  UnrolledLayers,
  UnrolledNetwork,
  VggBuilder,
  VggNin,
}
