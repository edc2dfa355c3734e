import { useMemo, useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { Pixels } from '../grids.tsx'
import { group } from '../../notebook/group.ts'
import type { PictureProps, Words } from '../picture.ts'
import { convolved, convWeights, dense, denseWeights, pictureAt, side } from './layers.ts'

const words: Words<{
  name: string
  down: string
  right: string
  image: string
  conv: string
  dense: string
  sides: string
  weights(count: string): string
  hint: string
  summary(down: number, right: number): string
}> = {
  en: {
    name: 'A pattern is moved: a convolution and a dense layer',
    down: 'down',
    right: 'to the right',
    image: 'image',
    conv: 'convolution',
    dense: 'dense layer',
    sides: 'weights for images of side',
    weights: count => `${count} weights`,
    hint: 'Blue is positive, orange negative. The dense layer has random weights, one from every pixel to every output.',
    summary: (down, right) =>
      `A cross in an image, moved by ${down} down and ${right} to the right. The map of a 3 by 3 convolution shows one ` +
      'bright spot that has moved with it; the output of a dense layer with random weights is another one at every place.',
  },
  zh: {
    name: '移动图案：卷积层与全连接层',
    down: '向下',
    right: '向右',
    image: '图像',
    conv: '卷积层',
    dense: '全连接层',
    sides: '图像边长不同时的权重数',
    weights: count => `${count} 个权重`,
    hint: '蓝色为正，橙色为负。全连接层的权重是随机的，每个像素到每个输出各有一个。',
    summary: (down, right) =>
      `图像里有一个十字，向下移动了 ${down} 格，向右移动了 ${right} 格。3 × 3 卷积的输出里有一个亮点，跟着它移动；` +
      '随机权重的全连接层，图案每到一处，输出都完全不同。',
  },
}

const cell = 12
const width = side * cell
const places = [4, 156, 308]

/** The same small picture at different places, and what the two kinds of layers make of it. */
export function ShiftedPattern({ lang }: PictureProps) {
  const say = words[lang]
  const [down, setDown] = useState(2)
  const [right, setRight] = useState(1)
  const [large, setLarge] = useState(side)
  const image = useMemo(() => pictureAt(down, right), [down, right])
  const planes = [
    { name: say.image, plane: image, count: '' },
    { name: say.conv, plane: convolved(image), count: say.weights(group(convWeights(3))) },
    { name: say.dense, plane: dense(image), count: say.weights(group(denseWeights(large))) },
  ]
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 432 150" role="img" aria-label={say.summary(down, right)}>
        {planes.map(({ name, plane }, i) => (
          <g key={name} className={i > 0 ? 'picture-signed' : undefined}>
            <text x={places[i]} y={14}>
              {name}
            </text>
            <Pixels plane={plane} x={places[i]} y={24} cell={cell} />
          </g>
        ))}
        {[0, 1].map(i => (
          <text key={i} className="picture-sign" x={places[i] + width + 16} y={24 + width / 2} textAnchor="middle">
            →
          </text>
        ))}
      </svg>
      <Readout>
        {planes.slice(1).map(({ name, count }) => (
          <span key={name}>
            {name} <b>{count}</b>
          </span>
        ))}
      </Readout>
      <div className="picture-controls">
        <Slider label={say.down} value={down} min={0} max={side - 3} step={1} shown={String(down)} onChange={setDown} />
        <Slider
          label={say.right}
          value={right}
          min={0}
          max={side - 3}
          step={1}
          shown={String(right)}
          onChange={setRight}
        />
        <Choice
          label={say.sides}
          value={large}
          options={[10, 28, 224, 1000].map(value => ({ value, label: String(value) }))}
          onChange={setLarge}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
