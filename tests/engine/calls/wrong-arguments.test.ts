import { describe, expect, it } from 'vitest'
import { data, datasets, F, io, nn, optim, Tensor, text, torch, transforms } from '../../../engine/index.ts'
import { methodsOf, parametersOf, type Parameters } from '../../../engine/calls/explain.ts'

/**
 * Every public function, method, constructor and module with arguments of the wrong kind in every place: each is refused
 * by its own name, with the argument that is wrong. Numbers that make no sense give a result or an error of the engine's,
 * never one of the runtime's.
 */
type Call = (...args: unknown[]) => unknown
interface Callable {
  name: string
  call: Call
  parameters: Parameters
}

const matrix = () =>
  torch.tensor([
    [1, -2, 3],
    [4, 5, 6],
    [7, 8, 9.5],
  ])
const plausible: Record<string, () => unknown> = {
  tensor: matrix,
  number: () => 1,
  boolean: () => true,
  string: () => 'mean',
  null: () => null,
  function: () => (x: unknown) => x,
  module: () => new nn.Linear(3, 3),
  dtype: () => torch.float32,
  generator: () => new torch.Generator(),
  array: () => [],
  iterable: () => [matrix().requiresGrad_()],
  options: () => ({}),
  any: matrix,
  optimizer: () => new optim.SGD([matrix().requiresGrad_()], { lr: 0.1 }),
  scheduler: () => plausibleScheduler(),
  dataset: () => new data.TensorDataset(matrix()),
  sampler: () => new data.SequentialSampler([1, 2, 3]),
  bytes: () => torch.save(matrix()),
  URL: () => new URL('data:,'),
  object: () => ({}),
}
const plausibleScheduler = () => new optim.lrScheduler.StepLR(plausible.optimizer() as optim.SGD, 1)
const plausibleOf = (word: string): unknown =>
  word.endsWith('[]') ? [plausibleOf(word.slice(0, -2))] : plausible[word]?.()

class Odd {}
/** Containers hand on whatever they are given; bases have no forward of their own. */
const handsOn = new Set(['Sequential', 'ModuleList', 'ModuleDict', 'ParameterList', 'ParameterDict', 'Module'])
const values: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  string: () => 'abc',
  function: () => () => 1,
  array: () => [[1], [1, 2]],
  options: () => ({ noSuchOption: 1 }),
  tensor: matrix,
  boolean: () => true,
  other: () => new Odd(),
}
const kindsOf: Record<string, string[]> = {
  module: ['function'],
  iterable: ['array', 'other'],
  optimizer: ['other'],
  scheduler: ['other'],
  dataset: ['array', 'other', 'options'],
  sampler: ['array', 'other', 'options'],
  bytes: ['array', 'other'],
  URL: ['other'],
  object: ['other', 'options'],
}
const takes = (kinds: readonly string[], kind: string): boolean =>
  kinds.some(
    word =>
      word === 'any' || word === kind || kindsOf[word]?.includes(kind) || (word.endsWith('[]') && kind === 'array'),
  )

const isFunction = (value: unknown): value is Call => typeof value === 'function'
/** A class proxies its constructor, so that only `new` tells it from a function. */
const isClass = (name: string): boolean => parametersOf(`new ${name}`) !== null

function functionsOf(name: string, space: object): Callable[] {
  return Object.entries(space).flatMap(([key, value]) => {
    if (!isFunction(value)) return []
    const full = `${name}.${key}`
    const parameters = parametersOf(isClass(full) ? `new ${full}` : full)
    const made = value as unknown as new (...args: unknown[]) => unknown
    const call: Call = isClass(full) ? (...args) => new made(...args) : value
    return parameters ? [{ name: key, call, parameters }] : []
  })
}

const methods: Callable[] = Object.getOwnPropertyNames(Tensor.prototype).flatMap(key => {
  const value = Object.getOwnPropertyDescriptor(Tensor.prototype, key)!.value as unknown
  const parameters = parametersOf(`Tensor.${key}`)
  const call: Call = (...args) => (matrix() as unknown as Record<string, Call>)[key](...args)
  return isFunction(value) && parameters ? [{ name: key, call, parameters }] : []
})

