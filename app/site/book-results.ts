import { chooseRun } from '../notebook/recorded.ts'
import { type Result, resultsIn } from '../reader/keep/results.ts'
import { course } from './book.ts'
import { recordedOf } from './chapters.ts'

/** What `keepResult` showed in the recorded runs of all sections, in course order. */
export const bookResults = (data: string): Result[] =>
  course.parts
    .flatMap(part => part.sections)
    .flatMap(section => {
      const run = chooseRun(recordedOf(section), data)?.run
      return Object.entries(run?.cells ?? {}).flatMap(([id, { outputs }]) =>
        resultsIn(outputs, section, run!.cost[id]?.seconds ?? 0),
      )
    })
