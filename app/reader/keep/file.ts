import type { NotebookStore } from '../../notebook/state.ts'
import { type Edit, editsAndOthersOf, everyEdit, isEdit, keepEverywhere, takeEdits } from './edits.ts'
import { isResult, keptResults, type Result, takeResults } from './results.ts'
import { loadProgress, mergeProgress, type Progress } from './progress.ts'

const format = 'deep-learning-live-work'

interface Work {
  format: typeof format
  version: 1
  edits: Record<string, Record<string, Edit>>
  progress: Record<string, Progress>
  /** Absent in files of before results were kept. */
  results?: readonly Result[]
}

/** Everything the reader has made of the book, as one file. Where nothing is stored, this page's edits are all there is. */
export async function workFile(store: NotebookStore): Promise<Blob> {
  const stored = await everyEdit().catch(() => ({}))
  const edits = { ...stored, [store.getState().chapter]: await editsAndOthersOf(store) }
  const work: Work = { format, version: 1, edits, progress: loadProgress(), results: keptResults.get() }
  return new Blob([JSON.stringify(work, null, 1)], { type: 'application/json' })
}

/** How many cells a file holds that was taken in; throws where it is no such file. Nothing is half taken. */
export async function takeWork(store: NotebookStore, text: string): Promise<number> {
  const { edits, progress, results } = readWork(text)
  const { [store.getState().chapter]: here = {}, ...elsewhere } = edits
  await takeEdits(store, here)
  await keepEverywhere(elsewhere)
  mergeProgress(progress)
  takeResults(results)
  return Object.values(edits).reduce((sum, cells) => sum + Object.keys(cells).length, 0)
}

export function readWork(text: string): Required<Pick<Work, 'edits' | 'progress' | 'results'>> {
  const work: Partial<Work> = JSON.parse(text)
  if (work.format !== format || work.version !== 1 || !isObject(work.edits)) throw new Error('not a file of this book')
  for (const cells of Object.values(work.edits)) {
    if (!isObject(cells) || !Object.values(cells).every(isEdit)) throw new Error('not a file of this book')
  }
  return {
    edits: work.edits,
    progress: isObject(work.progress) ? work.progress : {},
    results: Array.isArray(work.results) ? work.results.filter(isResult) : [],
  }
}

const isObject = (value: unknown): value is Record<string, never> => typeof value === 'object' && value !== null
