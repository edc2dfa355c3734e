import type { Engine } from '../engine.ts'
import type { NewOutput } from '../collector.ts'

/** Replaces an output that has its place by a newer version. */
export type Update = (output: NewOutput) => void

/** Where the functions of 'notebook' draw: below the running cell. */
export interface OutputTarget {
  /** Shows an output; null when the cell shows as many as it may. */
  place(output: NewOutput): Update | null
  /** Calls `finish` before the running cell ends. */
  atEnd(finish: () => void): void
  display(value: unknown): void
  /** Reports a loop; the bar appears by itself. */
  progress(report: { label: string; done: number; total: number | null }): void
  engine: Engine
  /** Milliseconds. */
  now(): number
}
