import type { CSSProperties } from 'react'

/** The strongest tint leaves the number on it readable in both themes. */
const strongest = 46

/** A background by sign and size, zero being the page itself. `largest` is the size that gets the full tint. */
export function tint(value: number, largest: number): CSSProperties | undefined {
  if (!Number.isFinite(value) || value === 0 || largest === 0) return undefined
  const share = Math.round(Math.min(1, Math.abs(value) / largest) * strongest)
  const color = value < 0 ? '--field-negative' : '--field-positive'
  return { background: `color-mix(in srgb, var(${color}) ${share}%, transparent)` }
}
