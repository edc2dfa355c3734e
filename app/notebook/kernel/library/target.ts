import type { Engine } from '../engine.ts'
import type { InputOutput, InputValue } from '../../outputs.ts'
import type { NewOutput } from '../collector.ts'
import type { ShownNet } from '../shown-nets.ts'

/** Replaces an output that has its place by a newer version. */
export type Update = (output: NewOutput) => void

export interface PlacedInput {
  /** As the page holds it; follows the reader. */
  read(): InputValue
}

/** Where the functions of 'notebook' draw: below the running cell. */
export interface OutputTarget {
  /** Shows an output; null when the cell shows as many as it may. */
  place(output: NewOutput): Update | null
  /** Calls `finish` before the running cell ends. */
  atEnd(finish: () => void): void
  display(value: unknown): void
  /** Shows a control. What the reader had set before stands in place of `value` where `fits` allows. */
  input(output: Omit<InputOutput, 'id' | 'slot'>, fits: (value: InputValue) => boolean): PlacedInput
  /** Shows a net that the reader can look into. */
  shownNet(output: NewOutput, net: ShownNet): void
  /** Reports a loop; the bar appears by itself. */
  progress(report: { label: string; done: number; total: number | null }): void
  engine: Engine
  /** Milliseconds. */
  now(): number
}
