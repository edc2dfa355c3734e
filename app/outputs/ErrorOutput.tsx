import type { Frame } from '../notebook/outputs.ts'
import { CopyButton } from './CopyButton.tsx'
import type { OutputProps } from './kinds.ts'
import { useWords } from './language.ts'
import { OutputFrame } from './OutputFrame.tsx'

/** What went wrong and where; the way there is folded. An error the author meant to happen is told calmly. */
export function ErrorOutput({ output, showPlace }: OutputProps<'error' | 'expected-error'>) {
  const words = useWords()
  const { kind, name, message, hint, at, frames } = output
  const text = [
    `${name}: ${message}`,
    ...frames.map(frame => `  ${words.inCell(frame.function, cellOf(frame), frame.line)}`),
  ].join('\n')
  return (
    <OutputFrame kind={kind} actions={<CopyButton text={text} />}>
      <div role={kind === 'error' ? 'alert' : undefined}>
        {kind === 'expected-error' && <p className="output-note">{words.expected}</p>}
        <p className="error-message">
          <b>{name}</b> {message}
        </p>
        {hint && <p className="error-hint">{hint}</p>}
      </div>
      {at && frames.length <= 1 && <p className="error-place">{words.atLine(at.line)}</p>}
      {frames.length > 1 && (
        <details className="output-fold">
          <summary>{words.stack(frames.length)}</summary>
          <ol className="error-frames">
            {frames.map((frame, i) => {
              const place = words.inCell(frame.function, cellOf(frame), frame.line)
              return (
                <li key={i}>
                  {showPlace ? (
                    <button type="button" className="output-action" onClick={() => showPlace(frame)}>
                      {place}
                    </button>
                  ) : (
                    place
                  )}
                </li>
              )
            })}
          </ol>
        </details>
      )}
    </OutputFrame>
  )
}

const cellOf = ({ chapter, cell }: Frame) => (chapter ? `${chapter} / ${cell}` : cell)
