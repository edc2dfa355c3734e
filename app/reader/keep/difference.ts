export interface DifferentLine {
  change: 'same' | 'removed' | 'added'
  text: string
}

/** Two texts line by line, by their longest common subsequence; cells are short. */
export function difference(before: string, after: string): DifferentLine[] {
  const a = before.split('\n')
  const b = after.split('\n')
  // common[i][j]: lines that a from i and b from j have in common.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1])
    }
  }
  const lines: DifferentLine[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ change: 'same', text: a[i++] })
      j++
    } else if (i < a.length && (j === b.length || common[i + 1][j] >= common[i][j + 1])) {
      lines.push({ change: 'removed', text: a[i++] })
    } else lines.push({ change: 'added', text: b[j++] })
  }
  return lines
}
