import { backwardFrom, type BackwardOptions } from '../autograd/backward.ts'
import { edgeOf, nodeOf, Sink, tracks, type Hook, type Node } from '../autograd/node.ts'
import { permute, t, transpose } from '../ops/shape.ts'
import { unbind } from '../ops/split.ts'
import { print, toArray, toTypedArray } from './print.ts'
import { Tensor, type HookHandle, type Nested } from './tensor.ts'
import { formatShape } from './shape.ts'
import type { Storage } from './storage.ts'

/** What a tensor has beside its ops: gradients, conversion to JavaScript, printing, iteration. */
export interface Members {
  /** Whether a gradient will be found for this tensor. Setting it makes a leaf ask for one. */
  requiresGrad: boolean
  /** The same as a call: `x.requiresGrad_()` or `x.requiresGrad_(false)`. */
  requiresGrad_(value?: boolean): this
  /** The gradient that backward has accumulated here, or null. */
  grad: Tensor | null
  /** The recorded op that made this tensor, or null for leaves. */
  readonly gradFn: Node | null
  /** Whether no recorded op made it: parameters, data, constants. */
  readonly isLeaf: boolean
  /** The same memory without the graph; assigning it gives the tensor another's memory. */
  data: Tensor
  /** Cuts this tensor itself off its graph. */
  detach_(): this
  /** Keeps `.grad` of a tensor that is no leaf. */
  retainGrad(): void
  /** Calls `hook` with the gradient of this tensor when backward finds it; what it returns takes its place. */
  registerHook(hook: Hook): HookHandle
  /** Fills the `.grad` of all leaves this tensor depends on. */
  backward(gradient?: Tensor | null | BackwardOptions, options?: BackwardOptions): void
  /** Nested arrays of numbers (booleans for bool), or a plain number for a 0-dim tensor. */
  toArray(): Nested<number> & Nested<boolean>
  /** The same as `toArray()`, by PyTorch's name. */
  tolist(): Nested<number> & Nested<boolean>
  /** The values as a new typed array, row-major. */
  toTypedArray(): Float32Array | Int32Array | Uint8Array
  /** As PyTorch prints it, with its numbers and its layout. */
  toString(): string
  /** The transpose: of a matrix its own, of more dimensions all in reverse order. */
  readonly T: Tensor
  /** The last two dimensions exchanged. */
  readonly mT: Tensor
  /** The block of memory that this tensor and its views share; the same object for all of them. */
  untypedStorage(): Storage
  [Symbol.iterator](): Iterator<Tensor>
}

function setRequiresGrad(x: Tensor, value: boolean): void {
  if (value && !x.dtype.isFloatingPoint)
    throw new TypeError(`requiresGrad: only float32 tensors have gradients, this one is ${x.dtype.name}`)
  if (nodeOf(x) !== null) {
    if (!value) throw new Error('requiresGrad: only a leaf can stop asking for a gradient; use .detach()')
    return
  }
  x.leaf = value
}

const accessors: PropertyDescriptorMap & ThisType<Tensor> = {
  requiresGrad: {
    get() {
      return tracks(this)
    },
    set(value: boolean) {
      setRequiresGrad(this, value)
    },
  },
  grad: {
    get() {
      this.gradientSeen = true
      return this.gradient
    },
    set(value: Tensor | null) {
      if (value !== null && !(value instanceof Tensor))
        throw new TypeError(`grad: expected a tensor or null, got ${typeof value}`)
      if (value && formatShape(value.sizes) !== formatShape(this.sizes))
        throw new RangeError(
          `grad: shape ${formatShape(value.sizes)} does not fit the tensor's ${formatShape(this.sizes)}`,
        )
      this.gradient = value
      this.gradientSeen = true
    },
  },
  gradFn: {
    get() {
      return nodeOf(this)
    },
  },
  isLeaf: {
    get() {
      return nodeOf(this) === null
    },
  },
  data: {
    get() {
      return this.detach()
    },
    set(value: Tensor) {
      if (value.dtype !== this.dtype)
        throw new TypeError(`data: ${value.dtype.name} cannot take the place of ${this.dtype.name}`)
      Object.assign(this, {
        storage: value.storage,
        offset: value.offset,
        sizes: value.sizes,
        strides: value.strides,
        count: value.count,
        contiguous_: value.contiguous_,
      })
    },
  },
  T: {
    get() {
      return this.sizes.length === 2
        ? transpose(this, 0, 1)
        : this.sizes.length < 2
          ? t(this)
          : permute(this, this.sizes.map((_, d) => d).reverse())
    },
  },
  mT: {
    get() {
      if (this.sizes.length === 0) return this
      if (this.sizes.length < 2)
        throw new RangeError(`mT: expected at least 2 dimensions, got shape ${formatShape(this.sizes)}`)
      return transpose(this, -2, -1)
    },
  },
}

const methods: ThisType<Tensor> & Record<PropertyKey, unknown> = {
  requiresGrad_(value = true) {
    setRequiresGrad(this, value)
    return this
  },
  detach_() {
    this.node = null
    this.leaf = false
    this.base = null
    return this
  },
  retainGrad() {
    const node = edgeOf(this)
    if (node === null) throw new Error('retainGrad: this tensor does not require a gradient')
    if (node instanceof Sink) return
    node.retained ??= new Map()
    node.retained.set(this.output, new WeakRef(this))
  },
  registerHook(hook: Hook): HookHandle {
    const node = edgeOf(this)
    if (node === null) throw new Error('registerHook: this tensor does not require a gradient')
    node.hooks ??= new Map()
    const hooks = node.hooks.get(this.output) ?? new Set<Hook>()
    node.hooks.set(this.output, hooks.add(hook))
    return { remove: () => void hooks.delete(hook) }
  },
  backward(...args: unknown[]) {
    backwardFrom(this, ...(args as []))
  },
  untypedStorage() {
    return this.storage
  },
  toArray() {
    return toArray(this)
  },
  tolist() {
    return toArray(this)
  },
  toTypedArray() {
    return toTypedArray(this)
  },
  toString() {
    return print(this)
  },
  *[Symbol.iterator]() {
    if (this.sizes.length === 0) throw new TypeError('a 0-dim tensor cannot be iterated over')
    yield* unbind(this)
  },
  [Symbol.toPrimitive](hint: string) {
    if (hint === 'string') return print(this)
    throw new TypeError(
      'a tensor is no operand of +, -, *, /, < and the like: JavaScript cannot overload them. Use its methods: a.add(b), a.sub(b), a.mul(b), a.div(b), a.lt(b), a.eq(b); x.item() gives the number of a one-element tensor',
    )
  },
  [Symbol.for('nodejs.util.inspect.custom')]() {
    return print(this)
  },
}

export function installMembers(): void {
  Object.defineProperties(Tensor.prototype, accessors)
  for (const key of Reflect.ownKeys(methods))
    Object.defineProperty(Tensor.prototype, key, { value: methods[key], writable: true, configurable: true })
}
