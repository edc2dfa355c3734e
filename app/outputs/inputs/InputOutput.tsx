import { type ComponentType, useId, useMemo, useState } from 'react'
import type { InputControl, InputOutput as Input, InputValue } from '../../notebook/outputs.ts'
import { fileSize } from '../file-size.ts'
import { formatValue } from '../charts/ticks.ts'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import type { Words } from '../words.ts'
import { positionNear, positionsOf } from './positions.ts'

/** A control of the cell. Recorded, or where nothing listens, it tells its value and that it can be changed by running. */
export function InputOutput({ output, recorded, setInput }: OutputProps<'input'>) {
  const words = useWords()
  const id = useId()
  const { label, control, value } = output
  if (recorded || !setInput) {
    return (
      <OutputFrame kind="input">
        <p className="input-row">
          <span className="input-label">{label}</span>
          <span className="input-value">{valueText(control, value, words)}</span>
          <span className="output-note">{words.runToChange}</span>
        </p>
      </OutputFrame>
    )
  }
  const Control = controls[control.type] as ComponentType<ControlProps<InputControl>>
  return (
    <OutputFrame kind="input">
      <div className="input-row">
        <label className="input-label" htmlFor={id}>
          {label}
        </label>
        <Control id={id} control={control} value={value} set={value => setInput(output.id, value)} />
        {control.type !== 'choice' && control.type !== 'text' && (
          <output className="input-value" htmlFor={id}>
            {valueText(control, value, words)}
          </output>
        )}
      </div>
    </OutputFrame>
  )
}

function valueText(control: InputControl, value: InputValue, words: Words): string {
  if (control.type === 'choice') return control.options[value as number] ?? ''
  if (control.type === 'toggle') return value ? words.on : words.off
  if (control.type === 'file')
    return typeof value === 'object' ? `${value.name}, ${fileSize(value.bytes.length)}` : words.noFile
  return typeof value === 'number' ? formatValue(value) : String(value)
}

interface ControlProps<Control extends InputControl> {
  id: string
  control: Control
  value: Input['value']
  set: (value: InputValue) => void
}

type Controls = { [Type in InputControl['type']]: ComponentType<ControlProps<Extract<InputControl, { type: Type }>>> }

const controls: Controls = {
  slider: function Slider({ id, control, value, set }) {
    const positions = useMemo(() => positionsOf(control), [control])
    return (
      <input
        id={id}
        type="range"
        min={0}
        max={positions.length - 1}
        value={positionNear(positions, Number(value))}
        aria-valuetext={formatValue(Number(value))}
        onChange={event => set(positions[event.target.valueAsNumber])}
      />
    )
  },
  choice: ({ id, control, value, set }) => (
    <select id={id} value={Number(value)} onChange={event => set(Number(event.target.value))}>
      {control.options.map((option, place) => (
        <option key={place} value={place}>
          {option}
        </option>
      ))}
    </select>
  ),
  toggle: ({ id, value, set }) => (
    <input
      id={id}
      type="checkbox"
      role="switch"
      checked={value === 1}
      aria-checked={value === 1}
      onChange={event => set(Number(event.target.checked))}
    />
  ),
  text: function Line({ id, value, set }) {
    const [typed, setTyped] = useState<string>()
    const commit = () => {
      if (typed !== undefined && typed !== value) set(typed)
      setTyped(undefined)
    }
    return (
      <input
        id={id}
        type="text"
        value={typed ?? String(value)}
        onChange={event => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={event => event.key === 'Enter' && commit()}
      />
    )
  },
  file: function File({ id, control, set }) {
    const words = useWords()
    const choose = async (file: Blob & { name: string }) =>
      set({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) })
    return (
      <span className="input-file">
        <input
          id={id}
          type="file"
          accept={control.accept}
          onChange={({ target }) => target.files?.[0] && void choose(target.files[0])}
        />
        <span aria-hidden>{words.chooseFile}</span>
      </span>
    )
  },
}
