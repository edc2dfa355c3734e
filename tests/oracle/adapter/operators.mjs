// Operators: PyTorch's names and arguments by rule, with a table of PyTorch's own irregularities.
import { isTensor, isFloat, callIt, camel, F, named, plain, slice, Tensor, torch } from './torchlet.mjs'
import { positional as positionalOfTorch } from './signatures.mjs'
import { positionalOfFunctional } from './signatures-nn.mjs'

const positional = { ...positionalOfTorch, ...positionalOfFunctional }

/** A Python int beside integer tensors keeps them integers; here that is an int32 tensor without dimensions. */
const operands = new Set(['input', 'other', 'exponent', 'min', 'max', 'values'])
const whole = x => typeof x === 'number' && Number.isInteger(x) && Math.abs(x) < 2 ** 31
const asInteger = x => torch.tensor(x, { dtype: torch.int32 })

function integerOperands(values) {
  const tensors = Object.values(values).flat().filter(isTensor)
  if (tensors.length === 0 || tensors.some(x => x.isFloatingPoint())) return values
  return Object.fromEntries(
    Object.entries(values).map(([key, x]) => [key, operands.has(key) && whole(x) ? asInteger(x) : x]),
  )
}

const holdsTensors = x => isTensor(x) || (Array.isArray(x) && x.length > 0 && x.every(isTensor))

/** PyTorch's arguments as torchlet's: some by position, the others by name. */
function argumentsOf(op, call) {
  if (!call.named) {
    const options = named(call.kwargs)
    return Object.keys(options).length > 0 ? [...call.args.map(plain), options] : call.args.map(plain)
  }
  const values = operandsOf(op, call.named)
  const order = positional[op]?.split(' ')
  const placed = order
    ? order.slice(0, order.findLastIndex(key => key in values) + 1)
    : Object.keys(values).filter(key => (operands.has(key) || holdsTensors(values[key])) && !(key in call.kwargs))
  const options = named(Object.fromEntries(Object.entries(values).filter(([key]) => !placed.includes(key))))
  const args = placed.map(key => plain(values[key]))
  return Object.keys(options).length > 0 ? [...args, options] : args
}
const operandsOf = (op, values) => (op === 'histc' || op === 'nan_to_num' ? values : integerOperands(values))

/** Index expressions: slices, '...', lists, masks. */
export function indexOf(index) {
  const list = Array.isArray(index) ? (isIndexTuple(index) ? index : [index]) : [index]
  return list.map(entry => {
    if (isDict(entry) && 'slice' in entry) {
      const [start, end, step] = entry.slice.map(x => x ?? null)
      return slice(start, end, step ?? 1)
    }
    if (isDict(entry) && 'ellipsis' in entry) return '...'
    return plain(entry)
  })
}
const isDict = x => x?.constructor === Object
/** A tuple of entries, not one list of positions: tuples and lists both arrive as arrays. */
const isIndexTuple = index => index.some(entry => typeof entry === 'object')

/** Named arguments and a rest that is passed on by name. */
const split = (values, ...keys) => {
  const rest = { ...values }
  for (const key of keys) delete rest[key]
  return [...keys.map(key => plain(values[key])), named(rest)]
}
const reversed = f => c => {
  return f(integerOperands(c.named).other, c.named.input)
}

