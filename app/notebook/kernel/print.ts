import type { Inspected } from '../outputs.ts'

const lineWidth = 76

/** An inspected value as text, on one line where it fits, else one member a line. */
export function print(node: Inspected, indent = ''): string {
  return (printers[node.type] as (node: Inspected, indent: string) => string)(node, indent)
}

type Printers = { [T in Inspected['type']]: (node: Extract<Inspected, { type: T }>, indent: string) => string }

const printers: Printers = {
  number: node => String(node.value),
  string: node => quote(node.value) + (node.cut ? `… ${node.cut} more characters` : ''),
  boolean: node => String(node.value),
  null: () => 'null',
  undefined: () => 'undefined',
  bigint: node => `${node.value}n`,
  symbol: node => node.value,
  function: node => `[function ${node.name || '(anonymous)'}]`,
  class: node => `[class ${node.name || '(anonymous)'}]`,
  date: node => node.value,
  regexp: node => node.value,
  error: node => `[${node.name}: ${node.message}]`,
  promise: () => 'Promise',
  tensor: (node, indent) => indentLines(node.text, indent),
  printed: (node, indent) => indentLines(node.text, indent),
  array: (node, indent) => {
    const prefix = node.name === 'Array' ? '' : `${node.name}(${node.length}) `
    return (
      prefix +
      enclose(
        '[',
        ']',
        node.items.map(item => print(item, `${indent}  `)),
        node.more,
        indent,
      )
    )
  },
  map: (node, indent) => {
    const entries = node.entries.map(([key, value]) => `${print(key, `${indent}  `)} => ${print(value, `${indent}  `)}`)
    return `Map(${node.size}) ${enclose('{', '}', entries, node.more, indent)}`
  },
  set: (node, indent) =>
    `Set(${node.size}) ${enclose(
      '{',
      '}',
      node.items.map(item => print(item, `${indent}  `)),
      node.more,
      indent,
    )}`,
  object: (node, indent) => {
    const entries = node.entries.map(([key, value]) => `${keyText(key)}: ${print(value, `${indent}  `)}`)
    return (node.name ? `${node.name} ` : '') + enclose('{', '}', entries, node.more, indent)
  },
  getter: () => '[getter]',
  cycle: () => '[cycle]',
  deeper: node => `[${node.name}${node.length === undefined ? '' : `(${node.length})`}]`,
}

function enclose(open: string, close: string, parts: string[], more: number, indent: string): string {
  const all = more > 0 ? [...parts, `… ${more} more`] : parts
  if (all.length === 0) return open + close
  const pad = open === '{' ? ' ' : ''
  const line = `${open}${pad}${all.join(', ')}${pad}${close}`
  if (line.length + indent.length <= lineWidth && !line.includes('\n')) return line
  return `${open}\n${all.map(part => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`
}

const quote = (text: string) => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
const keyText = (key: string) => (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quote(key))
const indentLines = (text: string, indent: string) => text.replaceAll('\n', `\n${indent}`)
