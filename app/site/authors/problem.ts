/** Something an author has to mend: where, what is wrong, and what would be right. */
export type Problem = { file: string; line?: number; column?: number; message: string; remedy: string }

/** `chapters/demo/index.mdx:12:3: what is wrong` and, below it, what to do. */
export const printed = ({ file, line, column, message, remedy }: Problem): string =>
  `${[file, line, column].filter(part => part !== undefined).join(':')}: ${message}\n    ${remedy}`

/** The name that was probably meant: the nearest one within a few letters. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const ranked = [...names].map(other => ({ other, far: distance(name.toLowerCase(), other.toLowerCase()) }))
  ranked.sort((a, b) => a.far - b.far)
  return ranked[0] && ranked[0].far <= Math.max(2, name.length / 3) ? ranked[0].other : undefined
}

/** "Did you mean …?", or some of what there is. */
export function suggestion(name: string, names: Iterable<string>): string {
  const all = [...names]
  const near = nearest(name, all)
  if (near) return `Did you mean \`${near}\`?`
  const some = all.slice(0, 12).map(other => `\`${other}\``)
  return `There is ${some.join(', ') || 'none'}${all.length > some.length ? ' …' : ''}.`
}

/** Letters to change, add or drop. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]
}
