// Programs: several steps on named values, one call each.
import { indexOf } from './operators.mjs'
import { camel, named, plain, torch } from './torchlet.mjs'

const whole = x => typeof x === 'number' && Number.isInteger(x)
/** A Python int beside an integer tensor is an int32 tensor without dimensions here. */
const operand = (x, value) =>
  whole(value) && !x.isFloatingPoint() ? torch.tensor(value, { dtype: torch.int32 }) : plain(value)
const arithmetic = new Set(['add', 'sub', 'mul', 'div', 'pow', 'remainder', 'fmod'])

const steps = {
  // Every list here was a tuple.
  setitem: ([x, index, value]) =>
    x.setAt(
      [index].flat().flatMap(entry => indexOf(entry)),
      plain(value),
    ),
  getitem: ([x, index]) => x.at(...[index].flat().flatMap(entry => indexOf(entry))),
  cat: ([tensors, dim]) => torch.cat(tensors, dim),
  stack: ([tensors, dim]) => torch.stack(tensors, dim),
  where: args => torch.where(...args.map(plain)),
  maximum: args => torch.maximum(...args.map(plain)),
  'autograd.grad': ([output, inputs], kwargs) => torch.autograd.grad(output, inputs, named(kwargs)),
  no_grad: () => torch.setGradEnabled(false),
  enable_grad: () => torch.setGradEnabled(true),
  zero_grad: ([x]) => void (x.grad = null),
  is_leaf: ([x]) => x.isLeaf,
  requires_grad: ([x]) => x.requiresGrad,
  has_grad: ([x]) => x.grad !== null,
  has_grad_fn: ([x]) => x.gradFn !== null,
  shares: ([x, y]) => x.untypedStorage() === y.untypedStorage(),
}

export function step(fn, args, kwargs) {
  if (steps[fn]) return steps[fn](args, kwargs)
  const [x, ...rest] = args
  const method = fn.endsWith('_') ? `${camel(fn.slice(0, -1))}_` : camel(fn)
  const values = rest.map(value => (arithmetic.has(fn) ? operand(x, value) : plain(value)))
  const options = named(kwargs)
  return Object.keys(options).length > 0 ? x[method](...values, options) : x[method](...values)
}
