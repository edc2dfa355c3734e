import type { ReactNode } from 'react'
import { useText } from '../i18n/index.ts'

/** An exercise: what to do, a cell to do it in, hints one by one, a solution. Its cells have a scope of their own. */
export function Exercise({
  id,
  title,
  number,
  children,
}: {
  id: string
  title?: string
  number?: string
  children: ReactNode
}) {
  const text = useText()
  return (
    <section className="exercise" id={id} data-exercise={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="exercise-title">
        <span className="exercise-number">{text.exercise(Number(number))}</span> {title}
      </h3>
      {children}
    </section>
  )
}

export function Hint({ children }: { children: ReactNode }) {
  const text = useText()
  return (
    <details className="hint">
      <summary>{text.hint}</summary>
      {children}
    </details>
  )
}

/** Words, or a ` ```ts solution ` fence, which the build wraps in one of these. */
export function Solution({ children }: { children: ReactNode }) {
  const text = useText()
  return (
    <details className="hint solution">
      <summary>{text.solution}</summary>
      {children}
    </details>
  )
}
