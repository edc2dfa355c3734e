import type { ReactNode } from 'react'

/**
 * A part of the prerendered page that JavaScript brings to life. Only `props` travel as data; whatever else the part
 * needs (code, recorded outputs) it reads from the HTML it already stands in, so that nothing is shipped twice.
 */
export function Island({ name, props, children }: { name: string; props: unknown; children: ReactNode }) {
  return (
    <div data-island={name} data-props={JSON.stringify(props)}>
      {children}
    </div>
  )
}
