/** What a network makes of its input on the way, as blocks to draw. */
import type { ModuleLayer } from '../../notebook/outputs.ts'

export interface Volume {
  /** Layers that led here from the block before: what they are, in order. */
  through: string[]
  /** Without the batch. */
  shape: number[]
}

/** Whether the layer at `i` holds others. */
export const holdsLayers = (layers: readonly ModuleLayer[], i: number) =>
  i + 1 < layers.length && layers[i + 1].depth > layers[i].depth

/**
 * One block for each shape that flows between the layers just below the network: layers that leave the shape as it is,
 * activations above all, make no new one. A network without parts is one block behind its input.
 */
export function volumesOf(layers: readonly ModuleLayer[], inputShape: readonly number[]): Volume[] {
  const parts = layers.filter(layer => layer.depth === 1 && layer.outputShape)
  const steps = parts.length > 0 ? parts : layers.filter(layer => layer.outputShape)
  const volumes: Volume[] = [{ through: [], shape: inputShape.slice(1) }]
  for (const { type, outputShape, parameters } of steps) {
    const last = volumes.at(-1)!
    const shape = outputShape!.slice(1)
    const isNew = shape.join() !== last.shape.join() || parameters > 0 || type === 'Sequential'
    if (isNew) volumes.push({ through: [type], shape })
    else last.through.push(type)
  }
  return volumes
}

/** 1 KB is 1,024 bytes, as memory is counted. */
export function inBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  const unit = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** unit
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}
