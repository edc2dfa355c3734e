/** Shapes as PyTorch fits them: from the right, where each pair of sizes is equal or one of them is 1 or missing. */
export function broadcastShapes(a: readonly number[], b: readonly number[]): number[] | null {
  const rank = Math.max(a.length, b.length)
  const shape: number[] = []
  for (let i = 1; i <= rank; i++) {
    const sizeA = a[a.length - i] ?? 1
    const sizeB = b[b.length - i] ?? 1
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) return null
    shape.unshift(sizeA === 1 ? sizeB : sizeA)
  }
  return shape
}

/** Element (row, column) of a tensor of at most two dimensions, read as if it were stretched; and whether it is a copy. */
export function stretched(values: readonly number[], shape: readonly number[], row: number, column: number) {
  const columns = shape[shape.length - 1] ?? 1
  const rows = shape[shape.length - 2] ?? 1
  const r = rows === 1 ? 0 : row
  const c = columns === 1 ? 0 : column
  return { value: values[r * columns + c], copy: r !== row || c !== column }
}
