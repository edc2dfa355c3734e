import { fileSize } from './file-size.ts'
import type { OutputProps } from './kinds.ts'
import { useWords } from './language.ts'
import { OutputFrame } from './OutputFrame.tsx'
import { saveFile } from './save.ts'

/** A file that the cell has made. In a recording it is only named: running the cell makes it. */
export function FileOutput({ output: { name, type, size, bytes } }: OutputProps<'file'>) {
  const words = useWords()
  return (
    <OutputFrame kind="file">
      <p className="input-row">
        <span className="input-value">{name}</span>
        <span className="output-note">{fileSize(size)}</span>
        {bytes ? (
          <button
            type="button"
            className="output-action"
            aria-label={`${words.saveFile} ${name}`}
            onClick={() => saveFile(name, new Blob([bytes], { type }))}
          >
            {words.saveFile}
          </button>
        ) : (
          <span className="output-note">{words.runToMake}</span>
        )}
      </p>
    </OutputFrame>
  )
}
