import { readFileSync } from 'node:fs'

/**
 * Cells written by hand, in `written.txt` between lines of dashes: each a place where erasing types or linking names can
 * go wrong, and each prints what it computed.
 */
export const written = readFileSync(new URL('./written.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n---\n')
