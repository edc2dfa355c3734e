import type { ReactNode } from 'react'
import type { OutputKind } from '../notebook/outputs.ts'
import { useHydrated } from './useHydrated.ts'

interface OutputFrameProps {
  kind: OutputKind
  children: ReactNode
  /** Buttons, below the output; they come to life with the page and are not in the prerendered one. */
  actions?: ReactNode
  label?: string
}

/** What every output has: its hook for tests and scripts, its name for who hears it, its row of actions. */
export function OutputFrame({ kind, children, actions, label }: OutputFrameProps) {
  const hydrated = useHydrated()
  return (
    <div className={`output output-${kind}`} data-output={kind} role={label ? 'group' : undefined} aria-label={label}>
      {children}
      {actions && hydrated && <div className="output-actions">{actions}</div>}
    </div>
  )
}
