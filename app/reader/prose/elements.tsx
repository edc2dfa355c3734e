import type { ComponentProps } from 'react'

/** A heading that can be linked to: its mark stands in the margin and shows on hover and focus. */
export const Heading2 = ({ children, ...props }: ComponentProps<'h2'>) => (
  <h2 {...props}>
    {children}
    <a className="anchor" href={`#${props.id}`} aria-label="#" />
  </h2>
)

export const Heading3 = ({ children, ...props }: ComponentProps<'h3'>) => (
  <h3 {...props}>
    {children}
    <a className="anchor" href={`#${props.id}`} aria-label="#" />
  </h3>
)

/** Links that leave the site say so to the browser; nothing else is ever loaded from elsewhere. */
export const Link = ({ children, ...props }: ComponentProps<'a'>) => (
  <a {...props} rel={props.href?.startsWith('http') ? 'external noopener' : undefined}>
    {children}
  </a>
)

/** A table that is wider than the text scrolls in a box of its own. */
export const Table = (props: ComponentProps<'table'>) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="table-scroll" tabIndex={0} role="region" aria-label="table">
    <table {...props} />
  </div>
)
