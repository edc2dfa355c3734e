import { quoteKey } from '../../notebook/bands.ts'
import { group } from '../../notebook/group.ts'
import { type NamedValue, quoted } from '../../notebook/recorded.ts'
import { useText } from '../i18n/index.ts'
import { useRecording } from '../recording.ts'
import { useBands } from './Bands.tsx'

interface OutProps {
  of: string
  digits?: number
  /** A setting of the reader's that was run once, beside the recorded run: `size=full size`. */
  when?: string
  /** The data that such a run saw. */
  data?: string
}

/**
 * `<Out of="train.testAcc"/>`: a number of the recorded run, so that no number in the text is typed from memory.
 * `digits` are those after the point; whole numbers and words stand as they are.
 */
export function Out({ of, digits = 4, when, data = 'embedded' }: OutProps) {
  const recording = useRecording()
  const bands = useBands()?.bands
  const value = when ? bands?.[data]?.values[quoteKey({ of, when })]?.seeds[0] : quoted(recording?.cells, of)
  if (value === undefined) return <span className="out-missing">…</span>
  return (
    <data className="out" value={String(value)}>
      {print(value, digits)}
    </data>
  )
}

/** A number stands as the text around it would write it, 12,000; a list as code does. */
const print = (value: NamedValue, digits: number): string =>
  typeof value === 'number'
    ? inDigits(value, digits).replace(/^-?\d{4,}/, whole => group(Number(whole)))
    : inDigits(value, digits)

function inDigits(value: NamedValue, digits: number): string {
  if (Array.isArray(value)) return `[${value.map(item => inDigits(item, digits)).join(', ')}]`
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value)
  // Too small for that many digits: two significant ones and the power of ten.
  return Math.abs(value) < 10 ** -digits ? value.toExponential(1) : value.toFixed(digits)
}

/** `<Cost of="train"/>`: what a cell will cost, before it is run. */
export function Cost({ of }: { of: string }) {
  const text = useText()
  const cost = useRecording()?.cost[of]
  if (!cost) return null
  const memory = cost.bytes ? text.megabytes(Math.ceil(cost.bytes / 2 ** 20)) : undefined
  return <p className="cost">{text.costSentence(text.seconds(cost.seconds), memory)}</p>
}
