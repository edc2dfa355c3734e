import type { ChartPanel, Num } from '../../notebook/outputs.ts'

export interface SeriesTable {
  readonly columns: readonly string[]
  /** First the x, then a value for every series; null where a series has no point at that x. */
  readonly rows: readonly (Num | null)[][]
}

/** The series of a panel side by side over all their x. A line that comes back to an x (a path in the plane) gets a row each time. */
export function tableOf({ series, xlabel, ylabel }: ChartPanel): SeriesTable {
  const rows = new Map<string, (Num | null)[]>()
  series.forEach(({ x, y }, column) => {
    const visits = new Map<Num, number>()
    x.forEach((at, i) => {
      const visit = visits.get(at) ?? 0
      visits.set(at, visit + 1)
      const key = `${at} ${visit}`
      let row = rows.get(key)
      if (!row) rows.set(key, (row = [at, ...series.map(() => null)]))
      row[column + 1] = y[i]
    })
  })
  const monotone = series.every(({ x }) => x.every((at, i) => i === 0 || Number(at) >= Number(x[i - 1])))
  const sorted = [...rows.values()]
  if (monotone) sorted.sort((a, b) => Number(a[0]) - Number(b[0]))
  return { columns: [xlabel || 'x', ...series.map(({ name }) => name || ylabel || 'y')], rows: sorted }
}

/** Comma-separated values as spreadsheets read them; panels one below another. */
export function csvOf(panels: readonly ChartPanel[]): string {
  return panels
    .map(panel => {
      const { columns, rows } = tableOf(panel)
      const lines: (readonly (string | Num | null)[])[] = [columns, ...rows]
      if (panel.title) lines.unshift([panel.title])
      return lines.map(row => row.map(field).join(',')).join('\n')
    })
    .join('\n\n')
}

function field(value: string | Num | null): string {
  const text = value === null ? '' : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
