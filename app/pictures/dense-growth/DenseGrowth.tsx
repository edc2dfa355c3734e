import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { group } from '../../notebook/group.ts'
import type { PictureProps, Words } from '../picture.ts'
import { denseLayers, denseWeights, outputChannels, residualWeights, transitionWeights } from './growth.ts'

const words: Words<{
  name: string
  input: string
  growth: string
  layers: string
  transition: string
  on: string
  off: string
  comes: string
  halved: string
  channels: string
  weights: string
  residual(channels: number): string
  hint: string
  summary(input: number, growth: number, layers: number, output: number): string
}> = {
  en: {
    name: 'Channels in a dense block',
    input: 'input channels',
    growth: 'growth rate',
    layers: 'layers',
    transition: 'transition',
    on: 'yes',
    off: 'no',
    comes: 'in',
    halved: 'halved',
    channels: 'channels at the end',
    weights: 'weights',
    residual: channels => `as many residual layers of ${channels} channels`,
    hint: 'Each column is what the next layer sees: the input at the bottom, on top of it what every layer so far has added.',
    summary: (input, growth, layers, output) =>
      `Columns of channels: ${input} come in, each of ${layers} layers adds ${growth}, ${output} leave the block.`,
  },
  zh: {
    name: '稠密块里的通道',
    input: '输入通道数',
    growth: '增长率',
    layers: '层数',
    transition: '过渡层',
    on: '有',
    off: '没有',
    comes: '输入',
    halved: '减半',
    channels: '最后的通道数',
    weights: '权重',
    residual: channels => `同样多的 ${channels} 通道残差层`,
    hint: '每一列是下一层看到的东西：最下面是块的输入，上面叠着此前每一层加进来的。',
    summary: (input, growth, layers, output) =>
      `一列列通道：输入 ${input} 个，${layers} 层各加 ${growth} 个，离开块时有 ${output} 个。`,
  },
}

const bottom = 232
const room = 186
const columnWidth = 34

/** How the channels of a dense block pile up, and what it costs. */
export function DenseGrowth({ lang }: PictureProps) {
  const say = words[lang]
  const [input, setInput] = useState(64)
  const [growth, setGrowth] = useState(32)
  const [count, setCount] = useState(4)
  const [transition, setTransition] = useState(true)
  const layers = denseLayers(input, growth, count)
  const output = outputChannels(input, growth, count)
  const weights = denseWeights(layers) + (transition ? transitionWeights(output) : 0)
  const columns = count + 1 + (transition ? 1 : 0)
  const pitch = 420 / columns
  const scale = room / output
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 262" role="img" aria-label={say.summary(input, growth, count, output)}>
        <g aria-hidden="true">
          {Array.from({ length: count + 1 }, (_, i) => {
            const x = 10 + pitch * (i + 0.5) - columnWidth / 2
            const total = input + i * growth
            return (
              <g key={i}>
                <rect
                  className="picture-dense-input"
                  x={x}
                  y={bottom - input * scale}
                  width={columnWidth}
                  height={input * scale}
                />
                {Array.from({ length: i }, (_, layer) => {
                  const height = growth * scale
                  return (
                    <rect
                      key={layer}
                      className="picture-dense-layer"
                      style={{ fill: `var(--series-${(layer % 8) + 1})` }}
                      x={x}
                      y={bottom - (input + layer * growth) * scale - height}
                      width={columnWidth}
                      height={height}
                    />
                  )
                })}
                <text x={x + columnWidth / 2} y={bottom - total * scale - 8} textAnchor="middle">
                  {total}
                </text>
                <text x={x + columnWidth / 2} y={bottom + 18} textAnchor="middle">
                  {i === 0 ? say.comes : `+${growth}`}
                </text>
              </g>
            )
          })}
          {transition && (
            <g>
              <rect
                className="picture-dense-transition"
                x={10 + pitch * (columns - 0.5) - columnWidth / 2}
                y={bottom - Math.floor(output / 2) * scale}
                width={columnWidth}
                height={Math.floor(output / 2) * scale}
              />
              <text
                x={10 + pitch * (columns - 0.5)}
                y={bottom - Math.floor(output / 2) * scale - 8}
                textAnchor="middle"
              >
                {Math.floor(output / 2)}
              </text>
              <text x={10 + pitch * (columns - 0.5)} y={bottom + 18} textAnchor="middle">
                {say.halved}
              </text>
            </g>
          )}
        </g>
      </svg>
      <Readout>
        <span>
          {say.channels} <b>{transition ? Math.floor(output / 2) : output}</b>
        </span>
        <span>
          {say.weights} <b>{group(weights)}</b>
        </span>
        <span>
          {say.residual(output)} <b>{group(residualWeights(output, count))}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider label={say.input} value={input} min={8} max={128} step={8} shown={String(input)} onChange={setInput} />
        <Slider
          label={say.growth}
          value={growth}
          min={4}
          max={64}
          step={4}
          shown={String(growth)}
          onChange={setGrowth}
        />
        <Slider label={say.layers} value={count} min={1} max={8} step={1} shown={String(count)} onChange={setCount} />
        <Choice
          label={say.transition}
          value={transition ? 'on' : 'off'}
          options={[
            { value: 'on', label: say.on },
            { value: 'off', label: say.off },
          ]}
          onChange={value => setTransition(value === 'on')}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
