import { useState } from 'react'
import { Choice } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import type { PictureProps, Words } from '../picture.ts'
import { countParameters, denseLayers, type Layer } from './layers.ts'

const words: Words<{
  name: string
  layers: readonly [string, string, string]
  hidden: string
  batch: string
  activation: string
  none: string
  parameters: string
  collapses: string
  summary(shapes: string, parameters: string): string
  layer(layer: Layer, format: (n: number) => string): string
}> = {
  en: {
    name: 'A multilayer perceptron, its shapes and its parameters',
    layers: ['input', 'hidden', 'output'],
    hidden: 'hidden units',
    batch: 'batch size',
    activation: 'activation',
    none: 'none',
    parameters: 'parameters',
    collapses: 'without an activation two layers are one: (X W₁ + b₁) W₂ + b₂ is again a single linear map',
    summary: (shapes, parameters) =>
      `Diagram of a network; shapes from input to output: ${shapes}. ${parameters} parameters.`,
    layer: ({ inputs, outputs, weights, biases, multiplyAdds }, n) =>
      `${n(inputs)} → ${n(outputs)}: ${n(weights)} weights, ${n(biases)} biases, ${n(multiplyAdds)} multiply-adds a batch`,
  },
  zh: {
    name: '多层感知机：形状与参数',
    layers: ['输入', '隐藏层', '输出'],
    hidden: '隐藏单元数',
    batch: '批量大小',
    activation: '激活函数',
    none: '无',
    parameters: '参数个数',
    collapses: '没有激活函数，两层等于一层：(X W₁ + b₁) W₂ + b₂ 仍是一个线性映射',
    summary: (shapes, parameters) => `网络示意图，从输入到输出的形状：${shapes}。共有 ${parameters} 个参数。`,
    layer: ({ inputs, outputs, weights, biases, multiplyAdds }, n) =>
      `${n(inputs)} → ${n(outputs)}：权重 ${n(weights)} 个，偏置 ${n(biases)} 个，每个小批量 ${n(multiplyAdds)} 次乘加`,
  },
}

/** A thin space every three digits: reads in both languages, and the same in every browser. */
const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u2009')

const columns = [70, 220, 370]

/** Up to nine dots of a layer, with a gap where units are left out. */
function dots(units: number): number[] {
  const shown = Math.min(9, Math.max(3, Math.round(Math.log2(units))))
  const middle = 128
  const places = Array.from({ length: shown }, (_, i) => middle + (i - (shown - 1) / 2) * 20)
  return units > shown ? places.toSpliced(Math.floor(shown / 2), 1) : places
}

/** The 784-hidden-10 network of the chapter: shapes of what flows, of the weights, and how many parameters that makes. */
export function MlpDiagram({ lang }: PictureProps) {
  const say = words[lang]
  const [hidden, setHidden] = useState(256)
  const [batch, setBatch] = useState(128)
  const [activation, setActivation] = useState('ReLU')
  const widths = [784, hidden, 10]
  const layers = denseLayers(widths, batch)
  const places = widths.map(dots)
  const total = grouped(countParameters(layers))
  const shapes = widths.map(width => `[${batch}, ${width}]`)
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 270" role="img" aria-label={say.summary(shapes.join(' → '), total)}>
        {layers.map((layer, l) => (
          <g key={l} className="picture-edges">
            {places[l].flatMap(from =>
              places[l + 1].map(to => (
                <line key={`${from}-${to}`} x1={columns[l] + 8} y1={from} x2={columns[l + 1] - 8} y2={to} />
              )),
            )}
            <text x={(columns[l] + columns[l + 1]) / 2} y={236} textAnchor="middle">
              W{'₁₂'[l]} [{layer.outputs}, {layer.inputs}]
            </text>
          </g>
        ))}
        {widths.map((width, l) => (
          <g key={l} className={l === 1 ? 'picture-units picture-units-hidden' : 'picture-units'}>
            {places[l].map(y => (
              <circle key={y} cx={columns[l]} cy={y} r={7} />
            ))}
            {places[l].length < width && (
              <text x={columns[l]} y={133} textAnchor="middle" aria-hidden="true">
                ⋮
              </text>
            )}
            <text className="picture-units-name" x={columns[l]} y={18} textAnchor="middle">
              {say.layers[l]}
            </text>
            <text x={columns[l]} y={258} textAnchor="middle">
              {shapes[l]}
            </text>
          </g>
        ))}
        {activation !== 'none' && (
          <text className="picture-activation" x={columns[1]} y={36} textAnchor="middle">
            {activation}
          </text>
        )}
      </svg>
      <Readout>
        <span>
          {say.parameters} <b>{total}</b>
        </span>
        {layers.map((layer, l) => (
          <span key={l}>{say.layer(layer, grouped)}</span>
        ))}
        {activation === 'none' && <span className="picture-alarm">{say.collapses}</span>}
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.hidden}
          value={hidden}
          options={[16, 64, 256, 1024].map(value => ({ value, label: String(value) }))}
          onChange={setHidden}
        />
        <Choice
          label={say.batch}
          value={batch}
          options={[1, 32, 128].map(value => ({ value, label: String(value) }))}
          onChange={setBatch}
        />
        <Choice
          label={say.activation}
          value={activation}
          options={['ReLU', 'sigmoid', 'tanh', 'none'].map(value => ({
            value,
            label: value === 'none' ? say.none : value,
          }))}
          onChange={setActivation}
        />
      </div>
    </Picture>
  )
}
