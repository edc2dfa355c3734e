import { formatValue } from './charts/ticks.ts'
import { formatDuration } from './duration.ts'
import type { OutputProps } from './kinds.ts'
import { useWords } from './language.ts'
import { OutputFrame } from './OutputFrame.tsx'
import { group } from '../notebook/group.ts'

/** A loop's bar, with its rate and the time left; one quiet line once it has ended. */
export function ProgressOutput({ output: { label, done, total, rate, left, finished } }: OutputProps<'progress'>) {
  const words = useWords()
  const name = label || words.progress
  const details = [
    total === null ? group(done) : `${group(done)} / ${group(total)}`,
    rate > 0 && words.perSecond(formatValue(Number(rate.toPrecision(3)))),
    !finished && left !== null && words.left(formatDuration(left, words.units)),
    finished && words.finished,
  ]
  return (
    <OutputFrame kind="progress">
      <div className="progress-text">
        <span>{name}</span>
        <span className="progress-numbers">{details.filter(Boolean).join(' · ')}</span>
      </div>
      <progress
        aria-label={name}
        aria-valuetext={details.filter(Boolean).join(', ')}
        data-finished={finished || undefined}
        max={finished ? 1 : (total ?? undefined)}
        value={finished ? 1 : total === null ? undefined : done}
      />
    </OutputFrame>
  )
}
