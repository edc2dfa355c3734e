import type { Cell, NotebookStore } from '../../notebook/state.ts'
import type { ResultOutput } from '../../notebook/outputs.ts'
import { signal } from './signal.ts'

/** A trained network of the book: what it takes and what it reached, in one run of the cell that trained it. */
export type Result = {
  network: string
  /** Slug of the section whose cell trained it. */
  section: string
  parameters: number
  multiplyAdds: number
  /** Shares; null where it was not told. */
  trainAcc: number | null
  testAcc: number
  /** How long the cell ran. */
  seconds: number
}

/** Results of the reader's own runs, the newest last. */
export const keptResults = signal<readonly Result[]>([])

const key = 'results'
/** So many of one network are kept; older ones make way. */
const mostOfOne = 6

/** What a cell's outputs say of trained networks. */
export const resultsIn = (outputs: Cell['outputs'], section: string, seconds: number): Result[] =>
  outputs
    .filter(output => output.kind === 'result')
    .map(({ network, parameters, multiplyAdds, trainAcc, testAcc }: ResultOutput) => ({
      network,
      section,
      parameters,
      multiplyAdds,
      trainAcc: trainAcc === null ? null : Number(trainAcc),
      testAcc: Number(testAcc),
      seconds,
    }))

/** The kept results with new ones at the end, of each network the latest few. */
export function withResults(kept: readonly Result[], added: readonly Result[]): Result[] {
  const all = [...kept, ...added]
  return all.filter(({ network }, i) => all.slice(i + 1).filter(later => later.network === network).length < mostOfOne)
}

/** What is stored at the moment. */
export const readResults = () => keptResults.set(stored())

/** What this browser has kept; other tabs' runs come in as they end. */
export function loadResults() {
  readResults()
  addEventListener('storage', event => {
    if (event.key === key) readResults()
  })
}

/** Keeps the results of every cell that the reader runs to its end on this page. */
export function followResults(store: NotebookStore) {
  const { chapter } = store.getState()
  const known = new Map<string, number>()
  store.subscribe(({ cells }) => {
    for (const [id, { ran, outputs, seconds }] of Object.entries(cells)) {
      if (ran?.status !== 'done' || known.get(id) === ran.order) continue
      known.set(id, ran.order)
      keep(resultsIn(outputs, chapter, seconds ?? 0))
    }
  })
}

/** Results that were kept elsewhere; one that is here already is not taken twice. */
export function takeResults(others: readonly Result[]) {
  const here = new Set(stored().map(result => JSON.stringify(result)))
  keep(others.filter(result => !here.has(JSON.stringify(result))))
}

export const forgetResults = () => store([])

function keep(added: readonly Result[]) {
  if (added.length > 0) store(withResults(stored(), added))
}

function store(results: readonly Result[]) {
  keptResults.set(results)
  try {
    localStorage.setItem(key, JSON.stringify(results))
  } catch {
    // They still stand on this page until it is left.
  }
}

function stored(): readonly Result[] {
  try {
    const results: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(results) ? results.filter(isResult) : []
  } catch {
    return keptResults.get()
  }
}

const numbers = ['parameters', 'multiplyAdds', 'testAcc', 'seconds'] as const

export const isResult = (value: unknown): value is Result => {
  const result = value as Partial<Result> | null
  return (
    typeof result?.network === 'string' &&
    typeof result.section === 'string' &&
    numbers.every(name => Number.isFinite(result[name]))
  )
}
