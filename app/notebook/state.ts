/**
 * What a page's notebook holds and what can be done with it. Components read this and call actions; `store.ts` makes
 * one with `createNotebook(options)`. Nothing here knows React, the DOM or the engine.
 */
import type { StoreApi } from 'zustand/vanilla'
import type { CellSource, CellState } from './cell.ts'
import type { CellNode, EngineInfo, KernelPort, LibraryCell, RunResult } from './kernel/protocol.ts'
import type { AnswerTo, Question, QuestionKind } from './questions.ts'
import type { ErrorOutput, InputValue, Num, Output } from './outputs.ts'
import type { RecordedOutputs } from './recorded.ts'

export interface NotebookOptions {
  /** Slug of the chapter. */
  chapter: string
  /** Live cells in document order, exercises included. */
  cells: CellSource[]
  recorded: RecordedOutputs | null
  /** Identity of the data this site was built with; chooses among the recorded runs. Default 'embedded'. */
  data?: string
  /** Makes a kernel; called at the first run and after a restart, never while nothing runs. */
  startKernel: () => KernelPort
  /** Where `public/data/` is served, for the kernel. */
  dataRoot?: string
  /** Saved cells of earlier sections; called once, when the kernel starts, so that the page may load them lazily. */
  library?: () => LibraryCell[] | Promise<LibraryCell[]>
  /** Texts the reader typed earlier, by cell id, applied at once. */
  edits?: Record<string, string>
  /** Cells draw from this seed instead of from the recorded states. */
  seed?: number | null
  /** How many threads the engine is to use; as it chooses, if left out. */
  threads?: number
  /** Milliseconds that Stop waits for an answer before it ends the kernel. Default 2000. */
  patience?: number
  /** Milliseconds after which a kernel that still starts is said to be slow. Default 10,000. */
  slowStart?: number
}

export interface NotebookState {
  chapter: string
  /** Cell ids in document order. */
  order: string[]
  cells: Record<string, Cell>
  kernel: KernelState
  /** Cells waiting, in order, without the running one. */
  queue: string[]
  /** The running cell, or null. */
  running: string | null
  /** What each cell defines and needs, in document order; empty until the kernel has read the document. */
  graph: CellNode[]
  /** A question to the reader, or null: missing prerequisites would take long. Answer with `answer`. */
  ask: Ask | null
  /** The seed that the reader has chosen; null: random numbers are the book's. */
  ownSeed: number | null
  /** What `undo` would bring back, or null. */
  undoable: Undoable | null
}

export interface Cell {
  source: CellSource
  /** What the editor holds; equals `source.code` until edited. */
  text: string
  edited: boolean
  state: CellState
  outputs: Output[]
  /** Whose outputs these are: the book's recording, this page's last run, or none yet. */
  origin: 'recorded' | 'live' | 'none'
  /** Error of the last run, or of reading the text; marks the line. Also among `outputs` when it was a run. */
  error: ErrorOutput | null
  /** Clock (ms, `Date.now`) at which the present run began, else null. */
  startedAt: number | null
  /** The last run in the present kernel, else null: what was run, how it ended, and when, counted in runs. */
  ran: { text: string; status: RunResult['status']; order: number } | null
  /** Duration of the last run on this page, else null. */
  seconds: number | null
  /** Duration in the recorded run, else null. */
  recordedSeconds: number | null
  /** Where the last run's random numbers came from. */
  random: RunResult['random'] | null
  /** What the reader has set in its inputs, by label; kept over runs until the text changes. */
  inputs: Record<string, InputValue>
  /** When one of them was last set, counted in runs as `ran.order` is; 0 for never. */
  inputAt: number
  /**
   * The cell of a net that was brought back from an earlier visit with what this cell had done to it: whoever needs only
   * that need not run this cell again.
   */
  doneTo: string | null
  /** Run whose outputs these are, for messages that come late; 0 for the recorded ones. */
  outputsOf: number
}

export interface KernelState {
  /** 'off' until the first run; 'stopping' from Stop until the cell has ended; 'failed' when it cannot start. */
  status: 'off' | 'starting' | 'idle' | 'busy' | 'stopping' | 'restarting' | 'failed'
  /** True where Stop keeps the variables (shared memory). */
  keepsVariables: boolean
  /** Identity of the data, once the kernel is ready. */
  data: string | null
  /** What it computes with, once it is ready. */
  engine: EngineInfo | null
  /** Engine memory at its highest so far, where the engine tells. */
  bytes: number | null
  /** Why it failed, restarted or lets wait, for the reader; else null. */
  message: KernelMessage | null
}

/** `code` is looked up in the interface's dictionary; `detail` is shown as it is. */
export interface KernelMessage {
  code: 'restarted-to-stop' | 'restarted' | 'crashed' | 'cannot-start' | 'slow-start'
  detail?: string
}

export interface Ask {
  /** What the reader wanted to run. */
  wanted: string[]
  /** Cells that would have to run first. */
  missing: string[]
  /** Recorded cost of the missing cells. */
  seconds: number
}

export interface Undoable {
  action: 'reset' | 'reset-all' | 'taken'
  texts: Record<string, string>
}

export interface NotebookActions {
  /** Run one cell, what it needs and has not run first. */
  run(id: string): void
  /** Run every cell above, then this one. */
  runAbove(id: string): void
  /** Run this cell and every cell below. */
  runBelow(id: string): void
  /** Run every cell of the chapter (exercises left out), whatever its state. Stops at an error that was not expected. */
  runAll(): void
  /** Run the changed and stale cells and what they need. */
  runStale(): void
  /** Stop the running cell and empty the queue. */
  stop(): void
  /** End the kernel and start afresh: every value is lost, outputs stay. */
  restart(): void
  /** Answer to `ask`: run the missing cells too, only what was wanted, or nothing. */
  answer(choice: 'all' | 'only' | 'none'): void
  /** The reader changed a cell's text. */
  edit(id: string, text: string): void
  /** Texts from elsewhere (a file, a link) in place of these cells'; can be undone as one. */
  take(texts: Record<string, string>): void
  /** Back to the published text; can be undone. */
  reset(id: string): void
  resetAll(): void
  undo(): void
  /** Seed torch's generator and go on from there instead of from the recorded states; null: the book's again. */
  seed(seed: number | null): void
  /** The reader set an input that a cell shows. */
  setInput(cell: string, output: string, value: InputValue): void
  /** More values of a shown tensor. Rejects when the kernel no longer has it. */
  page(cell: string, output: string, from: number, count?: number): Promise<Num[]>
  /** Asks the kernel something. Rejects, in words for the reader, when there is no answer. */
  query<Kind extends QuestionKind>(question: Extract<Question, { kind: Kind }>): Promise<AnswerTo<Kind>>
  /** A net of cell `net` was brought back; these cells had changed it before it was kept. */
  broughtBack(net: string, cells: string[]): void
  /** End the kernel for good (the page is left). */
  dispose(): void
}

export type Notebook = NotebookState & NotebookActions
export type NotebookStore = StoreApi<Notebook>

/** Implemented in `store.ts`. React reads it with zustand's `useStore(store, selector)`. */
export type CreateNotebook = (options: NotebookOptions) => NotebookStore
