import type { NotebookStore } from '../../notebook/state.ts'
import { editsOf, everyEdit } from './edits.ts'
import { loadProgress } from './progress.ts'

const format = 'deep-learning-live-solutions'

/** A learner's solved exercises, by section and exercise, as `npm run grade` takes them. */
export interface Solutions {
  format: typeof format
  version: 1
  solutions: Record<string, Record<string, string>>
}

/** Every exercise whose check has passed in this browser, with the text that is kept of it. */
export async function solutionsFile(store: NotebookStore): Promise<Blob> {
  const stored = await everyEdit().catch(() => ({}))
  const edits = { ...stored, [store.getState().chapter]: await editsOf(store) }
  const solutions: Solutions['solutions'] = {}
  for (const [chapter, { solved = [] }] of Object.entries(loadProgress())) {
    for (const exercise of solved) {
      const text = edits[chapter]?.[exercise]?.text
      if (text !== undefined) (solutions[chapter] ??= {})[exercise] = text
    }
  }
  const file: Solutions = { format, version: 1, solutions }
  return new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' })
}

/** Throws where a text is no such file. */
export function readSolutions(text: string): Solutions['solutions'] {
  const file: Partial<Solutions> = JSON.parse(text)
  const isTable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  const isOurs =
    file.format === format &&
    file.version === 1 &&
    isTable(file.solutions) &&
    Object.values(file.solutions).every(
      section => isTable(section) && Object.values(section).every(text => typeof text === 'string'),
    )
  if (!isOurs) throw new Error('this is no file of solutions')
  return file.solutions!
}
