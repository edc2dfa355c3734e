import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, type Words } from '../picture.ts'
import { type Cell, connections, influences, keyOf } from './layers.ts'

const words: Words<{
  name: string
  layers: string
  layer: string
  step: string
  direction: string
  forwards: string
  bothWays: string
  inputs: string
  states: string
  hint: string
  summary(layer: number, step: number, inputs: number, states: number): string
}> = {
  en: {
    name: 'Recurrent layers unrolled in time',
    layers: 'layers',
    layer: 'state of layer',
    step: 'at step',
    direction: 'reads',
    forwards: 'forwards',
    bothWays: 'both directions',
    inputs: 'inputs it depends on',
    states: 'states it depends on',
    hint: 'Orange: the chosen state; a click chooses another one. Blue: what it is computed from. Time goes from left to right.',
    summary: (layer, step, inputs, states) =>
      `Unrolled recurrent network. The state of layer ${layer} at step ${step} depends on ${inputs} of 6 inputs and ${states} other states.`,
  },
  zh: {
    name: '沿时间展开的循环层',
    layers: '层数',
    layer: '看第几层',
    step: '时间步',
    direction: '读的方向',
    forwards: '正向',
    bothWays: '双向',
    inputs: '依赖的输入',
    states: '依赖的状态',
    hint: '橙色：选中的状态，点一下可换一个。蓝色：它由什么算出。时间从左到右。',
    summary: (layer, step, inputs, states) =>
      `沿时间展开的循环网络。第 ${layer} 层第 ${step} 步的状态依赖 6 个输入中的 ${inputs} 个，以及另外 ${states} 个状态。`,
  },
}

const steps = 6
const spacing = { x: 66, y: 58 }
const box = { width: 40, height: 30 }

/** One to three layers over six steps; whatever has an influence on the chosen state is shown with it. */
export function UnrolledLayers({ lang }: PictureProps) {
  const say = words[lang]
  const [layers, setLayers] = useState(2)
  const [bothWays, setBothWays] = useState(false)
  const [chosen, setChosen] = useState<Cell>({ layer: 2, step: 3 })
  const cell = { ...chosen, layer: Math.min(chosen.layer, layers) }
  const net = { layers, steps, bothWays }
  const on = influences(net, cell)
  const inputs = [...on].filter(key => key.startsWith('0 ')).length
  const states = on.size - inputs - 1
  const height = (layers + 1) * spacing.y + 6
  const place = ({ layer, step }: Cell) => ({
    x: 52 + step * spacing.x,
    y: height - (layer + 0.5) * spacing.y - 3,
  })
  const isOn = (from: Cell, to: Cell) => on.has(keyOf(from)) && on.has(keyOf(to))
  const cells = Array.from({ length: (layers + 1) * steps }, (_, i) => ({
    layer: Math.floor(i / steps),
    step: i % steps,
  }))
  const classOf = (one: Cell) =>
    keyOf(one) === keyOf(cell)
      ? 'picture-unrolled-cell picture-unrolled-chosen'
      : on.has(keyOf(one))
        ? 'picture-unrolled-cell picture-unrolled-on'
        : 'picture-unrolled-cell'
  return (
    <Picture name={say.name}>
      <svg viewBox={`0 0 440 ${height}`} role="img" aria-label={say.summary(cell.layer, cell.step + 1, inputs, states)}>
        {connections(net).map(([from, to]) => (
          <path
            key={`${keyOf(from)} ${keyOf(to)}`}
            className={isOn(from, to) ? 'picture-unrolled-line picture-unrolled-line-on' : 'picture-unrolled-line'}
            d={lineBetween(place(from), place(to))}
          />
        ))}
        {cells.map(one => {
          const { x, y } = place(one)
          return (
            <g
              key={keyOf(one)}
              className={classOf(one)}
              aria-hidden="true"
              onClick={() => one.layer > 0 && setChosen(one)}
            >
              <rect
                x={x - box.width / 2}
                y={y - box.height / 2}
                width={box.width}
                height={box.height}
                rx={one.layer === 0 ? 15 : 5}
              />
              <text x={x} y={y + 4} textAnchor="middle">
                {one.layer === 0 ? `x${one.step + 1}` : `h${one.step + 1}`}
              </text>
            </g>
          )
        })}
      </svg>
      <Readout>
        <span>
          {say.inputs} <b>{inputs} / 6</b>
        </span>
        <span>
          {say.states} <b>{states}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.direction}
          value={bothWays ? 'both' : 'forwards'}
          options={[
            { value: 'forwards', label: say.forwards },
            { value: 'both', label: say.bothWays },
          ]}
          onChange={value => setBothWays(value === 'both')}
        />
        <Choice
          label={say.layers}
          value={layers}
          options={[1, 2, 3].map(value => ({ value, label: String(value) }))}
          onChange={setLayers}
        />
        <Slider
          label={say.layer}
          value={cell.layer}
          min={1}
          max={layers}
          step={1}
          shown={String(cell.layer)}
          onChange={layer => setChosen({ ...cell, layer })}
        />
        <Slider
          label={say.step}
          value={cell.step + 1}
          min={1}
          max={steps}
          step={1}
          shown={String(cell.step + 1)}
          onChange={step => setChosen({ ...cell, step: step - 1 })}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

type Point = { x: number; y: number }

/** From the edge of one box to the edge of the other; the way back in time runs a little lower. */
function lineBetween(from: Point, to: Point): string {
  if (from.x === to.x) return `M${from.x} ${from.y - box.height / 2}V${to.y + box.height / 2}`
  const forwards = to.x > from.x
  const side = forwards ? box.width / 2 : -box.width / 2
  const y = from.y + (forwards ? -5 : 5)
  const tip = to.x - side
  const back = forwards ? -5 : 5
  return `M${from.x + side} ${y}H${tip}m${back} -4l${-back} 4l${back} 4`
}
