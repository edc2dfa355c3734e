import { type PointerEvent, useMemo, useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { Pixels, Window } from '../grids.tsx'
import { OwnPicture } from '../own-picture.tsx'
import { type PictureProps, readable } from '../picture.ts'
import { correlate, type Plane, valueAt } from '../planes.ts'
import { blank, imageOf, type ImageName, inked, type KernelName, kernels, side } from './images.ts'
import { readPicture } from './read-picture.ts'
import { words } from './words.ts'

const cell = 8
const inputX = 4
const outputX = 244
const top = 26
const last = side - 3

/** An image, a kernel that can be changed and moved, and the map of what it finds. */
export function MovableKernel({ lang }: PictureProps) {
  const say = words[lang]
  const [name, setName] = useState<ImageName | 'own'>('boot')
  const [image, setImage] = useState<Plane>(() => imageOf('boot'))
  const [kernel, setKernel] = useState<readonly number[]>(kernels.vertical)
  const [{ row, column }, setPlace] = useState({ row: 4, column: 11 })
  const [problem, setProblem] = useState(false)
  const map = useMemo(() => correlate(image, { rows: 3, columns: 3, values: kernel }), [image, kernel])
  const value = valueAt(map, row, column)
  const kernelName = (Object.keys(kernels) as KernelName[]).find(key => kernels[key].join() === kernel.join())

  const move = (x: number, y: number, by: 0 | 1) =>
    setPlace({ row: clamp(Math.floor(y) - by), column: clamp(Math.floor(x) - by) })
  const show = (next: ImageName | 'own', plane: Plane) => {
    setName(next)
    setImage(plane)
    setProblem(false)
  }
  const draw = (x: number, y: number) => setImage(plane => inked(plane, Math.floor(y), Math.floor(x)))
  const open = async (file: File) => {
    try {
      show('own', await readPicture(file))
    } catch {
      setProblem(true)
    }
  }
  return (
    <Picture name={say.name}>
      <svg
        viewBox="0 0 440 224"
        role="img"
        aria-label={say.summary(name === 'own' ? say.own : say.images[name], row, column, readable(value))}
      >
        <text x={inputX} y={14}>
          {say.image}
        </text>
        <text x={outputX} y={14}>
          {say.map}
        </text>
        <Pixels plane={image} x={inputX} y={top} cell={cell} full={1} />
        <Window x={inputX + column * cell} y={top + row * cell} width={3 * cell} height={3 * cell} />
        <g className="picture-signed">
          <Pixels plane={map} x={outputX} y={top} cell={cell} />
        </g>
        <Window x={outputX + column * cell} y={top + row * cell} width={cell} height={cell} />
        <Surface x={inputX} columns={side} onTouch={(x, y) => (name === 'own' ? draw(x, y) : move(x, y, 1))} />
        <Surface x={outputX} columns={last + 1} onTouch={(x, y) => move(x, y, 0)} />
      </svg>
      <Sum image={image} kernel={kernel} row={row} column={column} value={value} />
      <div className="picture-controls">
        <Slider
          label={say.row}
          value={row}
          min={0}
          max={last}
          step={1}
          shown={String(row)}
          onChange={row => setPlace({ row, column })}
        />
        <Slider
          label={say.column}
          value={column}
          min={0}
          max={last}
          step={1}
          shown={String(column)}
          onChange={column => setPlace({ row, column })}
        />
        <Choice
          label={say.image}
          value={name}
          options={(['boot', 'seven', 'disc', 'stripes', 'own'] as const).map(value => ({
            value,
            label: value === 'own' ? say.own : say.images[value],
          }))}
          onChange={next => show(next, next === 'own' ? blank() : imageOf(next))}
        />
        <Choice
          label={say.kernel}
          value={kernelName ?? 'edited'}
          options={(Object.keys(kernels) as KernelName[]).map(value => ({ value, label: say.kernels[value] }))}
          onChange={next => setKernel(kernels[next as KernelName])}
        />
        <Entries label={say.entries} entry={say.entry} values={kernel} onChange={setKernel} />
        <div className="picture-buttons">
          <OwnPicture label={say.file} onChoose={file => void open(file)} />
          {name === 'own' && <PictureButton onClick={() => setImage(blank())}>{say.clear}</PictureButton>}
        </div>
        <p className="picture-hint">{problem ? say.unreadable : name === 'own' ? say.draw : say.hint}</p>
      </div>
    </Picture>
  )
}

const clamp = (place: number) => Math.max(0, Math.min(last, place))

/** What a finger or mouse touches; the sliders do the same from the keyboard. */
function Surface({ x, columns, onTouch }: { x: number; columns: number; onTouch(x: number, y: number): void }) {
  const follow = (event: PointerEvent<SVGRectElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    onTouch(((event.clientX - box.left) / box.width) * columns, ((event.clientY - box.top) / box.height) * columns)
  }
  return (
    <rect
      className="picture-surface"
      x={x}
      y={top}
      width={columns * cell}
      height={columns * cell}
      onPointerDown={follow}
      onPointerMove={follow}
    />
  )
}

type SumProps = { image: Plane; kernel: readonly number[]; row: number; column: number; value: number }

/** The products that make up the value where the kernel stands; those with zero are left out. */
function Sum({ image, kernel, row, column, value }: SumProps) {
  const terms = kernel.flatMap((weight, i) => {
    const pixel = valueAt(image, row + Math.floor(i / 3), column + (i % 3))
    return weight === 0 || pixel === 0 ? [] : [`${short(weight)}·${short(pixel)}`]
  })
  return (
    <Readout>
      <span>
        {terms.length > 0 ? terms.join(' + ') : '0'} = <b>{readable(value)}</b>
      </span>
    </Readout>
  )
}

const short = (value: number) => readable(value, 1).replace('.0', '')

type EntriesProps = {
  label: string
  entry(row: number, column: number): string
  values: readonly number[]
  onChange(values: number[]): void
}

function Entries({ label, entry, values, onChange }: EntriesProps) {
  return (
    <fieldset className="picture-entries">
      <legend>{label}</legend>
      <div>
        {values.map((value, i) => (
          <input
            key={i}
            type="number"
            step={0.5}
            aria-label={entry(Math.floor(i / 3), i % 3)}
            value={Number.isNaN(value) ? '' : value}
            onChange={event => onChange(values.with(i, event.currentTarget.valueAsNumber || 0))}
          />
        ))}
      </div>
    </fieldset>
  )
}
