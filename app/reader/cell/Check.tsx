import { CircleCheck, CircleDashed, ListChecks } from 'lucide-react'
import type { CellMeta } from '../../notebook/fence.ts'
import { useText } from '../i18n/index.ts'
import { useActions, useCell } from '../notebook.ts'
import { AskFirst } from './AskFirst.tsx'
import { CellOutputs } from './CellOutputs.tsx'
import { CodeBlock } from './CodeBlock.tsx'
import { isSolved } from './solved.ts'
import { StateMark } from './StateMark.tsx'

export type CheckProps = { meta: CellMeta; html: string }

/** Runs the reader's attempt and what it is tested with; what is tested can be read, too. */
export function Check({ meta, html }: CheckProps) {
  const text = useText()
  const cell = useCell(meta.id)
  const { run } = useActions()
  const state = cell?.state ?? 'not-run'
  const solved = isSolved(cell)
  const active = state === 'running' || state === 'queued'
  return (
    <div
      className="check"
      id={`cell-${meta.id}`}
      data-cell={meta.id}
      data-state={state}
      data-solved={solved ?? undefined}
    >
      <div className="check-bar">
        <button type="button" className="button" disabled={active} onClick={() => run(meta.id)}>
          <ListChecks size={15} aria-hidden />
          {text.check}
        </button>
        {solved === null ? state !== 'not-run' && <StateMark state={state} /> : <Verdict solved={solved} />}
      </div>
      <AskFirst id={meta.id} />
      <CellOutputs id={meta.id} />
      <details className="hint">
        <summary>{text.showCheck}</summary>
        <CodeBlock className="code code-still" data-code>
          <code dangerouslySetInnerHTML={{ __html: html }} />
        </CodeBlock>
      </details>
    </div>
  )
}

function Verdict({ solved }: { solved: boolean }) {
  const text = useText()
  const Icon = solved ? CircleCheck : CircleDashed
  return (
    <span className="state-mark" data-mark={solved ? 'done' : 'stale'} role="status">
      <Icon size={14} aria-hidden />
      {solved ? text.solved : text.notSolved}
    </span>
  )
}
