import type { ReactNode } from 'react'
import { useBook } from '../book.ts'
import { useText } from '../i18n/index.ts'

/** `id` and `number` are what the build found. */
type FigureProps = { id: string; caption: string; number: string; children: ReactNode }

/** A picture with its caption and a number, such as `Figure 2.1.3`: the third of section 2.1. */
export function Figure({ id, caption, number, children }: FigureProps) {
  const { current } = useBook()
  const text = useText()
  return (
    <figure className="figure" id={id}>
      {children}
      <figcaption>
        <span className="figure-number">{text.figure(`${current!.number}.${number}`)}</span> {caption}
      </figcaption>
    </figure>
  )
}
