/**
 * Every message between the page and its kernel. The page owns the document, the queue and the states of cells; the
 * kernel compiles, keeps the values and runs one cell at a time. Everything here survives a structured clone.
 */
import type { ErrorOutput, InputValue, Num, Output } from '../outputs.ts'
import type { NamedValue } from '../recorded.ts'
import type { AnswerTo, Question, QuestionKind } from '../questions.ts'

/** A cell as the kernel needs it: the reader's text, not the published one. */
export interface DocumentCell {
  id: string
  title: string
  code: string
  /** Cells named by `after=`. */
  after: string[]
  /** Exercise scope, '' for the chapter: a cell sees the chapter's cells above it and its own scope's. */
  scope: string
}

/** A saved cell of an earlier section, part of the module `d2l`; they come in course order. */
export interface LibraryCell {
  chapter: string
  id: string
  title: string
  code: string
  /** What its section imported since the saved cell before it; the type checker needs it, the kernel does not. */
  imports?: string
}

export type ToKernel =
  /**
   * First message. `interrupt` is one shared int32 and `inputs` the shared values of inputs (see `live-values.ts`), both
   * null where memory cannot be shared. `dataRoot` serves `public/data/`. `threads`: how many the engine is to use.
   */
  | {
      type: 'start'
      dataRoot: string
      threads?: number | null
      library: LibraryCell[]
      interrupt: SharedArrayBuffer | null
      inputs?: SharedArrayBuffer | null
    }
  /** The whole document in order, at start and after edits. Answered by `graph` with the same version. */
  | { type: 'document'; version: number; cells: DocumentCell[] }
  /**
   * Run one cell of the document. `generator` is the state to restore first (absent: go on drawing). `throws` is the
   * pattern of a cell meant to fail; `test` holds literals for test runs; `inputs` what the reader has set, by label.
   * Answered by `started`, outputs, `finished`.
   */
  | {
      type: 'run'
      run: number
      cell: string
      generator?: string
      throws?: string | null
      test?: Record<string, string>
      inputs?: Record<string, InputValue>
    }
  /** The reader set an input that has no shared slot. */
  | { type: 'input'; cell: string; output: string; value: InputValue }
  /** Stop the running cell; also sent where the shared flag exists, for a cell that waits in an `await`. */
  | { type: 'interrupt' }
  /** Seed torch's generator (the control "New seed"). */
  | { type: 'seed'; seed: number }
  /** More values of a tensor that an output shows. Answered by `page`. */
  | { type: 'page'; cell: string; output: string; from: number; count: number }
  /** Answered by `answer` with the same number, as soon as no cell computes. */
  | { type: 'ask'; number: number; question: Question }

export type FromKernel =
  /** The engine is loaded. `data`: identity of the images it found ('fashion-mnist' or 'embedded'). */
  | { type: 'ready'; data: string; engine: EngineInfo }
  | { type: 'graph'; version: number; nodes: CellNode[] }
  | { type: 'started'; run: number; cell: string }
  /** A new output of the cell, or one that replaces the output with the same id. */
  | { type: 'output'; run: number; cell: string; output: Output }
  /** More lines for an output of kind `text`, at its end. */
  | { type: 'append'; run: number; cell: string; output: string; text: string }
  | ({ type: 'finished' } & RunResult)
  | { type: 'page'; cell: string; output: string; from: number; values: Num[] }
  | { type: 'answer'; number: number; answer: AnswerTo<QuestionKind>; error?: undefined }
  | { type: 'answer'; number: number; error: string }
  /** The kernel cannot go on (the engine failed to load, memory is exhausted). */
  | { type: 'fatal'; message: string }

export interface EngineInfo {
  /** 'relaxed-simd' or 'simd', where the engine tells. */
  binary: string
  threads: number
}

export interface RunResult {
  run: number
  cell: string
  /** An expected failure (`throws`) is 'done'. */
  status: 'done' | 'failed' | 'stopped'
  seconds: number
  /** Also among the outputs. */
  error: ErrorOutput | null
  /**
   * Where its random numbers came from: the recorded state was restored, its own `manualSeed`, it went on drawing
   * (differs from the book), or it drew none.
   */
  random: 'restored' | 'seeded' | 'continued' | 'none'
  /** State of torch's generator when the cell began. */
  generator: string
  /** Engine memory at its highest until the end of the run, where the engine tells. */
  bytes?: number
  values: Record<string, NamedValue>
}

/** What the analysis of a cell's text says, for prerequisites, staleness and the contents of hovers. */
export interface CellNode {
  id: string
  /** Names it defines for the cells below. */
  defines: string[]
  /** Cells above that it needs directly: definers of its free names, cells that reassign those, and `after`. */
  needs: string[]
  /** Those of `needs` that are there for what they do to an object (`after=`), not for a name they define. */
  effects: string[]
  /** A syntax error; `defines` and `needs` are then those of the last text that could be read. */
  error: ErrorOutput | null
}

/** One kernel, however it is housed: a Web Worker, a Node worker, or the same thread in tests. */
export interface KernelPort {
  post(message: ToKernel): void
  /** Set by the client before it posts anything. */
  onmessage: (message: FromKernel) => void
  /** The housing itself died. */
  onerror: (message: string) => void
  terminate(): void
}
