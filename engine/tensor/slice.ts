/** `slice(a, b, step)`: what Python writes a:b:step, wherever a bound is computed. */
export class Slice {
  readonly start: number | null
  readonly end: number | null
  readonly step: number
  constructor(start: number | null, end: number | null, step = 1) {
    this.start = start
    this.end = end
    this.step = step
  }
}

/** `slice(end)`, `slice(start, end)` or `slice(start, end, step)`; null leaves a bound open. */
export function slice(start: number | null, end?: number | null, step = 1): Slice {
  return end === undefined ? new Slice(null, start, step) : new Slice(start, end, step)
}

type Bound = number | ''
/** Literals that are slices; `'1-3'` does not compile. */
export type SliceText = `${Bound}:${Bound}` | `${Bound}:${Bound}:${Bound}` | '...'

const parsed = new Map<string, Slice>()

/** '1:3', ':', '::2' as a Slice, parsed once each. */
export function parseSlice(text: string): Slice {
  const known = parsed.get(text)
  if (known) return known
  const match = /^\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?\s*)?$/.exec(text)
  if (!match) throw new SyntaxError(`index: '${text}' is not a slice; write '1:3', ':', '::2', '...' or slice(a, b)`)
  const bound = (group: string | undefined) => (group === undefined ? null : Number(group))
  const result = new Slice(bound(match[1]), bound(match[2]), Number(match[3] ?? 1))
  parsed.set(text, result)
  return result
}
