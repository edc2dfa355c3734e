import { useState } from 'react'
import type { Inspected } from '../../notebook/outputs.ts'
import { useWords } from '../language.ts'
import { useHydrated } from '../useHydrated.ts'
import { childrenOf } from './children.ts'
import { preview } from './preview.ts'

/** Flat values need no opening: an array of numbers is its preview when it fits. */
const fits = (value: Inspected) => preview(value).length <= 72 && !preview(value).includes('…')

export function ValueNode({ name, value, open = false }: { name?: string; value: Inspected; open?: boolean }) {
  const words = useWords()
  const [opened, setOpened] = useState(open)
  // What is closed costs nothing on a live page; in the prerendered one it is there, for it opens without script.
  const isThere = !useHydrated() || opened
  const inside = fits(value) && isFlat(value) ? null : childrenOf(value)
  const label = name !== undefined && <span className="value-name">{name}: </span>
  const long = value.type === 'tensor' || value.type === 'printed' ? value.text : null
  if (!inside && long === null)
    return (
      <div className="value-leaf" data-type={value.type}>
        {label}
        <Preview value={value} />
        {value.type === 'cycle' && <span className="output-note"> {words.cycle}</span>}
        {value.type === 'getter' && <span className="output-note"> {words.getter}</span>}
      </div>
    )
  return (
    <details className="value-node" open={open} onToggle={event => event.currentTarget.open && setOpened(true)}>
      <summary>
        {label}
        <Preview value={value} />
      </summary>
      {long !== null ? (
        <pre className="output-print">{long}</pre>
      ) : (
        isThere && (
          <div className="value-children">
            {inside!.children.map((child, i) => (
              <ValueNode key={i} {...child} />
            ))}
            {inside!.more > 0 && <p className="output-note">{words.more(inside!.more)}</p>}
          </div>
        )
      )}
    </details>
  )
}

const Preview = ({ value }: { value: Inspected }) => (
  <code className="value-preview" data-type={value.type}>
    {preview(value)}
  </code>
)

/** Nothing below it can be opened. */
const isFlat = (value: Inspected) =>
  childrenOf(value)?.children.every(child => childrenOf(child.value) === null) ?? true
