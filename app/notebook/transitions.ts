/**
 * How the state of a notebook changes, as pure functions: state in, changed parts out. What a cell's state word is, is
 * never set but derived from what is known of its last run, its text and its place in the queue.
 */
import type { CellState } from './cell.ts'
import type { CellNode, FromKernel, RunResult } from './kernel/protocol.ts'
import type { InputOutput, InputValue, Output, TextOutput } from './outputs.ts'
import { chooseRun } from './recorded.ts'
import type { Cell, NotebookOptions, NotebookState } from './state.ts'

type Change = Partial<NotebookState>

export function initialState({
  chapter,
  cells,
  recorded,
  data = 'embedded',
  edits = {},
  seed = null,
}: NotebookOptions): NotebookState {
  const run = chooseRun(recorded, data)?.run
  const entries = cells.map((source): [string, Cell] => {
    const text = edits[source.id] ?? source.code
    const outputs = run?.cells[source.id]?.outputs ?? []
    const cell: Cell = {
      source,
      text,
      edited: text !== source.code,
      state: 'not-run',
      outputs,
      origin: run?.cells[source.id] ? 'recorded' : 'none',
      error: null,
      startedAt: null,
      ran: null,
      seconds: null,
      recordedSeconds: run?.cost[source.id]?.seconds ?? null,
      random: null,
      inputs: {},
      inputAt: 0,
      doneTo: null,
      outputsOf: 0,
    }
    return [source.id, cell]
  })
  return {
    chapter,
    order: cells.map(cell => cell.id),
    cells: Object.fromEntries(entries),
    kernel: { status: 'off', keepsVariables: false, data: null, engine: null, bytes: null, message: null },
    queue: [],
    running: null,
    graph: [],
    ask: null,
    ownSeed: seed,
    undoable: null,
  }
}

/** Applies a change and derives the states of all cells from what is known. */
export function withStates(state: NotebookState, change: Change): Change {
  const next = { ...state, ...change }
  const needs = new Map(next.graph.map(node => [node.id, node.needs]))
  const words = new Map<string, CellState>()
  const cells = { ...next.cells }
  for (const id of next.order) {
    const known = knownState(cells[id], needs.get(id) ?? [], words, cells)
    // Dependants look at what is known of a cell, not at whether it waits or runs.
    words.set(id, known)
    const word = next.running === id ? 'running' : next.queue.includes(id) ? 'queued' : known
    if (cells[id].state !== word) cells[id] = { ...cells[id], state: word }
  }
  return { ...change, cells }
}

function knownState(
  { ran, text, outputs, inputAt }: Cell,
  needs: string[],
  words: Map<string, CellState>,
  cells: NotebookState['cells'],
): CellState {
  if (!ran) return 'not-run'
  if (ran.text !== text) return 'changed'
  if (inputAt > ran.order && usesInputs(outputs)) return 'stale'
  const isBehind = (need: string) =>
    words.get(need) === 'changed' ||
    words.get(need) === 'stale' ||
    (cells[need]?.ran?.order ?? 0) > ran.order ||
    (cells[need]?.inputAt ?? 0) > ran.order
  return needs.some(isBehind) ? 'stale' : ran.status
}

/** Whether there is more to see than controls: it may have been made with their values. */
const usesInputs = (outputs: Output[]) => outputs.some(({ kind }) => kind !== 'input' && kind !== 'progress')

const changeCell = ({ cells }: NotebookState, id: string, change: Partial<Cell>): Change => ({
  cells: { ...cells, [id]: { ...cells[id], ...change } },
})

export const edited = (state: NotebookState, id: string, text: string): Change =>
  withStates(
    state,
    changeCell(state, id, { text, edited: text !== state.cells[id].source.code, inputs: {}, doneTo: null }),
  )

/** A net was brought back with what these cells had done to it. */
export function broughtBack({ cells }: NotebookState, net: string, ids: string[]): Change {
  const done = ids.filter(id => id !== net && cells[id])
  return { cells: { ...cells, ...Object.fromEntries(done.map(id => [id, { ...cells[id], doneTo: net }])) } }
}

/** Back to the published texts of these cells, which can be undone as one. */
export function reset(state: NotebookState, ids: string[], action: 'reset' | 'reset-all'): Change {
  const changed = ids.filter(id => state.cells[id].edited)
  if (changed.length === 0) return {}
  const texts = Object.fromEntries(changed.map(id => [id, state.cells[id].text]))
  const published = Object.fromEntries(changed.map(id => [id, state.cells[id].source.code]))
  return { ...withTexts(state, published), undoable: { action, texts } }
}

/** Texts from elsewhere take the place of these cells'; which can be undone as one. */
export function taken(state: NotebookState, texts: Record<string, string>): Change {
  const changed = Object.entries(texts).filter(([id, text]) => state.cells[id] && state.cells[id].text !== text)
  if (changed.length === 0) return {}
  const before = Object.fromEntries(changed.map(([id]) => [id, state.cells[id].text]))
  return { ...withTexts(state, Object.fromEntries(changed)), undoable: { action: 'taken', texts: before } }
}

