import type { ReactNode } from 'react'

/** What may be larger than its place. It takes the focus, so that arrow keys can scroll it. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A group and not a region: a page has many of them, and they are no landmarks.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="output-scroll" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  )
}
