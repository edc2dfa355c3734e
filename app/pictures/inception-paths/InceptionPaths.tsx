import { useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { group } from '../../notebook/group.ts'
import type { PictureProps, Words } from '../picture.ts'
import {
  type Channels,
  input,
  type Layer,
  multiplyAddsOf,
  outputOf,
  pathsOf,
  published,
  singleWeights,
  weightsOf,
} from './paths.ts'

const words: Words<{
  name: string
  pool: string
  weights: string
  multiplyAdds: string
  single(kernel: number): string
  reductions: string
  with: string
  without: string
  book: string
  labels: Record<keyof Channels, string>
  hint: string
  summary(channels: string, output: number, weights: string): string
}> = {
  en: {
    name: 'The four paths of an Inception block',
    pool: 'pool 3×3',
    weights: 'weights',
    multiplyAdds: 'multiply-adds',
    single: kernel => `one ${kernel}×${kernel} instead`,
    reductions: 'reductions',
    with: 'with 1×1 before',
    without: 'without',
    book: 'As published',
    labels: {
      path1: 'path 1, 1×1',
      reduce2: 'path 2, reduced to',
      path2: 'path 2, 3×3',
      reduce3: 'path 3, reduced to',
      path3: 'path 3, 5×5',
      path4: 'path 4, 1×1',
    },
    hint: 'Filled boxes look at pixels, hollow ones only mix channels. Beside each path: its weights. The bar at the right is what leaves the block.',
    summary: (channels, output, weights) =>
      `Four paths from 192 input channels, giving ${channels} channels, joined to ${output}. ${weights} weights in all.`,
  },
  zh: {
    name: 'Inception 块的四条路径',
    pool: '汇聚 3×3',
    weights: '权重',
    multiplyAdds: '乘加次数',
    single: kernel => `换成一个 ${kernel}×${kernel}`,
    reductions: '降维',
    with: '先做 1×1',
    without: '不降维',
    book: '论文的设置',
    labels: {
      path1: '路径 1，1×1',
      reduce2: '路径 2，先降到',
      path2: '路径 2，3×3',
      reduce3: '路径 3，先降到',
      path3: '路径 3，5×5',
      path4: '路径 4，1×1',
    },
    hint: '实心框看像素，空心框只混合通道。每条路径旁边是它的权重数。右边的竖条是块的输出。',
    summary: (channels, output, weights) =>
      `从 192 个输入通道出发的四条路径，分别给出 ${channels} 个通道，连接成 ${output} 个。一共 ${weights} 个权重。`,
  },
}

const millions = (count: number) => `${(count / 1e6).toFixed(1)} M`

const top = 34
const rowHeight = 58
const box = { width: 96, height: 34 }
const columns = [76, 194] as const
const join = { x: 336, width: 22, height: 4 * rowHeight - 24 }

/** Four ways through one block, and what each costs. */
export function InceptionPaths({ lang }: PictureProps) {
  const say = words[lang]
  const [channels, setChannels] = useState(published)
  const [reduces, setReduces] = useState(true)
  const paths = pathsOf(channels, reduces)
  const outputs = paths.map(outputOf)
  const output = outputs.reduce((sum, count) => sum + count, 0)
  const weights = weightsOf(paths)
  const slider = (name: keyof Channels, max: number) => (
    <Slider
      key={name}
      label={say.labels[name]}
      value={channels[name]}
      min={8}
      max={max}
      step={8}
      shown={String(channels[name])}
      onChange={value => setChannels({ ...channels, [name]: value })}
    />
  )
  /** Where the channels of each path begin in what is joined. */
  const starts = outputs.map((_, row) => outputs.slice(0, row).reduce((sum, count) => sum + count, 0))
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 290" role="img" aria-label={say.summary(outputs.join(', '), output, group(weights))}>
        <g aria-hidden="true">
          <rect className="picture-inception-input" x={12} y={top + 12} width={join.width} height={join.height} />
          <text x={23} y={top + 2} textAnchor="middle">
            {input.channels}
          </text>
          {paths.map((path, row) => {
            const middle = top + row * rowHeight + rowHeight / 2
            const height = (outputs[row] / output) * join.height
            const from = top + 12 + (starts[row] / output) * join.height
            return (
              <g key={row} style={{ color: `var(--series-${row + 1})` }}>
                <path
                  className="picture-inception-way"
                  d={`M34 ${middle}H${join.x - 36}L${join.x} ${from + height / 2}`}
                />
                {path.map((layer, i) => (
                  <Box
                    key={i}
                    layer={layer}
                    x={path.length === 1 ? columns[1] : columns[i]}
                    middle={middle}
                    pool={say.pool}
                  />
                ))}
                <rect className="picture-inception-joined" x={join.x} width={join.width} y={from} height={height} />
                <text x={join.x + join.width + 8} y={from + height / 2 + 4}>
                  {outputs[row]}
                </text>
                <text
                  className="picture-inception-cost"
                  x={columns[1] + box.width / 2}
                  y={middle + 31}
                  textAnchor="middle"
                >
                  {group(weightsOf([path]))}
                </text>
              </g>
            )
          })}
          <text x={join.x + join.width / 2} y={top + 2} textAnchor="middle">
            {output}
          </text>
        </g>
      </svg>
      <Readout>
        <span>
          {say.weights} <b>{group(weights)}</b>
        </span>
        <span>
          {say.multiplyAdds} <b>{millions(multiplyAddsOf(weights))}</b>
        </span>
        {[3, 5].map(kernel => (
          <span key={kernel}>
            {say.single(kernel)} <b>{group(singleWeights(kernel, output))}</b>
          </span>
        ))}
      </Readout>
      <div className="picture-controls picture-inception-controls">
        {slider('path1', 256)}
        {slider('path4', 128)}
        {slider('reduce2', 192)}
        {slider('path2', 256)}
        {slider('reduce3', 192)}
        {slider('path3', 128)}
        <Choice
          label={say.reductions}
          value={reduces ? 'with' : 'without'}
          options={[
            { value: 'with', label: say.with },
            { value: 'without', label: say.without },
          ]}
          onChange={value => setReduces(value === 'with')}
        />
        <div className="picture-buttons">
          <PictureButton
            onClick={() => {
              setChannels(published)
              setReduces(true)
            }}
          >
            {say.book}
          </PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

type BoxProps = { layer: Layer; x: number; middle: number; pool: string }

function Box({ layer: { kind, kernel, channels }, x, middle, pool }: BoxProps) {
  const label = kind === 'pool' ? pool : `${kernel}×${kernel}, ${channels}`
  return (
    <g className={`picture-inception-box picture-inception-${kind}`}>
      <rect x={x} y={middle - box.height / 2} width={box.width} height={box.height} rx={4} />
      <text x={x + box.width / 2} y={middle + 4.5} textAnchor="middle">
        {label}
      </text>
    </g>
  )
}
