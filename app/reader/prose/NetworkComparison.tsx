import { createContext, useContext } from 'react'
import { Comparison } from '../comparison/Comparison.tsx'
import { Island } from '../islands/Island.tsx'
import type { Result } from '../keep/results.ts'

/** Results of the recorded runs of the whole book, in course order. Exists at build time only. */
export const BookResultsContext = createContext<readonly Result[]>([])

/** `<NetworkComparison/>`: every network of the book that kept its result, the reader's own runs beside the recorded. */
export function NetworkComparison() {
  const recorded = useContext(BookResultsContext)
  return (
    <Island name="comparison" props={{ recorded }}>
      <Comparison recorded={recorded} />
    </Island>
  )
}
