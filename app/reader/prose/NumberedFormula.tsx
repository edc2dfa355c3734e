import type { ReactNode } from 'react'
import { useBook } from '../book.ts'

/** A displayed formula with its number, such as `(2.1.3)`, the third of section 2.1; the number is a link to it. */
export function NumberedFormula({ id, number, children }: { id: string; number: string; children: ReactNode }) {
  const { current } = useBook()
  return (
    <div className="numbered" id={id}>
      {children}
      <a className="formula-number" href={`#${id}`}>
        ({current!.number}.{number})
      </a>
    </div>
  )
}
