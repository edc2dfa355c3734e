import type { ReactNode } from 'react'

/** What may be larger than its place. It takes the focus, so that arrow keys can scroll it. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="output-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
