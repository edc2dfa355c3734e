import type { ReactNode } from 'react'
import { useText } from '../i18n/index.ts'

/** A table that is wider than the text scrolls in a box of its own, which takes the focus, so that arrow keys scroll it. */
export function TableScroll({ label, bands, children }: { label?: string; bands?: boolean; children: ReactNode }) {
  const text = useText()
  return (
    // A group and not a region: a page has many of them, and they are no landmarks.
    <div
      className={bands ? 'table-scroll bands' : 'table-scroll'}
      role="group"
      aria-label={label ?? text.table}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  )
}
