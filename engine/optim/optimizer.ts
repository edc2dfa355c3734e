import { dropGradient } from '../autograd/backward.ts'
import { noGrad } from '../autograd/mode.ts'
import { freeingTemporaries } from '../tensor/storage.ts'
import { Tensor } from '../tensor/tensor.ts'

/** Parameters that share hyperparameters. */
export type ParamGroup<Options> = Options & { params: Tensor[] }
/** What an optimizer takes: tensors, or groups with options of their own. */
export type Params<Options> = Iterable<Tensor> | readonly (Partial<Options> & { params: Iterable<Tensor> })[]

/** An option as a saved state holds it. */
type SavedOption = number | boolean | string | null | readonly number[]
/** What `stateDict` gives: plain values and tensors, ready for `torch.save`. */
export type OptimizerState = {
  state: Record<string, Record<string, Tensor | number | null>>
  paramGroups: Record<string, SavedOption>[]
}

/** Updates after which the engine may tidy up; an update written by a user may keep what it likes. */
const tidyUpdates = new WeakSet<object>()

/**
 * The base of all optimizers. `step()` changes the parameters by their gradients; `zeroGrad()` comes before the next
 * backward, since gradients add up. `paramGroups[i].lr` may be changed at any time.
 */
export abstract class Optimizer<Options extends { lr: number } = { lr: number }> {
  readonly paramGroups: ParamGroup<Options>[] = []
  readonly defaults: Options
  /** What an optimizer keeps of each parameter, by PyTorch's names in camelCase. */
  readonly state = new Map<Tensor, Record<string, Tensor | number | null>>()

  constructor(params: Params<Options>, defaults: Options) {
    this.defaults = defaults
    const list = [...params] as (Tensor | (Partial<Options> & { params: Iterable<Tensor> }))[]
    if (list.length === 0) throw new RangeError(`${this.constructor.name}: got no parameters`)
    if (list[0] instanceof Tensor) this.addParamGroup({ params: list as Tensor[] } as never)
    else for (const group of list) this.addParamGroup(group as never)
  }

  /** Adds parameters with options of their own, as when layers are unfrozen during training. */
  addParamGroup(group: Partial<Options> & { params: Iterable<Tensor> }): void {
    const params = group.params instanceof Tensor ? [group.params] : [...group.params]
    for (const p of params) {
      if (!(p instanceof Tensor))
        throw new TypeError(`${this.constructor.name}: expected tensors to optimize, got ${typeof p}`)
      if (!p.isLeaf) throw new TypeError(`${this.constructor.name}: a parameter must be a leaf; this one was computed`)
      if (this.paramGroups.some(other => other.params.includes(p)))
        throw new Error(`${this.constructor.name}: a parameter stands in two groups`)
    }
    this.paramGroups.push({ ...this.defaults, ...group, params })
  }

  /** Drops the gradients (PyTorch 2's default), or sets them to zero. */
  zeroGrad({ setToNone = true }: { setToNone?: boolean } = {}): void {
    for (const { params } of this.paramGroups) {
      for (const p of params) {
        if (setToNone) dropGradient(p)
        else p.gradient?.zero_()
      }
    }
  }

  /** One update of all parameters that have a gradient; `closure` computes the loss anew first. */
  step(closure?: () => Tensor | number): Tensor | number | undefined {
    const loss = closure?.()
    noGrad(() => {
      for (const group of this.paramGroups) {
        for (const p of group.params) if (p.gradient !== null) this.updateAndTidy(p, p.gradient, group)
      }
    })
    return loss
  }

  /** Temporaries of an update of ours are freed at once; what it keeps stands in `state`. */
  private updateAndTidy(p: Tensor, g: Tensor, group: ParamGroup<Options>): void {
    if (!tidyUpdates.has(this.update)) {
      p.gradientSeen = true
      this.update(p, g, group)
      return
    }
    freeingTemporaries(
      () => this.update(p, g, group),
      () => Object.values(this.state.get(p) ?? {}).flatMap(kept => (kept instanceof Tensor ? [kept.storage] : [])),
    )
  }

  /** Says of our own optimizers that their updates keep no tensor but those in `state`, and not the gradient. */
  static keepStateOnly(...optimizers: { prototype: Pick<Optimizer<never>, 'step'> }[]): void {
    for (const { prototype } of optimizers) tidyUpdates.add((prototype as Optimizer<never>).update)
  }

  /** Changes one parameter by its gradient. Tensors that live on from step to step belong into `stateOf(p, ...)`. */
  protected abstract update(p: Tensor, g: Tensor, group: ParamGroup<Options>): void

  protected stateOf<State extends Record<string, Tensor | number | null>>(p: Tensor, make: () => State): State {
    let state = this.state.get(p)
    if (!state) this.state.set(p, (state = make()))
    return state as State
  }

  /** State by number of the parameter, and the groups; as PyTorch lays it out. */
  stateDict(): OptimizerState {
    const number = new Map<Tensor, number>()
    const paramGroups = this.paramGroups.map(group => ({
      ...group,
      params: group.params.map(p => number.get(p) ?? (number.set(p, number.size), number.size - 1)),
    }))
    const state: OptimizerState['state'] = {}
    for (const [p, values] of this.state) state[number.get(p)!] = { ...values }
    return { state, paramGroups }
  }

  /** Takes what `stateDict()` gave back in: options of the groups, and the state of each parameter by its number. */
  loadStateDict({ state, paramGroups }: OptimizerState): void {
    if (paramGroups.length !== this.paramGroups.length)
      throw new Error(
        `loadStateDict: ${paramGroups.length} parameter groups for an optimizer with ${this.paramGroups.length}`,
      )
    const all = this.paramGroups.flatMap(group => group.params)
    paramGroups.forEach((saved, i) => {
      const { params, ...options } = saved as { params: number[] }
      if (params.length !== this.paramGroups[i].params.length)
        throw new Error(
          `loadStateDict: group ${i} has ${params.length} parameters, the optimizer ${this.paramGroups[i].params.length}`,
        )
      Object.assign(this.paramGroups[i], options)
    })
    this.state.clear()
    for (const [i, values] of Object.entries(state)) {
      this.state.set(
        all[Number(i)],
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, value instanceof Tensor ? value.clone() : value]),
        ),
      )
    }
  }
}

/** Refuses hyperparameters that cannot work. */
export function checkRange(optimizer: string, name: string, value: number, from: number, below = Infinity): void {
  if (!(value >= from && value < below))
    throw new RangeError(
      `${optimizer}: ${name} must be ${below === Infinity ? `at least ${from}` : `in [${from}, ${below})`}, got ${value}`,
    )
}

/** The gradient as the update wants it: turned round to maximize, and with weightDecay p added. */
export function gradientOf(
  p: Tensor,
  g: Tensor,
  { maximize, weightDecay }: { maximize: boolean; weightDecay: number },
): Tensor {
  const towards = maximize ? g.neg() : g
  return weightDecay === 0 ? towards : towards.add(p.mul(weightDecay))
}
