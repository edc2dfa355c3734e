import type { ComponentProps } from 'react'
import { TableScroll } from './TableScroll.tsx'

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

export const Table = (props: ComponentProps<'table'>) => (
  <TableScroll>
    <table {...props} />
  </TableScroll>
)

/** Markdown makes a heading of every cell in a table's first row, of those too that head nothing. */
export const TableHeading = ({ children, ...props }: ComponentProps<'th'>) =>
  children ? <th {...props}>{children}</th> : <td />
