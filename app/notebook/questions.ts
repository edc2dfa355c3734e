/** What the page may ask of the kernel beside running cells. No answer changes what a cell has shown. */
import type { FieldOutput, HistogramOutput } from './outputs.ts'

/** By kind: what is asked, and what comes back. */
export interface Questions {
  /** What the names of all cells hold. */
  memory: { asks: object; answer: Memory }
  /** The parameters of a net as the bytes of a safetensors file. */
  keep: { asks: NameOfCell; answer: Uint8Array<ArrayBuffer> }
  /** The net takes these parameters. */
  restore: { asks: NameOfCell & { bytes: Uint8Array<ArrayBuffer> }; answer: null }
  /** What is in one layer of a net that an output shows; `path` is its dotted name, '' for the net itself. */
  layer: { asks: { cell: string; output: string; path: string }; answer: LayerPart[] }
}

export type QuestionKind = keyof Questions
export type Question = { [Kind in QuestionKind]: { kind: Kind } & Questions[Kind]['asks'] }[QuestionKind]
export type AnswerTo<Kind extends QuestionKind> = Questions[Kind]['answer']

export interface NameOfCell {
  cell: string
  name: string
}

export interface Memory {
  /** Bytes of all tensors together, where the engine tells. */
  bytes: number | null
  names: NamedMemory[]
}

export interface NamedMemory extends NameOfCell {
  /** A net can be kept. */
  kind: 'tensor' | 'net' | 'other'
  /** `float32 [256, 784]`, `Sequential`, `Map(10)`: a few words. */
  text: string
  /** Of its values or its parameters; null for what lives outside the engine. */
  bytes: number | null
}

/** A parameter of a layer, or what it gave for the last input it was shown with. */
export interface LayerPart {
  /** 'weight', 'bias'; '' for the layer's output. */
  name: string
  shape: number[]
  mean: number
  std: number
  picture: FieldOutput
  histogram: HistogramOutput
}
