import { CodeBlock } from './CodeBlock.tsx'
import { useText } from '../i18n/index.ts'
import { difference } from '../keep/difference.ts'

const signs = { same: ' ', removed: '-', added: '+' }

/** What changes from one text of a cell to another. */
export function Difference({ before, after }: { before: string; after: string }) {
  const text = useText()
  return (
    <CodeBlock className="code code-still difference" aria-label={text.keep.difference}>
      {difference(before, after).map(({ change, text }, i) => (
        <span key={i} data-change={change}>
          {signs[change]} {text}
          {'\n'}
        </span>
      ))}
    </CodeBlock>
  )
}
