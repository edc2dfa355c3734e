import type { CellMeta } from './fence.ts'

/** A live cell as the chapter publishes it. The reader's own text is kept beside it, in the store. */
export interface CellSource extends CellMeta {
  /** Unique within the chapter, the same in both languages. */
  id: string
  /** Published TypeScript, without the fence. */
  code: string
}

/** What is known of a cell's last run; the words are also those of `data-state`. */
export const cellStates = ['not-run', 'queued', 'running', 'done', 'changed', 'stale', 'failed', 'stopped'] as const
/**
 * `changed`: its text was edited since it ran. `stale`: something it depends on was edited or has run since.
 * Both keep their outputs. `failed` and `stopped` keep what was printed and defined until then.
 */
export type CellState = (typeof cellStates)[number]

/**
 * The two cells of an exercise, in its own scope: the attempt (id of the exercise, published as the starter) and its
 * check. Neither is part of Run all, and nothing outside sees their names.
 */
export function exerciseCells(id: string, starter: string, check: string): [attempt: CellSource, check: CellSource] {
  const meta = { title: '', save: false, after: null, throws: null, test: {}, collapse: false, exercise: id }
  return [
    { ...meta, id, code: starter },
    { ...meta, id: `${id}-check`, after: [id], code: check },
  ]
}
