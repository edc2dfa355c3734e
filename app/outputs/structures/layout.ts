import type { GraphOutput } from '../../notebook/outputs.ts'

export interface PlacedNode {
  row: number
  /** Middle of the node, in columns of the picture. */
  column: number
}

/**
 * Rows from the result down: a node stands below everything that passes gradients to it. Within a row the nodes keep the
 * order of what they hang from, so that few lines cross.
 */
export function layOut({ nodes, edges }: Pick<GraphOutput, 'nodes' | 'edges'>): {
  places: PlacedNode[]
  columns: number
} {
  const above = nodes.map((_, to) => edges.filter(edge => edge[1] === to).map(edge => edge[0]))
  const rows: number[] = []
  const rowOf = (node: number): number => (rows[node] ??= Math.max(-1, ...above[node].map(rowOf)) + 1)
  nodes.forEach((_, node) => rowOf(node))
  const columns = Math.max(1, ...rows.map(row => rows.filter(other => other === row).length))
  const places: PlacedNode[] = []
  for (let row = 0; row <= Math.max(...rows); row++) {
    const inRow = [...nodes.keys()].filter(node => rows[node] === row)
    const wish = (node: number) => mean(above[node].map(other => places[other].column))
    const ordered = inRow.sort((a, b) => wish(a) - wish(b) || a - b)
    ordered.forEach((node, i) => {
      places[node] = { row, column: ((i + 0.5) * columns) / ordered.length }
    })
  }
  return { places, columns }
}

const mean = (values: number[]) => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length)
