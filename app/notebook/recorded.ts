import type { Output } from './outputs.ts'

/**
 * `outputs.json` beside a chapter: what its cells gave in the last real run, written by `npm run record` alone.
 * A run is named by the data it saw: `embedded` is committed and tested; a site built with the official files may hold
 * a run of its own (`fashion-mnist`), which is then shown instead.
 */
export interface RecordedOutputs {
  version: 1
  runs: Record<string, RecordedRun>
}

export interface RecordedRun {
  /** Compared exactly on the recording configuration: Node, the plain-SIMD binary, one thread. */
  cells: Record<string, RecordedCell>
  /** Generator states that `RecordedCell.generator` points into; most cells draw nothing and share one. */
  generators: string[]
  /** What it cost, by cell; machine-dependent and never compared. */
  cost: Record<string, RecordedCost>
}

export interface RecordedCell {
  /** Hash of the code without comments that gave these outputs (`codeHash`); another hash means: record again. */
  code: string
  /** Final outputs in order, progress left out, charts with at most 300 points a line. */
  outputs: Output[]
  /**
   * Top-level names of the cell that hold a number, a string, a boolean or a small tensor or array of those, for
   * `<Out of="cell.name"/>`; a shown last value is under `''` (`<Out of="cell"/>`).
   */
  values: Record<string, NamedValue>
  /** State of torch's generator when the cell began: an index into `generators`. */
  generator: number
}

/** Non-finite numbers are the words 'NaN', 'Infinity', '-Infinity'. */
export type NamedValue = number | string | boolean | NamedValue[]

/** What `<Out of="cell.name"/>` and `<Out of="cell.name[2]"/>` show of the recorded cells, if it was recorded. */
export function quoted(cells: RecordedRun['cells'] | undefined, of: string): NamedValue | undefined {
  const [, cell, name = '', index] = /^([^.]*)(?:\.([^[]*)(?:\[(\d+)\])?)?$/.exec(of) ?? []
  const value = cells?.[cell]?.values[name]
  if (index === undefined) return value
  return Array.isArray(value) ? value[Number(index)] : undefined
}

export interface RecordedCost {
  seconds: number
  /** Engine memory at its highest until the cell's end, in bytes, where the engine tells. */
  bytes?: number
}

/** The run to show: that of the data at hand where it was recorded, else the embedded one. */
export function chooseRun(recorded: RecordedOutputs | null, data: string): { data: string; run: RecordedRun } | null {
  const name = recorded?.runs[data] ? data : 'embedded'
  const run = recorded?.runs[name]
  return run ? { data: name, run } : null
}
