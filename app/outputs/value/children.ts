import type { Inspected } from '../../notebook/outputs.ts'

export interface Child {
  /** Member name, index, or a map's key as text. */
  readonly name: string
  readonly value: Inspected
}

/** What opens below a node, and how much the inspection left out; null for a node that has nothing to open. */
export function childrenOf(value: Inspected): { children: Child[]; more: number } | null {
  const open = openers[value.type] as ((value: Inspected) => { children: Child[]; more: number }) | undefined
  const opened = open?.(value)
  return opened && (opened.children.length > 0 || opened.more > 0) ? opened : null
}

type Openers = {
  [Type in Inspected['type']]?: (value: Extract<Inspected, { type: Type }>) => { children: Child[]; more: number }
}

const indexed = (items: Inspected[]) => items.map((value, i) => ({ name: String(i), value }))
const keyName = (key: Inspected) => (key.type === 'string' || key.type === 'number' ? String(key.value) : key.type)

const openers: Openers = {
  array: ({ items, more }) => ({ children: indexed(items), more }),
  set: ({ items, more }) => ({ children: indexed(items), more }),
  map: ({ entries, more }) => ({ children: entries.map(([key, value]) => ({ name: keyName(key), value })), more }),
  object: ({ entries, more }) => ({ children: entries.map(([name, value]) => ({ name, value })), more }),
}
