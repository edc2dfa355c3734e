import { useEffect, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { useNotebook } from '../notebook.ts'

/** A heading and the cells that stand below it. */
export type OnPageItem = { id: string; text: string; depth: number; cells: { id: string; title: string }[] }

/** What is on this page: its headings, and under each the state of its cells at a glance. */
export function OnPage({ items }: { items: OnPageItem[] }) {
  const text = useText()
  const cells = useNotebook(notebook => notebook.cells)
  const current = useHeadingInView(items)
  return (
    <nav className="on-page" aria-label={text.onThisPage}>
      <h2>{text.onThisPage}</h2>
      <ol>
        {items.map(item => (
          <li key={item.id} data-depth={item.depth}>
            <a href={`#${item.id}`} aria-current={item.id === current ? 'true' : undefined}>
              {item.text}
            </a>
            {item.cells.length > 0 && (
              <span className="cell-dots">
                {item.cells.map(({ id, title }) => {
                  const state = cells[id]?.state ?? 'not-run'
                  const label = `${title || id}: ${text.states[state]}`
                  return <a key={id} href={`#cell-${id}`} data-mark={state} title={label} aria-label={label} />
                })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The heading whose text one is reading: the last one above the upper third of the window. */
function useHeadingInView(items: OnPageItem[]): string | undefined {
  const [current, setCurrent] = useState<string>()
  useEffect(() => {
    const headings = items.map(item => document.getElementById(item.id)).filter(heading => heading !== null)
    const look = () => {
      const limit = window.innerHeight / 3
      setCurrent(headings.findLast(heading => heading.getBoundingClientRect().top < limit)?.id)
    }
    // Crossing the upper third, in either direction, is the only moment at which the answer can change.
    const observer = new IntersectionObserver(look, { rootMargin: '0px 0px -66% 0px' })
    for (const heading of headings) observer.observe(heading)
    return () => observer.disconnect()
  }, [items])
  return current
}