const twoImages = () => ({
  images: torch.zeros(2, 1, 2, 2, { dtype: torch.uint8 }),
  targets: torch.tensor([0, 1]),
  classes: ['a', 'b'],
  identity: 'two',
  description: 'Two images',
})
/** Objects whose methods are called, of the class that declares them. */
const instances: Record<string, () => object> = {
  'torch.Generator': () => new torch.Generator(),
  'nn.Module': () => new nn.Linear(3, 3),
  'nn.Sequential': () => new nn.Sequential(new nn.Linear(3, 3)),
  'nn.Buffer': () => new nn.Buffer(matrix()),
  'optim.Optimizer': plausible.optimizer as () => object,
  'optim.lrScheduler.LRScheduler': plausibleScheduler,
  'optim.lrScheduler.ReduceLROnPlateau': () =>
    new optim.lrScheduler.ReduceLROnPlateau(plausible.optimizer() as optim.SGD),
  'data.TensorDataset': plausible.dataset as () => object,
  'data.Subset': () => new data.Subset(new data.TensorDataset(matrix()), [0, 1]),
  'data.ConcatDataset': () => new data.ConcatDataset([new data.TensorDataset(matrix())]),
  'data.ImageDataset': () => new data.ImageDataset(twoImages()),
  'data.ImageFolder': () => new data.ImageFolder([torch.zeros(1, 2, 2)], ['a']),
  'data.Table': () => new data.Table(['a', 'b'], [[1, 'x']]),
  'transforms.Pad': () => new transforms.Pad(1),
  'text.Vocab': () => new text.Vocab(['a', 'b']),
}

const classNames = [
  ...Object.keys(torch).map(key => `torch.${key}`),
  ...Object.keys(nn).map(key => `nn.${key}`),
  ...Object.keys(optim).map(key => `optim.${key}`),
  ...Object.keys(optim.lrScheduler).map(key => `optim.lrScheduler.${key}`),
  ...Object.keys(data).map(key => `data.${key}`),
  ...Object.keys(transforms).map(key => `transforms.${key}`),
  ...Object.keys(text).map(key => `text.${key}`),
]
const members: Callable[] = classNames.flatMap(name =>
  methodsOf(name).map(([method, parameters]) => ({
    name: method,
    parameters,
    call: (...args) => (instances[name]() as unknown as Record<string, Call>)[method](...args),
  })),
)

/** Modules that can be made from numbers alone; their calls are those of `forward`. */
const modules: Callable[] = Object.entries(nn).flatMap(([key, made]) => {
  const [making, calling] = [parametersOf(`new nn.${key}`), parametersOf(`nn.${key}`)]
  if (!making || !calling || handsOn.has(key)) return []
  const args = making.filter(({ optional }) => !optional).map(({ kinds }) => plausibleOf(kinds[0]))
  let module: Call | null = null
  const make = () => (module = new (made as unknown as new (...args: unknown[]) => Call)(...args))
  return outcome(make) === null ? [{ name: key, parameters: calling, call: (...given) => module!(...given) }] : []
})

const spaces: Record<string, Callable[]> = {
  torch: functionsOf('torch', torch),
  'torch.autograd': functionsOf('torch.autograd', torch.autograd),
  'torch.testing': functionsOf('torch.testing', torch.testing),
  datasets: functionsOf('datasets', datasets),
  text: functionsOf('text', text),
  io: functionsOf('io', io),
  'calls of modules': modules,
  'methods of other objects': members,
  'torch.linalg': functionsOf('torch.linalg', torch.linalg),
  'nn.functional': functionsOf('nn.functional', F),
  'nn.init': functionsOf('nn.init', nn.init),
  'nn.utils': functionsOf('nn.utils', nn.utils),
  nn: functionsOf('nn', nn),
  optim: functionsOf('optim', optim),
  'optim.lrScheduler': functionsOf('optim.lrScheduler', optim.lrScheduler),
  data: functionsOf('data', data),
  transforms: functionsOf('transforms', transforms),
  'methods of tensors': methods,
}
/** What is no call of its own, changes the process or asks the network. */
const leftOut = new Set([
  'Module',
  'setNumThreads',
  'setRngState',
  'save',
  'load',
  'readCsv',
  'readIdx',
  'readImage',
  'readNpy',
  'setFileStore',
  'setRoot',
  'FashionMNIST',
  'MNIST',
])

const before = (parameters: Parameters, place: number): unknown[] =>
  parameters.slice(0, place).map(({ kinds }) => plausibleOf(kinds[0]))

function outcome(call: () => unknown): Error | null {
  try {
    call()
    return null
  } catch (error) {
    return error as Error
  }
}