/** PyTorch's irregularities, by operator id or name. */
const exceptions = {
  // A private name of PyTorch's, which always gives the weights too.
  'nn.functional._scaled_dot_product_attention': c => {
    const { query, key, value, need_attn_weights: _given, ...rest } = c.named
    return F.scaledDotProductAttention(query, key, value, { ...named(rest), needWeights: true })
  },
  __getitem__: c => c.named.input.at(...indexOf(c.named.index)),
  __radd__: reversed((a, b) => torch.add(plain(a), b)),
  __rdiv__: reversed((a, b) => torch.div(plain(a), b)),
  __rmul__: c => {
    if (!isTensor(c.named.input)) throw new TypeError('__rmul__ is a method of tensors')
    return reversed((a, b) => torch.mul(plain(a), b))(c)
  },
  // PyTorch takes the base for a constant here, even where it is a tensor.
  __rpow__: reversed((a, b) => torch.pow(isTensor(a) ? a.detach() : plain(a), b)),
  __rsub__: reversed((a, b) => torch.sub(plain(a), b)),
  __rmod__: reversed((a, b) => torch.remainder(plain(a), b)),
  __rmatmul__: reversed((a, b) => torch.matmul(a, b)),
  __rand__: reversed((a, b) => torch.bitwiseAnd(plain(a), b)),
  __ror__: reversed((a, b) => torch.bitwiseOr(plain(a), b)),
  __rxor__: reversed((a, b) => torch.bitwiseXor(plain(a), b)),
  T: c => c.args[0].T,
  mT: c => c.args[0].mT,
  arange: c => {
    const { start = 0, end, step = 1, ...rest } = c.named
    const floats = [start, end, step].some(x => isFloat(x) || !Number.isInteger(Number(x)))
    const options = named(rest)
    if (options.dtype === undefined && floats) options.dtype = torch.float32
    const numbers = [start, end, step].map(x => Number(plain(x)))
    return torch.arange(...numbers, options)
  },
  einsum: c => {
    const [equation, operandList] = [c.args.find(x => typeof x === 'string'), c.args.flat().filter(isTensor)]
    return torch.einsum(equation, ...operandList)
  },
  broadcast_shapes: c => torch.broadcastShapes(...c.args.map(x => [x].flat())),
  full: c => {
    const [size, value, options] = split(c.named, 'size', 'fill_value')
    if (options.dtype === undefined && whole(c.named.fill_value)) options.dtype = torch.int32
    return torch.full(size, value, options)
  },
  int: c => {
    const out = c.args[0].int()
    callIt(out, 'int32')
    return out
  },
  bucketize: c => namedInt32(torch.bucketize(...argumentsOf('bucketize', c)), c.named.out_int32),
  // Called with the tensor first, named or not.
  polygamma: c => torch.polygamma(c.args[1] ?? c.kwargs.n, c.args[0]),
  searchsorted: c => namedInt32(torch.searchsorted(...argumentsOf('searchsorted', c)), c.named.out_int32),
  scatter: c => {
    const { input, dim, index, src, reduce } = c.named
    return input.scatter(dim, index, plain(src), ...(reduce ? [{ reduce }] : []))
  },
  slice: c =>
    c.named.input.at(...indexOf([...Array(c.named.dim).fill({ slice: [] }), { slice: [c.named.start, c.named.end] }])),
  to: c => {
    const { input, dtype } = c.named
    return dtype ? input.to(dtype, { copy: !!c.named.copy }) : input.to({ copy: !!c.named.copy })
  },
  zero_: c => c.args[0].clone().zero_(),
  tensor_split: c => {
    const { input, dim, ...bounds } = c.named
    return input.tensorSplit(plain(Object.values(bounds)[0]), ...(dim === undefined ? [] : [dim]))
  },
  where: c => torch.where(c.named.condition, ...['input', 'other'].map(key => plain(integerOperands(c.named)[key]))),
  repeat_interleave: c => torch.repeatInterleave(...argumentsOf('repeat_interleave', c)),
}
const namedInt32 = (out, int32) => (int32 && callIt(out, 'int32'), out)
/** The second result of linalg's `_ex` functions is an int32 in PyTorch. */
for (const name of ['cholesky_ex', 'inv_ex', 'solve_ex'])
  exceptions[`linalg.${name}`] = c => {
    const [out, info] = torch.linalg[camel(name)](...argumentsOf(name, c))
    return [out, namedInt32(info, true)]
  }

const namespaces = { nn: { functional: F }, linalg: torch.linalg, special: torch.special, masked: torch.masked }

function find(op) {
  const path = op.split('.')
  const name = camel(path.at(-1))
  if (path.length > 1) return path.slice(0, -1).reduce((space, key) => space?.[key], namespaces)?.[name]
  if (typeof torch[name] === 'function') return torch[name]
  return typeof Tensor.prototype[name] === 'function' ? (x, ...rest) => x[name](...rest) : undefined
}

export function op(id, info) {
  const special = exceptions[id] ?? exceptions[info.op]
  if (special) return special
  const f = find(info.op)
  return f && (call => f(...argumentsOf(info.op, call)))
}

export function inplace(name, info) {
  if (name.startsWith('<') || name.includes('(')) {
    const f = find(info.op)
    return f && (call => call.args[0].copy_(f(...argumentsOf(info.op, call))))
  }
  const method = `${camel(name.replace(/_$/, ''))}_`
  if (typeof Tensor.prototype[method] !== 'function') return undefined
  return call => {
    const [x, ...rest] = argumentsOf(info.op, call)
    return x[method](...rest)
  }
}
