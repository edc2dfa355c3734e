import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame, pathOf } from '../plot.tsx'
import { type ActivationName, activations, names } from './activations.ts'

const words: Words<{
  name: string
  activation: string
  input: string
  value: string
  slope: string
  summary(activation: string, x: string, value: string, slope: string): string
}> = {
  en: {
    name: 'Activation functions and their slopes',
    activation: 'activation',
    input: 'input x',
    value: 'value',
    slope: 'slope',
    summary: (activation, x, value, slope) =>
      `Curves of ${activation} and of its slope between −6 and 6. At ${x} the value is ${value} and the slope ${slope}.`,
  },
  zh: {
    name: '激活函数及其斜率',
    activation: '激活函数',
    input: '输入 x',
    value: '值',
    slope: '斜率',
    summary: (activation, x, value, slope) =>
      `${activation} 及其斜率在 −6 到 6 之间的曲线。在 ${x} 处，值是 ${value}，斜率是 ${slope}。`,
  },
}

const frame: Frame = { left: 34, top: 14, width: 390, height: 220, x: [-6, 6], y: [-1.5, 3] }
const grid = Array.from({ length: 241 }, (_, i) => i / 20 - 6)

/** An activation function, its slope, and the tangent at an input to be moved. */
export function ActivationCurves({ lang }: PictureProps) {
  const say = words[lang]
  const [name, setName] = useState<ActivationName>('sigmoid')
  const [x, setX] = useState(2)
  const { of, slope } = activations[name]
  const curve = (f: (x: number) => number) => pathOf(grid.map(x => ({ x: atX(frame, x), y: atY(frame, f(x)) })))
  const tangent = (at: number) => of(x) + slope(x) * (at - x)
  const [value, steepness] = [readable(of(x)), readable(slope(x), 3)]
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 275" role="img" aria-label={say.summary(name, readable(x, 1), value, steepness)}>
        <Axes frame={frame} xTicks={[-6, -3, 0, 3, 6]} yTicks={[-1, 0, 1, 2, 3]} xLabel="x" yLabel="" />
        <clipPath id="activation-curves-frame">
          <rect x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
        </clipPath>
        <g clipPath="url(#activation-curves-frame)">
          <path
            className="picture-fit-truth"
            d={`M${atX(frame, x - 2)} ${atY(frame, tangent(x - 2))}L${atX(frame, x + 2)} ${atY(frame, tangent(x + 2))}`}
          />
          <g className="picture-fit-train">
            <path d={curve(of)} />
            <circle cx={atX(frame, x)} cy={atY(frame, of(x))} r={5} />
          </g>
          <g className="picture-fit-test">
            <path d={curve(slope)} />
            <circle cx={atX(frame, x)} cy={atY(frame, slope(x))} r={5} />
          </g>
        </g>
      </svg>
      <Readout>
        <span className="picture-fit-train">
          {say.value} <b>{value}</b>
        </span>
        <span className="picture-fit-test">
          {say.slope} <b>{steepness}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.activation}
          value={name}
          options={names.map(value => ({ value, label: value }))}
          onChange={setName}
        />
        <Slider label={say.input} value={x} min={-6} max={6} step={0.1} shown={readable(x, 1)} onChange={setX} />
      </div>
    </Picture>
  )
}