export const undone = (state: NotebookState): Change =>
  state.undoable ? { ...withTexts(state, state.undoable.texts), undoable: null } : {}

function withTexts(state: NotebookState, texts: Record<string, string>): Change {
  const cells = { ...state.cells }
  for (const [id, text] of Object.entries(texts))
    cells[id] = { ...cells[id], text, edited: text !== cells[id].source.code, inputs: {} }
  return withStates(state, { cells })
}

/** Puts cells at the end of the queue; one that waits already keeps its place. */
export const queued = (state: NotebookState, ids: string[]): Change =>
  withStates(state, { queue: [...state.queue, ...ids.filter(id => !state.queue.includes(id))] })

export const unqueued = (state: NotebookState, ids: string[]): Change =>
  withStates(state, { queue: state.queue.filter(id => !ids.includes(id)) })

export const read = (state: NotebookState, graph: CellNode[]): Change => {
  const errors = new Map(graph.map(node => [node.id, node.error]))
  const cells = Object.fromEntries(
    Object.entries(state.cells).map(([id, cell]) => [
      id,
      { ...cell, error: errors.get(id) ?? (cell.error?.name === 'SyntaxError' ? null : cell.error) },
    ]),
  )
  return withStates(state, { graph, cells })
}

/** The cell leaves the queue; its old outputs stay until the first new one. */
export const started = (state: NotebookState, id: string, now: number): Change =>
  withStates(state, {
    ...changeCell(state, id, { startedAt: now, error: null }),
    queue: state.queue.filter(other => other !== id),
    running: id,
    kernel: { ...state.kernel, status: 'busy' },
  })

export function shown(
  state: NotebookState,
  { run, cell: id, output }: Extract<FromKernel, { type: 'output' }>,
): Change {
  const outputs = outputsOf(state, id, run)
  const place = outputs.findIndex(other => other.id === output.id)
  const next = place < 0 ? [...outputs, output] : outputs.with(place, output)
  return changeCell(state, id, { outputs: next, outputsOf: run, origin: 'live' })
}

export function printed(
  state: NotebookState,
  { run, cell: id, output, text }: Extract<FromKernel, { type: 'append' }>,
): Change {
  const outputs = outputsOf(state, id, run).map(other =>
    other.id === output ? { ...(other as TextOutput), text: (other as TextOutput).text + text } : other,
  )
  return changeCell(state, id, { outputs, outputsOf: run, origin: 'live' })
}

/** Outputs of a run so far; those of an earlier run, or of the book, make way. */
const outputsOf = ({ cells }: NotebookState, id: string, run: number): Output[] =>
  cells[id].outputsOf === run ? cells[id].outputs : []

/** A control stands where the reader put it; what was made with its old value is behind. */
export function inputSet(state: NotebookState, id: string, input: InputOutput, value: InputValue, at: number): Change {
  const { outputs, inputs } = state.cells[id]
  const change = {
    outputs: outputs.map(other => (other.id === input.id ? { ...input, value } : other)),
    inputs: { ...inputs, [input.label]: value },
    inputAt: at,
  }
  return withStates(state, changeCell(state, id, change))
}

/** Cells that have run with the inputs of this one: it, unless it only holds them, and what depends on it, through others too. */
export function ranWithInputs({ graph, cells }: NotebookState, id: string): string[] {
  const behind = new Set([id])
  for (const node of graph) if (node.needs.some(need => behind.has(need))) behind.add(node.id)
  return [...behind].filter(other => cells[other].ran !== null && (other !== id || usesInputs(cells[id].outputs)))
}

/** A failure or a stop empties the queue: what waits was to come after it. */
export function finished(state: NotebookState, result: RunResult, text: string): Change {
  const { cell: id, run, status, seconds, error, random } = result
  const change = changeCell(state, id, {
    outputs: outputsOf(state, id, run),
    outputsOf: run,
    origin: 'live',
    startedAt: null,
    ran: { text, status, order: run },
    seconds,
    error,
    random,
    doneTo: null,
  })
  // A net that is made anew has nothing done to it.
  for (const [other, { doneTo }] of Object.entries(state.cells))
    if (doneTo === id) change.cells![other] = { ...change.cells![other], doneTo: null }
  return withStates(state, {
    ...change,
    running: null,
    queue: status === 'done' ? state.queue : [],
    kernel: { ...state.kernel, status: 'idle', bytes: result.bytes ?? state.kernel.bytes },
  })
}

/** The kernel is gone and every value with it; outputs stay. The cell that was running is told apart. */
export function lost(
  state: NotebookState,
  running: 'stopped' | 'failed',
  kernel: Partial<NotebookState['kernel']>,
): Change {
  const cells = Object.fromEntries(
    Object.entries(state.cells).map(([id, cell]) => {
      const ran = id === state.running ? { text: cell.text, status: running, order: 0 } : null
      return [id, { ...cell, ran, startedAt: null, doneTo: null }]
    }),
  )
  return withStates(state, { cells, running: null, queue: [], ask: null, kernel: { ...state.kernel, ...kernel } })
}
