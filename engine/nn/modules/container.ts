import type { Tensor } from '../../tensor/tensor.ts'
import { Module } from '../module.ts'

/** A module of one tensor, or a plain function of one: what a Sequential holds are modules. */
export type Layer = Module & ((x: Tensor) => Tensor)

/**
 * Modules one after the other: `new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU())`, or named,
 * `new nn.Sequential({ hidden: new nn.Linear(4, 8), act: new nn.ReLU() })`. `net.at(0)` gives a layer.
 */
export class Sequential extends Module {
  /** Layers by number; a member `0`, `1` ... each. */
  readonly [index: number]: Module

  constructor(...layers: Module[] | [Record<string, Module>]) {
    super()
    const [first] = layers
    const named =
      layers.length === 1 && !(first instanceof Module)
        ? Object.entries(first as Record<string, Module>)
        : layers.map((layer, i) => [String(i), layer as Module] as const)
    for (const [name, layer] of named) {
      if (!(layer instanceof Module))
        throw new TypeError(
          `Sequential: layer ${name} is no module but ${layer === undefined ? 'undefined' : typeof layer}`,
        )
      this.registerModule(name, layer)
    }
  }

  override forward(x: Tensor): Tensor {
    let out: unknown = x
    for (const layer of this.children()) out = layer(out)
    return out as Tensor
  }

  override get length(): number {
    return this.children().length
  }
  /** The layer at a position; negative ones count from the end. */
  at(index: number): Module {
    const layer = this.children().at(index)
    if (!layer) throw new RangeError(`Sequential: there is no layer ${index}; it has ${this.length}`)
    return layer
  }
  append(layer: Module): this {
    this.registerModule(String(this.length), layer)
    return this
  }
  [Symbol.iterator](): Iterator<Module> {
    return this.children()[Symbol.iterator]()
  }
}
