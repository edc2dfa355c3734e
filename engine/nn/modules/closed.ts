import type { Module } from '../module.ts'
import { stateOf } from '../module-call.ts'
import { GELU, LeakyReLU, ReLU, Sigmoid, SiLU, Tanh } from './activation.ts'
import { Conv1d, Conv2d } from './conv.ts'
import { Dropout, Dropout2d } from './dropout.ts'
import { Flatten, Identity, Linear } from './linear.ts'
import { BatchNorm1d, BatchNorm2d, LayerNorm } from './norm.ts'
import { AdaptiveAvgPool2d, AvgPool2d, MaxPool2d } from './pool.ts'

/**
 * Layers of which it is known that they run no user code, keep neither input nor output, and save for backward nothing
 * but tensors that stand in their nodes' `saved` lists: what passes between two of them inside a container is never
 * seen outside.
 */
const layers = [
  Linear,
  Conv1d,
  Conv2d,
  Flatten,
  Identity,
  Dropout,
  Dropout2d,
  ReLU,
  Sigmoid,
  Tanh,
  GELU,
  SiLU,
  LeakyReLU,
  AvgPool2d,
  MaxPool2d,
  AdaptiveAvgPool2d,
  BatchNorm1d,
  BatchNorm2d,
  LayerNorm,
]

/** By prototype, the `forward` that this was made sure of; containers add themselves. */
export const closedForwards = new Map<object, unknown>(
  layers.map(({ prototype }) => [prototype, prototype.forward] as const),
)

/** Whether nothing that passes through a layer can be held by user code: no subclass, no other forward, no hooks. */
export function isClosed(layer: Module): boolean {
  if (closedForwards.get(Object.getPrototypeOf(layer)) !== layer.forward) return false
  const { preHooks, forwardHooks } = stateOf(layer)
  return preHooks.size === 0 && forwardHooks.size === 0 && layer.children().every(isClosed)
}
