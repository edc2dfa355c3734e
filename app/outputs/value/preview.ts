import type { Inspected } from '../../notebook/outputs.ts'

/** A value on a part of a line: what stands for a node that is closed. */
export function preview(value: Inspected, depth = 1): string {
  return previews[value.type](value as never, depth)
}

type Previews = { [Type in Inspected['type']]: (value: Extract<Inspected, { type: Type }>, depth: number) => string }

const mostItems = 6
/** Of a string among others; alone it is shown whole. */
const mostCharacters = 72
const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
const list = (items: string[], left: number) =>
  [...items.slice(0, mostItems), ...(items.length > mostItems || left > 0 ? ['…'] : [])].join(', ')

const previews: Previews = {
  number: ({ value }) => String(value),
  string: ({ value, cut }, depth) => {
    const shown = depth > 0 ? value : value.slice(0, mostCharacters)
    return quote(shown) + (cut || shown !== value ? '…' : '')
  },
  boolean: ({ value }) => String(value),
  null: () => 'null',
  undefined: () => 'undefined',
  bigint: ({ value }) => `${value}n`,
  symbol: ({ value }) => value,
  function: ({ name }) => `ƒ ${name}()`,
  class: ({ name }) => `class ${name}`,
  date: ({ value }) => value,
  regexp: ({ value }) => value,
  error: ({ name, message }) => `${name}: ${message}`,
  promise: () => 'Promise',
  tensor: ({ shape, dtype }) => `Tensor [${shape.join(', ')}] ${dtype}`,
  printed: ({ name }) => name,
  array: ({ name, length, items, more }, depth) => {
    const head = name === 'Array' ? '' : `${name}(${length}) `
    return depth > 0
      ? `${head}[${list(
          items.map(item => preview(item, depth - 1)),
          more,
        )}]`
      : `${name}(${length})`
  },
  map: ({ size, entries, more }, depth) =>
    depth > 0
      ? `Map(${size}) {${list(
          entries.map(([key, item]) => `${preview(key, 0)} → ${preview(item, depth - 1)}`),
          more,
        )}}`
      : `Map(${size})`,
  set: ({ size, items, more }, depth) =>
    depth > 0
      ? `Set(${size}) {${list(
          items.map(item => preview(item, depth - 1)),
          more,
        )}}`
      : `Set(${size})`,
  object: ({ name, entries, more }, depth) =>
    depth > 0
      ? `${name ? `${name} ` : ''}{${list(
          entries.map(([key, item]) => `${key}: ${preview(item, depth - 1)}`),
          more,
        )}}`
      : name || '{…}',
  getter: () => '(…)',
  cycle: () => '↻',
  deeper: ({ name, length }) => (length === undefined ? name || '{…}' : `${name}(${length})`),
}
