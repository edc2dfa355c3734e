import type { ComponentType } from 'react'
import type { LayerPart } from '../notebook/questions.ts'
import type { InputValue, Num, OutputByKind, OutputKind } from '../notebook/outputs.ts'
import { ChartOutput } from './charts/ChartOutput.tsx'
import { ChecksOutput } from './ChecksOutput.tsx'
import { ErrorOutput } from './ErrorOutput.tsx'
import { FileOutput } from './FileOutput.tsx'
import { FieldOutput } from './pixels/FieldOutput.tsx'
import { HistogramOutput } from './charts/HistogramOutput.tsx'
import { ImagesOutput } from './pixels/ImagesOutput.tsx'
import { GraphOutput } from './structures/GraphOutput.tsx'
import { InputOutput } from './inputs/InputOutput.tsx'
import { ModuleOutput } from './structures/ModuleOutput.tsx'
import { ProgressOutput } from './ProgressOutput.tsx'
import { ResultOutput } from './ResultOutput.tsx'
import { TableOutput } from './TableOutput.tsx'
import { TensorOutput } from './tensor/TensorOutput.tsx'
import { TextOutput } from './TextOutput.tsx'
import { ValueOutput } from './value/ValueOutput.tsx'

export interface OutputProps<Kind extends OutputKind> {
  output: OutputByKind[Kind]
  /** From the book's recording, not from a run on this page. */
  recorded: boolean
  /** What the book's run showed in the place of this output of a run on the page; charts draw it faintly behind. */
  book?: OutputByKind[Kind] | undefined
  /** More values of a tensor from the kernel; absent where there is none to ask. */
  fetchValues?: ((output: string, from: number, count: number) => Promise<Num[]>) | undefined
  /** What is in one layer of a shown net; absent where there is no kernel to ask. */
  lookInto?: ((output: string, layer: string) => Promise<LayerPart[]>) | undefined
  /** The reader sets an input; absent where no cell listens. */
  setInput?: ((output: string, value: InputValue) => void) | undefined
  /** Shows the place an error came from. */
  showPlace?:
    | ((place: { cell: string; chapter?: string | undefined; line: number; column: number }) => void)
    | undefined
}

/** One component a kind of output. Typed by kind, so that a kind without one does not compile. */
export const components: { [Kind in OutputKind]: ComponentType<OutputProps<Kind>> } = {
  text: TextOutput,
  value: ValueOutput,
  tensor: TensorOutput,
  table: TableOutput,
  chart: ChartOutput,
  images: ImagesOutput,
  field: FieldOutput,
  histogram: HistogramOutput,
  progress: ProgressOutput,
  input: InputOutput,
  file: FileOutput,
  module: ModuleOutput,
  graph: GraphOutput,
  result: ResultOutput,
  checks: ChecksOutput,
  error: ErrorOutput,
  'expected-error': ErrorOutput,
}
