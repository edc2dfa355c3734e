import type { Result } from '../keep/results.ts'

/** The comparison's code comes with the page that shows it. */
export async function loadComparison(props: { recorded: readonly Result[] }) {
  const { Comparison } = await import('../comparison/Comparison.tsx')
  return <Comparison {...props} />
}
