import { useState } from 'react'
import { Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { group } from '../../notebook/group.ts'
import type { PictureProps, Words } from '../picture.ts'
import { type Design, designCost, designNames, inMillions } from './cost.ts'

const words: Words<{
  name: string
  inputs: string
  outputs: string
  side: string
  designs: Record<Design, string>
  weights: string
  multiplyAdds: string
  million(count: string): string
  formula: string
  hint: string
  summary(inputs: number, outputs: number, side: number, rows: string): string
  row(name: string, weights: string, multiplyAdds: string): string
}> = {
  en: {
    name: 'What a convolution costs',
    inputs: 'channels in',
    outputs: 'channels out',
    side: 'side of the map',
    designs: {
      '1x1': '1 × 1',
      '3x3': '3 × 3',
      '5x5': '5 × 5',
      '3x3 3x3': '3 × 3, then 3 × 3',
      '1x3 3x1': '1 × 3, then 3 × 1',
      '1x7 7x1': '1 × 7, then 7 × 1',
      inception: 'Inception block',
    },
    weights: 'weights',
    multiplyAdds: 'multiply-adds',
    million: count => `${count} M`,
    formula: 'one convolution: channels in · channels out · rows · columns of the kernel · values of a map',
    hint: 'Without biases; the map keeps its size. The Inception block divides its channels as GoogLeNet’s first one does.',
    summary: (inputs, outputs, side, rows) =>
      `Costs of ways from ${inputs} to ${outputs} channels on maps of ${side} by ${side}. ${rows}`,
    row: (name, weights, multiplyAdds) => `${name}: ${weights} weights, ${multiplyAdds} million multiply-adds.`,
  },
  zh: {
    name: '卷积的代价',
    inputs: '输入通道',
    outputs: '输出通道',
    side: '特征图边长',
    designs: {
      '1x1': '1 × 1',
      '3x3': '3 × 3',
      '5x5': '5 × 5',
      '3x3 3x3': '3 × 3 接 3 × 3',
      '1x3 3x1': '1 × 3 接 3 × 1',
      '1x7 7x1': '1 × 7 接 7 × 1',
      inception: 'Inception 块',
    },
    weights: '权重',
    multiplyAdds: '乘加次数',
    million: count => `${count} M`,
    formula: '一次卷积：输入通道 · 输出通道 · 卷积核的行 · 卷积核的列 · 一张特征图的元素数',
    hint: '不计偏置，特征图大小不变，M 表示百万。Inception 块的通道按 GoogLeNet 第一个块的比例分配。',
    summary: (inputs, outputs, side, rows) =>
      `特征图为 ${side} × ${side}，从 ${inputs} 个通道到 ${outputs} 个通道，几种做法的代价。${rows}`,
    row: (name, weights, multiplyAdds) => `${name}：权重 ${weights} 个，乘加 ${multiplyAdds} 百万次。`,
  },
}

const row = 34
const barLeft = 138
const barWidth = 116

/** Ways from one number of channels to another, and what each costs. */
export function ConvCost({ lang }: PictureProps) {
  const say = words[lang]
  const [inputs, setInputs] = useState(192)
  const [outputs, setOutputs] = useState(256)
  const [side, setSide] = useState(28)
  const rows = designNames.map(design => ({ design, ...designCost(design, inputs, outputs, side) }))
  const most = Math.max(...rows.map(row => row.multiplyAdds))
  const spoken = rows
    .map(({ design, weights, multiplyAdds }) => say.row(say.designs[design], group(weights), inMillions(multiplyAdds)))
    .join(' ')
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 274" role="img" aria-label={say.summary(inputs, outputs, side, spoken)}>
        <text x={342} y={14} textAnchor="end">
          {say.weights}
        </text>
        <text x={436} y={14} textAnchor="end">
          {say.multiplyAdds}
        </text>
        {rows.map(({ design, weights, multiplyAdds }, i) => (
          <g
            key={design}
            className={design === 'inception' ? 'picture-bar picture-bar-chosen' : 'picture-bar'}
            transform={`translate(0 ${26 + i * row})`}
          >
            <text x={4} y={18}>
              {say.designs[design]}
            </text>
            <rect className="picture-bar-room" x={barLeft} y={4} width={barWidth} height={20} rx={3} />
            <rect
              x={barLeft}
              y={4}
              width={Math.max(1, Math.round((barWidth * multiplyAdds) / most))}
              height={20}
              rx={3}
            />
            <text x={342} y={18} textAnchor="end">
              {group(weights)}
            </text>
            <text x={436} y={18} textAnchor="end">
              {say.million(inMillions(multiplyAdds))}
            </text>
          </g>
        ))}
      </svg>
      <Readout>
        <span>{say.formula}</span>
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.inputs}
          value={inputs}
          min={16}
          max={512}
          step={16}
          shown={String(inputs)}
          onChange={setInputs}
        />
        <Slider
          label={say.outputs}
          value={outputs}
          min={16}
          max={512}
          step={16}
          shown={String(outputs)}
          onChange={setOutputs}
        />
        <Slider label={say.side} value={side} min={7} max={112} step={7} shown={String(side)} onChange={setSide} />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
