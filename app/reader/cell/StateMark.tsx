import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Hourglass,
  LoaderCircle,
} from 'lucide-react'
import type { CellState } from '../../notebook/cell.ts'
import { useText } from '../i18n/index.ts'

const icons: Record<CellState, typeof Circle> = {
  'not-run': Circle,
  queued: Hourglass,
  running: LoaderCircle,
  done: CircleCheck,
  changed: CircleDashed,
  stale: CircleAlert,
  failed: CircleX,
  stopped: CirclePause,
}

/** How a cell stands, by icon, word and colour. */
export function StateMark({ state }: { state: CellState }) {
  const text = useText()
  const Icon = icons[state]
  return (
    <span className="state-mark" data-mark={state} title={text.stateHelp[state as keyof typeof text.stateHelp]}>
      <Icon size={14} aria-hidden />
      {text.states[state]}
    </span>
  )
}
