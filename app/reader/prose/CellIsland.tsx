import type { CellMeta } from '../../notebook/fence.ts'
import { Outputs } from '../../outputs/index.tsx'
import { Cell } from '../cell/Cell.tsx'
import { Check } from '../cell/Check.tsx'
import { useLanguage } from '../i18n/index.ts'
import { Island } from '../islands/Island.tsx'
import { useRecording } from '../recording.ts'

/** A live fence as the MDX plugins hand it over, prerendered with what the book recorded. */
export function CellIsland({ meta, html, twin }: { meta: string; html: string; twin?: string }) {
  const recording = useRecording()
  const lang = useLanguage()
  const parsed: CellMeta = JSON.parse(meta)
  const outputs = recording?.cells[parsed.id]?.outputs ?? []
  const recordedSeconds = recording?.cost[parsed.id]?.seconds
  return (
    <Island name="cell" props={{ meta: parsed, recordedSeconds }}>
      <Cell
        meta={parsed}
        html={html}
        twin={twin}
        recordedSeconds={recordedSeconds}
        recorded={outputs.length > 0 && <Outputs outputs={outputs} lang={lang} recorded />}
      />
    </Island>
  )
}

/** The check of an exercise: it has nothing recorded, since what it says depends on the reader. */
export function CheckIsland({ meta, html }: { meta: string; html: string }) {
  const parsed: CellMeta = JSON.parse(meta)
  return (
    <Island name="check" props={{ meta: parsed }}>
      <Check meta={parsed} html={html} />
    </Island>
  )
}
