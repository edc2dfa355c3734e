import type { ReactNode } from 'react'

/** A picture and its controls, as one named group. */
export function Picture({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className="picture" aria-label={name}>
      {children}
    </fieldset>
  )
}

/** What the picture says in numbers; a screen reader hears it when it changes. */
export function Readout({ children }: { children: ReactNode }) {
  return <output className="picture-readout">{children}</output>
}
