import { dropGradient } from '../autograd/backward.ts'
import { Tensor } from '../tensor/tensor.ts'
import { makeCallable, stateOf, type ForwardHook, type ForwardPreHook } from './module-call.ts'
import { copyModule } from './module-copy.ts'
import { printModule } from './module-print.ts'
import { loadInto, type KeyReport, type StateDict } from './module-state.ts'
import { Buffer, Parameter } from './parameter.ts'

export type { KeyReport, StateDict }

/** Receives what a module wants to tell its author, once each; the console by default. */
export const notices = { tell: (text: string): void => console.warn(text) }

/** Calling a module calls its `forward`, with the types of `forward`. */
export interface Module {
  (...args: Parameters<this['forward']>): ReturnType<this['forward']>
}

/**
 * The base of all networks. A subclass makes parameters and submodules its members, in fields or in the constructor
 * after `super()`, and says in `forward` what it computes. Members are registered in order of assignment; a plain array
 * of modules is not (use ModuleList).
 *
 * ```ts
 * class Net extends nn.Module {
 *   hidden = new nn.Linear(784, 256)
 *   out = new nn.Linear(256, 10)
 *   forward(X: Tensor) { return this.out(F.relu(this.hidden(X))) }
 * }
 * ```
 * A field redeclared in a subclass without a value (`hidden!: nn.Linear` without `declare`) resets what super() set.
 */
