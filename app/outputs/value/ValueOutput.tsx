import { CopyButton } from '../CopyButton.tsx'
import type { OutputProps } from '../kinds.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { childrenOf } from './children.ts'
import { ValueNode } from './ValueNode.tsx'

/** A value: on one line where that says all, else a tree to open (by `details`, so also without script). */
export function ValueOutput({ output: { value, text } }: OutputProps<'value'>) {
  const printed = value.type === 'printed' ? value.text : value.type === 'tensor' ? value.text : null
  return (
    <OutputFrame kind="value" actions={<CopyButton text={text} />}>
      {printed !== null ? (
        <pre className="output-print">{printed}</pre>
      ) : (
        <div className="value-tree">
          <ValueNode value={value} open={(childrenOf(value)?.children.length ?? 0) <= 12} />
        </div>
      )}
    </OutputFrame>
  )
}
