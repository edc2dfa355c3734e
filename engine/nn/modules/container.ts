import { birthsSoFar, leaveToGraph, type Storage } from '../../tensor/storage.ts'
import { Tensor } from '../../tensor/tensor.ts'
import type { Slice } from '../../tensor/slice.ts'
import { Module } from '../module.ts'
import { closedForwards, isClosed } from './closed.ts'

/**
 * Modules one after the other: `new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU())`, or named,
 * `new nn.Sequential({ hidden: new nn.Linear(4, 8), act: new nn.ReLU() })`. `net[0]` and `net.at(-1)` give a layer,
 * `net.slice(0, 2)` a Sequential of the first two.
 */
export class Sequential extends Module {
  /** Layers by number. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a layer's own type is lost here, as it is in PyTorch
  readonly [index: number]: any

  constructor(...layers: Module[] | [Record<string, Module>]) {
    super()
    const [first] = layers
    const named =
      layers.length === 1 && isNamed(first)
        ? Object.entries(first as Record<string, Module>)
        : layers.map((layer, i) => [String(i), layer as Module] as const)
    for (const [name, layer] of named) this.registerModule(name, checked(name, layer))
  }

  override forward(x: Tensor): Tensor {
    let out: unknown = x
    /** The storage of `out` where nobody outside of it can know it. */
    let unseen: Storage | null = null
    for (const layer of this.children()) {
      const closed = isClosed(layer)
      const births = birthsSoFar()
      out = layer(out)
      const storage = closed && out instanceof Tensor ? out.storage : null
      if (storage !== null && unseen === storage) continue
      if (storage !== null && unseen !== null) leaveToGraph(unseen)
      unseen = storage !== null && storage.birth > births ? storage : null
    }
    return out as Tensor
  }

  /** How many modules there are. */
  override get length(): number {
    return this.children().length
  }
  /** The layer at a position; negative ones count from the end. A slice gives a Sequential. */
  at(index: number): Module
  at(index: Slice): Sequential
  at(index: number | Slice): Module {
    if (typeof index !== 'number') return this.slice(index.start ?? undefined, index.end ?? undefined)
    const layer = this.children().at(index)
    if (!layer) throw new RangeError(`Sequential: there is no layer ${index}; it has ${this.length}`)
    return layer
  }
  /** The layers from `start` to before `end` as a Sequential that shares them; names stay, numbers begin at 0. */
  slice(start?: number, end?: number): Sequential {
    const part = [...this.namedChildren()].slice(start, end)
    return new Sequential(
      Object.fromEntries(part.map(([name, layer], i) => [/^\d+$/.test(name) ? String(i) : name, layer])),
    )
  }
  /** Adds a module at the end. */
  append(layer: Module): this {
    const name = String(this.length)
    this.registerModule(name, checked(name, layer))
    return this
  }
  /** Adds the modules of another list at the end. */
  extend(layers: Iterable<Module>): this {
    for (const layer of layers) this.append(layer)
    return this
  }
  [Symbol.iterator](): Iterator<Module> {
    return this.children()[Symbol.iterator]()
  }
}

closedForwards.set(Sequential.prototype, Sequential.prototype.forward)

function checked(name: string, layer: unknown): Module {
  if (layer instanceof Module) return layer
  const got = layer === null ? 'null' : Array.isArray(layer) ? 'an array (spread it: ...layers)' : typeof layer
  throw new TypeError(`Sequential: layer ${name} is no module but ${got}`)
}

/** `{ hidden: layer, act: layer }`. */
const isNamed = (layer: unknown): boolean =>
  typeof layer === 'object' && layer !== null && !(layer instanceof Module) && !Array.isArray(layer)