export class Module {
  constructor() {
    return makeCallable<this>(new.target.prototype as object, true)
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each subclass has arguments of its own
  forward(..._args: any[]): any {
    throw new Error(`${this.constructor.name}: define forward(...) to say what the module computes`)
  }

  /** true after `train()`, false after `eval()`: dropout and batch norm differ. */
  get training(): boolean {
    return stateOf(this).training
  }

  /** Own members that are parameters, buffers or modules, in order; tells what looks registered but is not. */
  private *members(): Generator<[string, Parameter | Buffer | Module]> {
    const { names } = stateOf(this)
    for (const [name, value] of Object.entries(this)) {
      if (value instanceof Parameter) names.set(name, 'parameter')
      else if (value instanceof Buffer) names.set(name, 'buffer')
      else if (value instanceof Module) names.set(name, 'module')
      else {
        this.examine(name, value)
        continue
      }
      yield [name, value]
    }
  }

  private examine(name: string, value: unknown): void {
    const { names, told } = stateOf(this)
    if (names.get(name) === 'parameter' && value instanceof Tensor) {
      throw new TypeError(
        `${this.constructor.name}.${name} was a Parameter and is now a plain tensor; assign new nn.Parameter(...) or change it in place inside torch.noGrad`,
      )
    }
    const plainTensor = value instanceof Tensor && value.requiresGrad && value.isLeaf
    const list = Array.isArray(value) && value.some(item => item instanceof Module || item instanceof Parameter)
    if ((!plainTensor && !list) || told.has(name)) return
    told.add(name)
    notices.tell(
      plainTensor
        ? `${this.constructor.name}.${name} asks for gradients but is no nn.Parameter, so parameters() does not list it`
        : `${this.constructor.name}.${name} is a plain array, so its modules are not registered; use new nn.ModuleList([...])`,
    )
  }

  /** The module itself and all below, with dotted names; a module that stands in two places once. */
  *namedModules(prefix = '', seen: Set<Module> = new Set()): Generator<[string, Module]> {
    if (seen.has(this)) return
    seen.add(this)
    yield [prefix, this]
    for (const [name, child] of this.namedChildren())
      yield* child.namedModules(prefix ? `${prefix}.${name}` : name, seen)
  }
  /** The module itself and all below, each once. */
  modules(): Module[] {
    return Array.from(this.namedModules(), ([, module]) => module)
  }
  /** Modules directly below, with the names of the members they stand in. */
  *namedChildren(): Generator<[string, Module]> {
    for (const [name, value] of this.members()) if (value instanceof Module) yield [name, value]
  }
  /** Modules directly below. */
  children(): Module[] {
    return Array.from(this.namedChildren(), ([, child]) => child)
  }

  private *named<T extends Tensor>(
    kind: abstract new (...args: never[]) => T,
    prefix: string,
    recurse: boolean,
    unique: boolean,
  ): Generator<[string, T]> {
    const seen = new Set<Tensor>()
    const walk = function* (module: Module, path: string): Generator<[string, T]> {
      // Its own tensors first, then the children, as PyTorch lists them.
      for (const [name, value] of module.members()) {
        if (!(value instanceof kind) || (unique && seen.has(value))) continue
        seen.add(value)
        yield [path + name, value]
      }
      if (!recurse) return
      for (const [name, child] of module.namedChildren()) yield* walk(child, `${path}${name}.`)
    }
    yield* walk(this, prefix ? `${prefix}.` : '')
  }

  /** Dotted names and parameters; tied ones once. */
  namedParameters({ prefix = '', recurse = true }: { prefix?: string; recurse?: boolean } = {}): Generator<
    [string, Parameter]
  > {
    return this.named(Parameter, prefix, recurse, true)
  }
  /** All parameters, here and below, tied ones once: what an optimizer takes. */
  parameters({ recurse = true }: { recurse?: boolean } = {}): Parameter[] {
    return Array.from(this.namedParameters({ recurse }), ([, parameter]) => parameter)
  }
  /** Dotted names and buffers: what belongs to the state but is not learnt. */
  namedBuffers({ prefix = '', recurse = true }: { prefix?: string; recurse?: boolean } = {}): Generator<
    [string, Buffer]
  > {
    return this.named(Buffer, prefix, recurse, true)
  }
  /** All buffers, here and below. */
  buffers({ recurse = true }: { recurse?: boolean } = {}): Buffer[] {
    return Array.from(this.namedBuffers({ recurse }), ([, buffer]) => buffer)
  }

  /** All parameters and persistent buffers by PyTorch's keys; the tensors are the module's own, detached. */
  stateDict(): StateDict {
    const state: StateDict = {}
    const walk = (module: Module, path: string): void => {
      const own = [...module.members()]
      for (const [name, value] of own) if (value instanceof Parameter) state[path + name] = value.detach()
      for (const [name, value] of own)
        if (value instanceof Buffer && value.persistent) state[path + name] = value.detach()
      for (const [name, child] of own) if (child instanceof Module) walk(child, `${path}${name}.`)
    }
    walk(this, '')
    return state
  }

  /** Copies values in by key. Keys that are missing or unknown throw unless `strict` is false; wrong shapes always do. */
  loadStateDict(state: StateDict, { strict = true }: { strict?: boolean } = {}): KeyReport {
    return loadInto(this, state, strict)
  }

  /** Hands every module below, then this one, to `fn`: `net.apply(m => { if (m instanceof nn.Linear) ... })`. */
  apply(fn: (module: Module) => void): this {
    for (const child of this.children()) child.apply(fn)
    fn(this)
    return this
  }

  /** A module of its own with the same values: Python's copy.deepcopy. Hooks are not copied; shared members stay shared. */
  clone(): this {
    return copyModule(this)
  }

  /** Training mode for this module and all below. */
  train(mode = true): this {
    for (const module of this.modules()) stateOf(module).training = mode
    return this
  }
  /** Evaluation mode: dropout off, batch norm on its running statistics. */
  eval(): this {
    return this.train(false)
  }
  /** Switches gradients of all parameters on or off. */
  requiresGrad_(value = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad_(value)
    return this
  }
  /** Drops all gradients (or sets them to zero). */
  zeroGrad({ setToNone = true }: { setToNone?: boolean } = {}): void {
    for (const parameter of this.parameters()) {
      if (setToNone) dropGradient(parameter)
      else parameter.gradient?.zero_()
    }
  }
  /** The module itself: there is one device and one floating dtype. */
  to(..._target: unknown[]): this {
    return this
  }
  /** The module itself: all parameters are float32. */
  float(): this {
    return this
  }
  /** The module itself: there is one device. */
  cpu(): this {
    return this
  }

  /** Makes a parameter a member by a name that is computed; `this.name = new nn.Parameter(...)` does the same. */
  registerParameter(name: string, parameter: Parameter | null): void {
    Object.assign(this, { [name]: parameter })
  }
  /** Makes a tensor part of the state, not learnt; `{ persistent: false }` keeps it out of `stateDict`. */
  registerBuffer(name: string, tensor: Tensor | null, options: { persistent?: boolean } = {}): void {
    Object.assign(this, { [name]: tensor && new Buffer(tensor, options) })
  }
  /** Makes a module a member by a name that is computed. */
  registerModule(name: string, module: Module): void {
    Object.assign(this, { [name]: module })
  }
  /** The same as `registerModule`. */
  addModule(name: string, module: Module): void {
    this.registerModule(name, module)
  }
  /** The module at a dotted path, `encoder.layers.0`; throws if there is none. */
  getSubmodule(path: string): Module {
    return path.split('.').reduce((module: Module, name) => {
      const child = (module as unknown as Record<string, unknown>)[name]
      if (!(child instanceof Module))
        throw new Error(`getSubmodule: there is no module '${path}' in ${this.constructor.name}`)
      return child
    }, this)
  }
  /** The parameter at a dotted path, `encoder.weight`; throws if there is none. */
  getParameter(path: string): Parameter {
    for (const [name, parameter] of this.namedParameters()) if (name === path) return parameter
    throw new Error(`getParameter: there is no parameter '${path}' in ${this.constructor.name}`)
  }

  /** Calls `hook(module, args, output)` after each forward; what it returns replaces the output. */
  registerForwardHook(hook: ForwardHook): { remove(): void } {
    const { forwardHooks } = stateOf(this)
    forwardHooks.add(hook)
    return { remove: () => void forwardHooks.delete(hook) }
  }
  /** Calls `hook(module, args)` before each forward; an array that it returns replaces the arguments. */
  registerForwardPreHook(hook: ForwardPreHook): { remove(): void } {
    const { preHooks } = stateOf(this)
    preHooks.add(hook)
    return { remove: () => void preHooks.delete(hook) }
  }

  /** The name that printing and messages use. */
  get className(): string {
    return this.constructor.name
  }
  /** What stands in parentheses when a module without children prints: `inFeatures=4, outFeatures=8`. */
  extraRepr(): string {
    return ''
  }
  /** As PyTorch prints it: the members, nested. */
  toString(): string {
    return printModule(this)
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}
