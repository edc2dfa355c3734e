import { Tensor } from '../tensor/tensor.ts'
import { noGrad } from './mode.ts'
import { Node, recording, type Rule } from './node.ts'

/** What forward leaves for backward. */
export interface Context {
  /** Keeps tensors for backward, guarded against change in place; read them from `savedTensors`. */
  saveForBackward(...tensors: Tensor[]): void
  readonly savedTensors: readonly Tensor[]
  /** Which inputs want a gradient. */
  readonly needsInputGrad: readonly boolean[]
  /** Anything else backward needs may be put here by name. */
  [name: string]: unknown
}

/** A class with the two static methods of a custom function. */
export interface FunctionClass<Args extends unknown[] = never[], Out extends Tensor | Tensor[] = Tensor> {
  readonly name: string
  forward(context: Context, ...args: Args): Out
  /** One gradient an argument of forward (null for those without), from the gradients of the outputs. */
  backward(context: Context, ...gradients: Tensor[]): Tensor | null | (Tensor | null)[]
}

/**
 * A function with a derivative of its own, as torch.autograd.Function:
 *
 * ```ts
 * class Square extends torch.autograd.Function {
 *   static forward(ctx: Context, x: Tensor) { ctx.saveForBackward(x); return x.mul(x) }
 *   static backward(ctx: Context, g: Tensor) { const [x] = ctx.savedTensors; return g.mul(x).mul(2) }
 * }
 * const y = Square.apply(x)
 * ```
 */
export class Function {
  static apply<Args extends unknown[], Out extends Tensor | Tensor[]>(
    this: FunctionClass<Args, Out>,
    ...args: Args
  ): Out {
    const tensors = args.map(arg => (arg instanceof Tensor ? arg : false))
    let saved: readonly Tensor[] = []
    const context: Context = {
      saveForBackward(...list: Tensor[]) {
        saved = list
      },
      get savedTensors() {
        return saved
      },
      needsInputGrad: tensors.map(x => x !== false && x.requiresGrad),
    }
    const out = noGrad(() => this.forward(context, ...args))
    if (!recording(tensors)) return out
    // An input handed through unchanged becomes a tensor of its own, or it would be its own cause.
    const outs = [out].flat().map(x => (args.includes(x) ? (x as Tensor).detach() : (x as Tensor)))
    const node = new Node(ruleOf(this, context, outs.length), tensors, saved)
    outs.forEach((x, i) => {
      if (!x.dtype.isFloatingPoint) return
      x.node = node
      x.output = i
    })
    return (Array.isArray(out) ? outs : outs[0]) as Out
  }
}

/** The rule of one call. `keeps`: the engine must not tidy up after it, since user code may hold what it makes. */
function ruleOf(made: FunctionClass<never, Tensor | Tensor[]>, context: Context, outputs: number): Rule {
  return {
    name: `${made.name}Backward`,
    keeps: true,
    joint: grads => {
      const all = Array.from({ length: outputs }, (_, i) => grads[i] ?? null)
      const results = made.backward(context, ...(all as Tensor[]))
      return Array.isArray(results) ? results : [results]
    },
  }
}
