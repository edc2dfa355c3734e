import type { Num, TensorOutput, ValueOutput } from '../outputs.ts'
import type { NewOutput } from './collector.ts'
import type { Engine, ShownTensor } from './engine.ts'
import { displayLimits, inspect, type InspectLimits, toNum } from './inspect.ts'
import { print } from './print.ts'

/** Values of a tensor that travel with its output; more are asked for by page. */
export const tensorPage = 400

const logLimits: InspectLimits = { ...displayLimits, depth: 4 }

/** The output that shows a value: tensors as such, everything else as structure. */
export function outputOf(value: unknown, engine: Engine): NewOutput {
  const tensor = asks(() => engine.tensor(value), null)
  if (tensor) return tensorOutput(tensor)
  const structure =
    asks(() => engine.network(value), null) ?? asks(() => (isNode(value) ? engine.graph(value) : null), null)
  if (structure) return structure
  const inspected = inspect(value, engine)
  return { kind: 'value', value: inspected, text: print(inspected) } satisfies Omit<ValueOutput, 'id'>
}

/** A recorded op (`loss.gradFn`); a tensor is shown as its values. */
const isNode = (value: unknown) => typeof value === 'object' && value !== null && 'edges' in value && 'rule' in value

/** Even asking what a value is may throw: it may be a proxy. */
export function asks<T>(question: () => T, otherwise: T): T {
  try {
    return question()
  } catch {
    return otherwise
  }
}

const tensorOutput = (tensor: ShownTensor): Omit<TensorOutput, 'id'> => ({
  kind: 'tensor',
  shape: tensor.shape,
  dtype: tensor.dtype,
  requiresGrad: tensor.requiresGrad,
  text: tensor.text,
  values: pageOf(tensor, 0, tensorPage),
  total: tensor.total,
})

export const pageOf = (tensor: ShownTensor, from: number, count: number) =>
  shortNums(tensor.values(from, Math.min(count, tensor.total - from)))

/** Numbers as outputs hold them, written as short as their precision allows. */
export const shortNums = (values: number[]): Num[] => values.map(value => toNum(shortFloat(value)))

/** The shortest decimal that is the same float32, as PyTorch would write it; whole and float64 numbers stay. */
function shortFloat(value: number): number {
  if (Math.fround(value) !== value || Number.isInteger(value)) return value
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return Number(value.toPrecision(9))
}

/** A value as `console.log` and `${value}` in a text show it: strings as they are. */
export function textOf(value: unknown, engine: Engine): string {
  return typeof value === 'string' ? value : print(inspect(value, engine, logLimits))
}

/** The arguments of `console.log`: `%s`, `%d`, `%i`, `%f`, `%o`, `%O`, `%j` and `%%` in a first string are filled in. */
export function formatLog(values: unknown[], engine: Engine): string {
  const rest = [...values]
  const parts: string[] = []
  if (typeof rest[0] === 'string' && rest.length > 1) {
    const format = rest.shift() as string
    parts.push(
      format.replace(/%([sdifoOjc%])/g, (whole, kind: string) => {
        if (kind === '%') return '%'
        return rest.length === 0 ? whole : substitutions[kind](rest.shift(), engine)
      }),
    )
  }
  return [...parts, ...rest.map(value => textOf(value, engine))].join(' ')
}

const substitutions: Record<string, (value: unknown, engine: Engine) => string> = {
  s: textOf,
  d: value => String(Number(value)),
  i: value => String(Math.trunc(Number(value))),
  f: value => String(Number(value)),
  o: textOf,
  O: textOf,
  j: textOf,
  c: () => '',
}
