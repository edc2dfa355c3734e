import { CopyButton } from './CopyButton.tsx'
import type { OutputProps } from './kinds.ts'
import { useWords } from './language.ts'
import { foldLines } from './lines.ts'
import { OutputFrame } from './OutputFrame.tsx'

const openLines = 24

/** What a cell printed. Long text is folded by `details`, which needs no script; lines the kernel did not keep are counted. */
export function TextOutput({ output: { text, stream, folded, tail } }: OutputProps<'text'>) {
  const words = useWords()
  const { head, rest, lines } = foldLines(text, openLines)
  const all = folded ? `${text}\n… ${words.linesFolded(folded)} …\n${tail}` : text
  return (
    <OutputFrame kind="text" actions={<CopyButton text={all} />}>
      <pre className="output-print" data-stream={stream}>
        {head}
      </pre>
      {rest && (
        <details className="output-fold">
          <summary>{words.showAll(lines)}</summary>
          <pre className="output-print" data-stream={stream}>
            {rest}
          </pre>
        </details>
      )}
      {folded > 0 && (
        <>
          <p className="output-note">{words.linesFolded(folded)}</p>
          <pre className="output-print" data-stream={stream}>
            {tail}
          </pre>
        </>
      )}
    </OutputFrame>
  )
}
