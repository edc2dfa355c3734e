import { useCallback } from 'react'
import { PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { Numbers, Window } from '../grids.tsx'
import type { PictureProps, Words } from '../picture.ts'
import { correlate, placesOf, planeOf, valueAt } from '../planes.ts'
import { useEvolution } from '../use-evolution.ts'

const words: Words<{
  name: string
  input: string
  output: string
  size: string
  kernel: string
  padding: string
  stride: string
  step: string
  run: string
  stop: string
  none: string
  hint: string
  summary(input: number, kernel: number, padding: number, stride: number, output: number): string
}> = {
  en: {
    name: 'Padding and stride',
    input: 'input with its padding',
    output: 'output',
    size: 'input n',
    kernel: 'kernel k',
    padding: 'padding p',
    stride: 'stride s',
    step: 'One step',
    run: 'All steps',
    stop: 'Stop',
    none: 'the kernel does not fit',
    hint: 'The kernel consists of ones, so each output is the sum of its window. Dashed cells are padding: zeros.',
    summary: (input, kernel, padding, stride, output) =>
      `A kernel of ${kernel} by ${kernel} moves by ${stride} over an input of ${input} by ${input} with ${padding} rows and ` +
      `columns of zeros on every side. The output has ${output} by ${output} values.`,
  },
  zh: {
    name: '填充与步幅',
    input: '输入和它的填充',
    output: '输出',
    size: '输入 n',
    kernel: '卷积核 k',
    padding: '填充 p',
    stride: '步幅 s',
    step: '走一步',
    run: '走完',
    stop: '停止',
    none: '卷积核放不下',
    hint: '卷积核里全是 1，所以每个输出就是窗口里各数之和。虚线格子是填充的零。',
    summary: (input, kernel, padding, stride, output) =>
      `${kernel} × ${kernel} 的卷积核以步幅 ${stride} 在 ${input} × ${input} 的输入上移动，四边各填充 ${padding} 行（列）零。` +
      `输出是 ${output} × ${output}。`,
  },
}

/** Sides of the two drawings, whatever the numbers of cells in them. */
const inputSide = 238
const outputSide = 134
type State = { size: number; kernel: number; padding: number; stride: number; place: number }

const sideOf = ({ size, kernel, padding, stride }: State) => placesOf(size, kernel, padding, stride)
const advance = (state: State): State => ({
  ...state,
  place: (state.place + 1) % Math.max(1, sideOf(state) ** 2),
})

/** A kernel that walks over a padded input, step by step, and fills the output. */
export function PaddingStride({ lang }: PictureProps) {
  const say = words[lang]
  const start: State = { size: 5, kernel: 3, padding: 1, stride: 2, place: 0 }
  const { state, running, set, step, run, stop } = useEvolution(start, advance, 350)
  const { size, kernel, padding, stride, place } = state
  const side = sideOf(state)
  const input = planeOf(size, size, (row, column) => (row * 3 + column * 2) % 9)
  const ones = planeOf(kernel, kernel, () => 1)
  const output = correlate(input, ones, { padding, stride })
  const [row, column] = [Math.floor(place / Math.max(1, side)), place % Math.max(1, side)]
  const padded = size + 2 * padding
  const cell = Math.floor(Math.min(34, inputSide / padded))
  const change = useCallback((change: Partial<State>) => set(state => ({ ...state, ...change, place: 0 })), [set])
  const dials = [
    { key: 'size', label: say.size, min: 2, max: 8 },
    { key: 'kernel', label: say.kernel, min: 1, max: 5 },
    { key: 'padding', label: say.padding, min: 0, max: 2 },
    { key: 'stride', label: say.stride, min: 1, max: 4 },
  ] as const
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 276" role="img" aria-label={say.summary(size, kernel, padding, stride, side)}>
        <Numbers
          x={6}
          y={30}
          rows={padded}
          columns={padded}
          cell={cell}
          title={say.input}
          at={(r, c) => {
            const [i, j] = [r - padding, c - padding]
            const isPadding = i < 0 || j < 0 || i >= size || j >= size
            return { value: valueAt(input, i, j), look: isPadding ? 'faint' : 'plain' }
          }}
        />
        {side > 0 && (
          <Window
            x={5 + column * stride * cell}
            y={29 + row * stride * cell}
            width={kernel * cell}
            height={kernel * cell}
          />
        )}
        <Numbers
          x={300}
          y={30}
          rows={side}
          columns={side}
          cell={Math.floor(Math.min(cell, outputSide / Math.max(1, side)))}
          title={say.output}
          at={(r, c) => {
            const index = r * side + c
            if (index > place) return { value: '', look: 'faint' }
            return { value: valueAt(output, r, c), look: index === place ? 'strong' : 'plain' }
          }}
        />
      </svg>
      <Readout>
        <span>
          ⌊(n + 2p − k) / s⌋ + 1 = ⌊({size} + {2 * padding} − {kernel}) / {stride}⌋ + 1 ={' '}
          {side > 0 ? <b>{side}</b> : <span className="picture-alarm">{say.none}</span>}
        </span>
      </Readout>
      <div className="picture-controls">
        {dials.map(({ key, label, min, max }) => (
          <Slider
            key={key}
            label={label}
            value={state[key]}
            min={min}
            max={max}
            step={1}
            shown={String(state[key])}
            onChange={value => change({ [key]: value })}
          />
        ))}
        <div className="picture-buttons">
          <PictureButton onClick={step}>{say.step}</PictureButton>
          <PictureButton onClick={() => (running ? stop() : run(Math.max(0, side ** 2 - 1 - place)))}>
            {running ? say.stop : say.run}
          </PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