/** What is wrong with a call whose argument at `place` is of a kind that is not taken. */
function problem({ name, call, parameters }: Callable, place: number, kind: string): string | null {
  const error = outcome(() => call(...before(parameters, place), values[kind]()))
  const wanted = `${name}: argument '${parameters[place].name}' (position ${place + 1}) must be `
  return error?.message.startsWith(wanted)
    ? null
    : `${name}, place ${place + 1}, ${kind}: ${error?.message ?? 'no error'}`
}

describe.each(Object.entries(spaces))('%s', (_, callables) => {
  const all = callables.filter(({ name }) => !leftOut.has(name))
  const places = all.flatMap(callable =>
    callable.parameters.map((parameter, place) => ({ callable, parameter, place })),
  )

  it('refuses arguments of the wrong kind by name', () => {
    const problems = places.flatMap(({ callable, parameter, place }) =>
      Object.keys(values)
        .filter(kind => !takes(parameter.kinds, kind) && !(kind === 'undefined' && parameter.optional))
        .map(kind => problem(callable, place, kind)),
    )
    expect(problems.filter(text => text !== null)).toEqual([])
    expect(all.length).toBeGreaterThan(0)
  })

  it('refuses options that it does not know', () => {
    const problems = places
      .filter(({ parameter }) => parameter.options !== null)
      .map(({ callable, place }) => {
        const { name, call, parameters } = callable
        const error = outcome(() => call(...before(parameters, place), { noSuchOption: 1 }))
        return error?.message.startsWith(`${name}: there is no option 'noSuchOption'`)
          ? null
          : `${name}: ${error?.message}`
      })
    expect(problems.filter(text => text !== null)).toEqual([])
  })

  it('answers numbers without meaning with a result or a clear error', () => {
    const problems = places
      .filter(({ parameter }) => takes(parameter.kinds, 'number'))
      .flatMap(({ callable, place }) =>
        [NaN, -7, 1.5, Infinity].map(value => {
          const { name, call, parameters } = callable
          const error = outcome(() => call(...before(parameters, place), value))
          const clear = error === null || /^([\w.]+: |index |out of memory)/.test(error.message)
          return clear ? null : `${name}(…, ${value}): ${error.message}`
        }),
      )
    expect(problems.filter(text => text !== null)).toEqual([])
  })
})

it('says what would fit', () => {
  const x = matrix()
  const any = (value: unknown) => value as never
  const message = (call: () => unknown) => outcome(call)?.message
  expect(message(() => torch.matmul(x, any(undefined)))).toBe(
    "matmul: argument 'b' (position 2) must be a tensor, got undefined",
  )
  expect(message(() => x.matmul(any([[1]])))).toBe(
    "matmul: argument 'b' (position 1) must be a tensor, got an array (use torch.tensor)",
  )
  expect(message(() => new nn.Linear(3, any('2')))).toBe(
    "Linear: argument 'outFeatures' (position 2) must be a number, got '2'",
  )
  expect(message(() => x.sum(any({ axis: 1 })))).toBe("sum: there is no option 'axis'; there are dim, keepdim, dtype")
  expect(message(() => new optim.SGD([x], any({ learningRate: 0.1 })))).toMatch(
    /^SGD: there is no option 'learningRate'; there are lr, /,
  )
  expect(message(() => new nn.Linear(3, 2)(any(null)))).toBe(
    "Linear: argument 'x' (position 1) must be a tensor, got null",
  )
})

it('leaves errors of the reader’s own functions as they are', () => {
  class Mine extends nn.Module {
    override forward(x: Tensor) {
      return (undefined as unknown as Tensor).add(x)
    }
  }
  const net = new nn.Sequential(new nn.Linear(3, 3), new Mine())
  expect(() => net(matrix())).toThrow(/undefined/)
  expect(outcome(() => net(matrix()))?.message).not.toMatch(/^(Sequential|Mine|add):/)
  expect(outcome(() => torch.noGrad(() => (undefined as unknown as Tensor).sum()))?.message).not.toMatch(/^noGrad/)
})

it('knows classes as what they are', () => {
  const layer = new nn.Linear(2, 2)
  class Wide extends nn.Linear {}
  expect(layer.constructor).toBe(nn.Linear)
  expect(layer).toBeInstanceOf(nn.Linear)
  expect(new Wide(2, 2)).toBeInstanceOf(nn.Linear)
  expect(new Wide(2, 2).constructor).toBe(Wide)
  expect(new nn.Transformer({ dModel: 4, nhead: 2 }).modules().some(module => module instanceof nn.Linear)).toBe(true)
  expect(
    [1, 4]
      .map(n => torch.tensor(n))
      .map(torch.sqrt)
      .map(x => x.item()),
  ).toEqual([1, 2])
})
