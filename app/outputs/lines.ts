/** Splits printed text for showing: what stands open and what is folded away. Both without a final line break. */
export function foldLines(text: string, open: number): { head: string; rest: string; lines: number } {
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
  // A fold that saves fewer than a handful of lines only annoys.
  const cut = lines.length > open + 5 ? open : lines.length
  return { head: lines.slice(0, cut).join('\n'), rest: lines.slice(cut).join('\n'), lines: lines.length }
}
