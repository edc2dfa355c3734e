import type { Cell } from '../../notebook/state.ts'

/** Whether a check cell's last run found everything right; null until it has run to its end. */
export function isSolved(check: Cell | undefined): boolean | null {
  if (check?.state !== 'done') return null
  const results = check.outputs.flatMap(output => (output.kind === 'checks' ? output.checks : []))
  return results.length > 0 && results.every(result => result.passed)
}
