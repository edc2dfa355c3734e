import type { ReactNode } from 'react'
import { useText } from '../i18n/index.ts'

export function Note({
  kind = 'note',
  title,
  children,
}: {
  kind?: 'note' | 'trap' | 'tip'
  title?: string
  children: ReactNode
}) {
  const text = useText()
  return (
    <aside className="note" data-kind={kind}>
      <p className="note-title">{title ?? text.noteKinds[kind]}</p>
      {children}
    </aside>
  )
}

/** What to take along from a section. */
export function Remember({ children }: { children: ReactNode }) {
  const text = useText()
  return (
    <section className="remember" aria-label={text.remember}>
      <p className="note-title">{text.remember}</p>
      {children}
    </section>
  )
}
