import type { NewOutput } from './collector.ts'
import { weigh } from './weight.ts'

/** Letters of one string of an output, and what an output may hold in all (see `weigh`). */
const longest = 100_000
const most = 2_000_000

/** These are bounded where they are made: by lines, by pixels, by bytes. */
const bounded = new Set<NewOutput['kind']>(['text', 'images', 'field', 'file'])

/** An output that a page can show: names and messages of any length are cut, what is still too much is named only. */
export function withinBounds<T extends NewOutput>(output: T): T | NewOutput {
  if (bounded.has(output.kind) || weigh(output, longest) <= longest) return output
  const shorter = cut(output) as T
  if (weigh(shorter, most) <= most) return shorter
  const text = `[${output.kind}: more than a page can show]\n`
  return { kind: 'text', stream: 'warn', text, folded: 0, tail: '' }
}

function cut(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value
  if (Array.isArray(value)) return value.map(cut)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cut(member)]))
}
