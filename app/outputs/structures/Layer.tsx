import { useEffect, useRef, useState } from 'react'
import type { LayerPart } from '../../notebook/questions.ts'
import { HistogramOutput } from '../charts/HistogramOutput.tsx'
import { formatValue } from '../charts/ticks.ts'
import { useWords } from '../language.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { FieldOutput } from '../pixels/FieldOutput.tsx'

/** A layer's parameters and its last output: values as colours, and how they are spread. */
export function Layer({ title, ask }: { title: string; ask: () => Promise<LayerPart[]> }) {
  const words = useWords()
  const [parts, setParts] = useState<LayerPart[] | string | null>(null)
  const asked = useRef(ask)
  useEffect(() => {
    let current = true
    asked.current().then(
      found => current && setParts(found),
      (error: Error) => current && setParts(error.message),
    )
    return () => void (current = false)
  }, [])
  return (
    <section className="layer" aria-label={title} aria-busy={parts === null}>
      <p className="layer-title">{title}</p>
      {typeof parts === 'string' && <p className="output-note">{parts}</p>}
      {Array.isArray(parts) && parts.length === 0 && <p className="output-note">{words.nothingInside}</p>}
      {Array.isArray(parts) &&
        parts.map(part => (
          <div key={part.name} className="layer-part">
            <p>
              <b>{part.name || words.gave}</b> <span className="module-settings">[{part.shape.join(', ')}]</span>{' '}
              <span className="module-settings">{words.moments(brief(part.mean), brief(part.std))}</span>
            </p>
            <ScrollRegion label={part.name || words.gave}>
              <FieldOutput output={part.picture} recorded={false} />
            </ScrollRegion>
            <HistogramOutput output={part.histogram} recorded={false} />
          </div>
        ))}
    </section>
  )
}

const brief = (value: number) => formatValue(Number(value.toPrecision(3)))
