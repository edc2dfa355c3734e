import { useState } from 'react'
import { CopyButton } from '../CopyButton.tsx'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { TensorTable } from './TensorTable.tsx'
import { matrixOf, mostColumns, mostRows } from './window.ts'

/** A tensor: a number as text, a vector or a matrix as a table, what is larger as PyTorch prints it with the table one click away. */
export function TensorOutput({ output, recorded, fetchValues }: OutputProps<'tensor'>) {
  const words = useWords()
  const { shape, dtype, total, text, requiresGrad } = output
  const { rows, columns } = matrixOf(shape)
  const tabular = shape.length > 0 && total > 0
  const small = tabular && shape.length <= 2 && rows <= mostRows && columns <= mostColumns
  const [chosen, setChosen] = useState<boolean | null>(null)
  const asTable = chosen ?? small
  const written = `[${shape.join(', ')}]`
  return (
    <OutputFrame
      kind="tensor"
      label={words.tensor(written, dtype)}
      actions={
        <>
          {tabular && (
            <button type="button" className="output-action" onClick={() => setChosen(!asTable)}>
              {asTable ? words.asText : words.asTable}
            </button>
          )}
          <CopyButton text={text} />
        </>
      }
    >
      {shape.length > 0 && (
        <p className="tensor-kind" aria-hidden="true">
          <b>{written}</b> {dtype}
          {requiresGrad && <span> {words.gradient}</span>}
        </p>
      )}
      {asTable ? (
        <TensorTable output={output} fetchValues={recorded ? undefined : fetchValues} />
      ) : (
        <pre className="output-print">{text}</pre>
      )}
    </OutputFrame>
  )
}
