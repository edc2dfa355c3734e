import type { OutputProps } from './kinds.ts'
import { useWords } from './language.ts'
import { OutputFrame } from './OutputFrame.tsx'

/** The checks of an exercise by name: passed, or what to look at. */
export function ChecksOutput({ output: { checks } }: OutputProps<'checks'>) {
  const words = useWords()
  return (
    <OutputFrame kind="checks">
      <ul className="checks">
        {checks.map(({ name, passed, message }) => (
          <li key={name} data-passed={passed || undefined}>
            <span>
              {name} <span className="output-hidden">{passed ? words.passed : words.notYet}</span>
            </span>
            {!passed && message && <span className="output-note">{message}</span>}
          </li>
        ))}
      </ul>
    </OutputFrame>
  )
}
