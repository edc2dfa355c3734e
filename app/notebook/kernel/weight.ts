const { isArray } = Array
const { isView } = ArrayBuffer

/** Values that are still to be looked at. No list, whose methods a cell may have changed. */
type Rest = { value: unknown; next: Rest } | null

/**
 * About how much a plain value holds: its letters, numbers and members. Bytes count nothing, since they are handed over
 * as they are. Gives up, with more than `most`, as soon as that is certain.
 */
export function weigh(value: unknown, most = Infinity): number {
  let weight = 0
  let rest: Rest = { value, next: null }
  while (rest !== null && weight <= most) {
    const { value: part, next }: { value: unknown; next: Rest } = rest
    rest = next
    weight += typeof part === 'string' ? part.length + 1 : 1
    if (typeof part !== 'object' || part === null || isView(part)) continue
    if (isArray(part)) for (let i = 0; i < part.length && i <= most; i++) rest = { value: part[i], next: rest }
    else {
      for (const key in part) {
        weight += key.length
        rest = { value: part[key as keyof typeof part], next: rest }
      }
    }
  }
  return weight
}
