import type { NamedValue } from '../recorded.ts'
import { asks, shortNums } from './display.ts'
import type { Engine } from './engine.ts'
import { toNum } from './inspect.ts'
import type { Namespace } from './namespace.ts'
import { weigh } from './weight.ts'

const most = { elements: 64, characters: 200, weight: 20_000 }

/** The small values a cell defines, which running text may quote, and under '' the value it showed. */
export function namedValues(namespace: Namespace, shown: unknown, engine: Engine): Record<string, NamedValue> {
  const values: Record<string, NamedValue> = {}
  for (const name of namespace.kinds.keys()) {
    if (!namespace.isReady(name)) continue
    const value = asks(() => quotable(namespace.values[name], engine), null)
    if (value !== null && weigh(value, most.weight) <= most.weight) values[name] = value
  }
  const last = asks(() => quotable(shown, engine), null)
  return last === null || weigh(last, most.weight) > most.weight ? values : { ...values, '': last }
}

function quotable(value: unknown, engine: Engine): NamedValue | null {
  if (typeof value === 'number') return toNum(value)
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return value.length <= most.characters ? value : null
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    const items = value.length <= most.elements ? value.map(item => quotable(item, engine)) : [null]
    return items.includes(null) ? null : (items as NamedValue[])
  }
  const tensor = engine.tensor(value)
  if (!tensor || tensor.total > most.elements) return null
  return nested(shortNums(tensor.values(0, tensor.total)), tensor.shape)
}

/** Row-major values as lists within lists; the number itself for a tensor without dimensions. */
function nested(values: NamedValue[], shape: number[]): NamedValue {
  if (shape.length === 0) return values[0]
  const [length, ...inner] = shape
  const step = inner.reduce((product, size) => product * size, 1)
  return Array.from({ length }, (_, i) => nested(values.slice(i * step, (i + 1) * step), inner))
}
