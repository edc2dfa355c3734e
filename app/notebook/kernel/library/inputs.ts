import type { ChosenFile, InputControl, InputValue } from '../../outputs.ts'
import type { Input, InputOptions, SliderOptions, Upload } from '../notebook.d.ts'
import type { OutputTarget, PlacedInput } from './target.ts'

/** What a cell holds of a control: the value is read where it lives, at every use. */
class Handle<T> implements Input<T> {
  readonly label: string
  readonly #placed: PlacedInput
  readonly #meaning: (value: InputValue) => T

  constructor(label: string, placed: PlacedInput, meaning: (value: InputValue) => T) {
    this.label = label
    this.#placed = placed
    this.#meaning = meaning
  }

  get value(): T {
    return this.#meaning(this.#placed.read())
  }

  valueOf(): T {
    return this.value
  }

  toString(): string {
    return String(this.value)
  }
}

/** True for what stands below the cell already and need not be shown as its last value. */
export const isInput = (value: unknown) => value instanceof Handle

interface Definition<T> {
  label: string
  control: InputControl
  value: InputValue
  rerun: boolean | undefined
  meaning: (value: InputValue) => T
  fits: (value: InputValue) => boolean
}

function place<T>(target: OutputTarget, { label, control, value, rerun = false, meaning, fits }: Definition<T>) {
  const name = String(label)
  return new Handle(name, target.input({ kind: 'input', label: name, control, value, rerun }, fits), meaning)
}

export function slider(target: OutputTarget, label: string, min: number, max: number, options: SliderOptions = {}) {
  const { value = min, step, log = false, rerun } = options
  const isWithin = (value: InputValue) => typeof value === 'number' && value >= min && value <= max
  if (!(Number.isFinite(min) && Number.isFinite(max) && min < max))
    throw new RangeError(`slider: min must be below max, not ${min} and ${max}`)
  if (log && min <= 0) throw new RangeError(`slider: on a logarithmic scale min must be positive, not ${min}`)
  if (!isWithin(value)) throw new RangeError(`slider: ${value} does not lie between ${min} and ${max}`)
  if (step !== undefined && !(step > 0)) throw new RangeError(`slider: step must be positive, not ${step}`)
  const control: InputControl = { type: 'slider', min, max, log, ...(step === undefined ? {} : { step }) }
  return place(target, { label, control, value, rerun, meaning: Number, fits: isWithin })
}

export function choice<const T extends string | number>(
  target: OutputTarget,
  label: string,
  options: readonly T[],
  { value = options[0], rerun }: InputOptions & { value?: T } = {},
) {
  const chosen = options.indexOf(value)
  if (chosen < 0) throw new RangeError(`choice: ${String(value)} is none of ${options.join(', ')}`)
  return place(target, {
    label,
    control: { type: 'choice', options: options.map(String) },
    value: chosen,
    rerun,
    meaning: place => options[place as number],
    fits: place => Number.isInteger(place) && (place as number) >= 0 && (place as number) < options.length,
  })
}

export const toggle = (
  target: OutputTarget,
  label: string,
  { value = false, rerun }: InputOptions & { value?: boolean } = {},
) =>
  place(target, {
    label,
    control: { type: 'toggle' },
    value: Number(value),
    rerun,
    meaning: Boolean,
    fits: value => value === 0 || value === 1,
  })

export const text = (
  target: OutputTarget,
  label: string,
  { value = '', rerun }: InputOptions & { value?: string } = {},
) =>
  place(target, {
    label,
    control: { type: 'text' },
    value,
    rerun,
    meaning: String,
    fits: value => typeof value === 'string',
  })

export const upload = (
  target: OutputTarget,
  label: string,
  { accept = '', rerun }: InputOptions & { accept?: string } = {},
) =>
  place(target, {
    label,
    control: { type: 'file', accept },
    value: '',
    rerun,
    meaning: value => (typeof value === 'object' ? uploadOf(value) : null),
    fits: value => typeof value === 'object' || value === '',
  })

/** Each read gives bytes of its own, which the cell may change. */
const uploadOf = ({ name, type, bytes }: ChosenFile): Upload => ({
  name,
  type,
  bytes: bytes.slice(),
  text: () => new TextDecoder().decode(bytes),
})
