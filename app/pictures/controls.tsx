import { type ReactNode, useId } from 'react'

type SliderProps = {
  label: ReactNode
  value: number
  min: number
  max: number
  step: number
  /** What the value says in words; also what a screen reader announces. */
  shown: string
  onChange(value: number): void
}

export function Slider({ label, value, min, max, step, shown, onChange }: SliderProps) {
  return (
    <label className="picture-slider">
      <span>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={event => onChange(event.currentTarget.valueAsNumber)}
      />
      <span aria-hidden="true">{shown}</span>
    </label>
  )
}

type ChoiceProps<T> = {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange(value: NoInfer<T>): void
}

/** A few options side by side: radio buttons, so that the arrow keys choose. */
export function Choice<T extends string | number>({ label, value, options, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="picture-choice">
      <legend>{label}</legend>
      {options.map(option => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function PictureButton({ onClick, children }: { onClick(): void; children: ReactNode }) {
  return (
    <button type="button" className="picture-button" onClick={onClick}>
      {children}
    </button>
  )
}
