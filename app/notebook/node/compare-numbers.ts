/**
 * Numbers of a printed text, in order. What JavaScript and Python write differently is made alike first: camelCase and
 * snake_case, `true`/`True`, `null`/`None`; numbers that are part of a name (`relu1`, `float32`) are none.
 */
export function numbersIn(text: string): number[] {
  const alike = text
    .replaceAll(/(?<![\d.])[a-z][a-z_\d]*/gi, word => (/^(nan|inf)$/i.test(word) ? word.toLowerCase() : ' '))
    .replaceAll('−', '-')
  return Array.from(alike.matchAll(/-?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+|\binf\b|\bnan\b)/gi), ([found]) =>
    Number(found.replace('inf', 'Infinity').replace('nan', 'NaN')),
  )
}

/** Printed digits are few: half a unit of the fourth counts as the same. */
const tolerance = 5e-4

/** Null where the numbers are the same, else what differs. */
export function compareNumbers(ours: number[], theirs: number[]): string | null {
  if (ours.length !== theirs.length) return `${ours.length} numbers here, ${theirs.length} in PyTorch`
  for (const [i, our] of ours.entries()) {
    const their = theirs[i]
    const isSame = Object.is(our, their) || Math.abs(our - their) <= tolerance * Math.max(1, Math.abs(their))
    if (!isSame) return `number ${i + 1}: ${our} here, ${their} in PyTorch`
  }
  return null
}
