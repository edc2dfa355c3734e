import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** A position counted from either end, checked. */
function position(op: string, index: number, length: number): number {
  if (!Number.isInteger(index) || index < -length || index >= length)
    throw new RangeError(`${op}: there is no entry ${index}; it has ${length}`)
  return index < 0 ? index + length : index
}

/** Entries under the names 0, 1, 2 ... */
abstract class NumberedList<Item extends Module | Parameter> extends Module {
  constructor(items: Iterable<Item> = []) {
    super()
    this.extend(items)
  }
  protected abstract check(item: unknown): Item
  private items(): Item[] {
    return Object.keys(this)
      .filter(name => /^\d+$/.test(name))
      .map(name => (this as unknown as Record<string, Item>)[name])
  }
  private replace(items: readonly Item[]): void {
    for (const name of Object.keys(this)) if (/^\d+$/.test(name)) Reflect.deleteProperty(this, name)
    items.forEach((item, i) => Object.assign(this, { [i]: item }))
  }
  /** How many entries there are. */
  override get length(): number {
    return this.items().length
  }
  /** The entry at a position; negative ones count from the end. */
  at(index: number): Item {
    const items = this.items()
    return items[position(this.className, index, items.length)]
  }
  /** Adds an entry at the end. */
  append(item: Item): this {
    return this.extend([item])
  }
  /** Adds entries at the end. */
  extend(items: Iterable<Item>): this {
    for (const item of items) Object.assign(this, { [this.length]: this.check(item) })
    return this
  }
  insert(index: number, item: Item): void {
    const items = this.items()
    items.splice(index < 0 ? index + items.length : index, 0, this.check(item))
    this.replace(items)
  }
  set(index: number, item: Item): void {
    Object.assign(this, { [position(this.className, index, this.length)]: this.check(item) })
  }
  pop(index = -1): Item {
    const items = this.items()
    const [taken] = items.splice(position(this.className, index, items.length), 1)
    this.replace(items)
    return taken
  }
  slice(start?: number, end?: number): Item[] {
    return this.items().slice(start, end)
  }
  map<T>(fn: (item: Item, index: number) => T): T[] {
    return this.items().map(fn)
  }
  forEach(fn: (item: Item, index: number) => void): void {
    this.items().forEach(fn)
  }
  [Symbol.iterator](): Iterator<Item> {
    return this.items()[Symbol.iterator]()
  }
}

/** Modules in a list that registers them: `this.blocks = new nn.ModuleList([...])`; it has no forward of its own. */
export class ModuleList<M extends Module = Module> extends NumberedList<M> {
  readonly [index: number]: M
  protected override check(item: unknown): M {
    if (!(item instanceof Module)) throw new TypeError(`ModuleList: expected a module, got ${typeof item}`)
    return item as M
  }
}
/** Parameters in a list that registers them; plain tensors become parameters. */
export class ParameterList extends NumberedList<Parameter> {
  readonly [index: number]: Parameter
  constructor(items: Iterable<Tensor> = []) {
    super(items as Iterable<Parameter>)
  }
  protected override check(item: unknown): Parameter {
    return item instanceof Parameter ? item : new Parameter(item as Tensor)
  }
  override toString(): string {
    const lines = this.map(
      (p, i) => `(${i}): Parameter containing: [torch.${p.dtype.name} of size ${[...p.sizes].join('x')}]`,
    )
    return lines.length === 0 ? 'ParameterList()' : `ParameterList(\n  ${lines.join('\n  ')}\n)`
  }
}

/** Entries under names of one's choice, in order of insertion. */
abstract class NamedList<Item extends Module | Parameter> extends Module {
  constructor(items: Record<string, Item> | Iterable<readonly [string, Item]> = {}) {
    super()
    this.update(items)
  }
  protected abstract check(item: unknown): Item
  protected abstract isItem(value: unknown): value is Item
  *entries(): Generator<[string, Item]> {
    for (const [name, value] of Object.entries(this)) if (this.isItem(value)) yield [name, value]
  }
  keys(): string[] {
    return Array.from(this.entries(), ([name]) => name)
  }
  values(): Item[] {
    return Array.from(this.entries(), ([, item]) => item)
  }
  override get length(): number {
    return this.keys().length
  }
  has(name: string): boolean {
    return this.keys().includes(name)
  }
  get(name: string): Item {
    for (const [key, item] of this.entries()) if (key === name) return item
    throw new Error(`${this.className}: there is no entry '${name}'; there are ${this.keys().join(', ')}`)
  }
  set(name: string, item: Item): this {
    if (name in Object.getPrototypeOf(this))
      throw new Error(`${this.className}: '${name}' is a method; choose another name`)
    Object.assign(this, { [name]: this.check(item) })
    return this
  }
  update(items: Record<string, Item> | Iterable<readonly [string, Item]>): this {
    const list = Symbol.iterator in items ? (items as Iterable<readonly [string, Item]>) : Object.entries(items)
    for (const [name, item] of list) this.set(name, item)
    return this
  }
  pop(name: string): Item {
    const item = this.get(name)
    Reflect.deleteProperty(this, name)
    return item
  }
  clear(): void {
    for (const name of this.keys()) Reflect.deleteProperty(this, name)
  }
  [Symbol.iterator](): Iterator<string> {
    return this.keys()[Symbol.iterator]()
  }
}
/** Modules under names: `this.heads = new nn.ModuleDict({ left: ..., right: ... })`, `this.heads.get('left')`. */
export class ModuleDict<M extends Module = Module> extends NamedList<M> {
  protected override isItem(value: unknown): value is M {
    return value instanceof Module
  }
  protected override check(item: unknown): M {
    if (!(item instanceof Module)) throw new TypeError(`ModuleDict: expected a module, got ${typeof item}`)
    return item as M
  }
}
/** Parameters under names; plain tensors become parameters. */
export class ParameterDict extends NamedList<Parameter> {
  constructor(items: Record<string, Tensor> | Iterable<readonly [string, Tensor]> = {}) {
    super(items as Record<string, Parameter>)
  }
  protected override isItem(value: unknown): value is Parameter {
    return value instanceof Parameter
  }
  protected override check(item: unknown): Parameter {
    return item instanceof Parameter ? item : new Parameter(item as Tensor)
  }
  override toString(): string {
    const lines = Array.from(
      this.entries(),
      ([name, p]) => `(${name}): Parameter containing: [torch.${p.dtype.name} of size ${[...p.sizes].join('x')}]`,
    )
    return lines.length === 0 ? 'ParameterDict()' : `ParameterDict(\n  ${lines.join('\n  ')}\n)`
  }
}
