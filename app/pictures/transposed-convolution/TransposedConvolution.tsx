import { useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { fullSize, type Grid, inputOf, kernelOf, outputSize, placeOf, type Setting, stamped } from './stamps.ts'

const words: Words<{
  name: string
  input: string
  kernel: string
  output: string
  inputSize: string
  kernelSize: string
  stride: string
  padding: string
  stamps: string
  next: string
  all: string
  shows: string
  sums: string
  counts: string
  size: string
  nothing: string
  hint: string
  summary(stamps: number, of: number, size: number, rows: string): string
}> = {
  en: {
    name: 'A transposed convolution as stamps',
    input: 'input',
    kernel: 'kernel',
    output: 'output',
    inputSize: 'input',
    kernelSize: 'kernel',
    stride: 'stride',
    padding: 'padding',
    stamps: 'stamps',
    next: 'Next stamp',
    all: 'All stamps',
    shows: 'output shows',
    sums: 'sums',
    counts: 'stamps a place',
    size: 'output size',
    nothing: 'nothing is left',
    hint: 'Orange: the input value at work and where its stamp falls. Stamps overlap and add up. Dashed: cut off by the padding.',
    summary: (stamps, of, size, rows) =>
      `Output of a transposed convolution after ${stamps} of ${of} stamps, ${size} by ${size}: ${rows}.`,
  },
  zh: {
    name: '转置卷积：盖章',
    input: '输入',
    kernel: '卷积核',
    output: '输出',
    inputSize: '输入',
    kernelSize: '卷积核',
    stride: '步幅',
    padding: '填充',
    stamps: '已盖章',
    next: '盖下一个',
    all: '全部盖完',
    shows: '输出显示',
    sums: '总和',
    counts: '盖了几次',
    size: '输出大小',
    nothing: '什么也不剩',
    hint: '橙色：正在工作的输入值，以及它的章落在哪里。重叠处相加。虚线：被填充裁掉的部分。',
    summary: (stamps, of, size, rows) =>
      `转置卷积盖了 ${of} 个章中的 ${stamps} 个之后，${size} 乘 ${size} 的输出：${rows}。`,
  },
}

const first: Setting = { input: 3, kernel: 3, stride: 2, padding: 1 }
const cell = 28
const canvas = { left: 158, top: 34 }

/** An input and a kernel of whole numbers, and the output they give, stamp by stamp. */
export function TransposedConvolution({ lang }: PictureProps) {
  const say = words[lang]
  const [setting, setSetting] = useState(first)
  const [stamps, setStamps] = useState(5)
  const [shown, setShown] = useState<'sums' | 'counts'>('sums')
  const total = setting.input ** 2
  const { padding } = setting
  const size = outputSize(setting)
  const full = fullSize(setting)
  const grid = stamped(setting, stamps)[shown]
  const now = stamps > 0 ? placeOf(setting, stamps - 1) : null
  const change = (part: Partial<Setting>) => {
    const next = { ...setting, ...part }
    setSetting(next)
    setStamps(next.input ** 2)
  }
  const inside = (at: number) => at >= padding && at < full - padding
  const rows = grid
    .filter((_, i) => inside(i))
    .map(row => row.filter((_, j) => inside(j)).join(' '))
    .join('; ')
  return (
    <Picture name={say.name}>
      <svg
        viewBox={`0 0 440 ${canvas.top + Math.max(7, full) * cell + 12}`}
        role="img"
        aria-label={say.summary(stamps, total, size, size > 0 ? rows : say.nothing)}
      >
        <Cells
          name={say.input}
          grid={inputOf(setting)}
          left={20}
          top={canvas.top}
          classOf={(i, j) => (now?.row === i && now.column === j ? 'now' : 'plain')}
        />
        <Cells
          name={say.kernel}
          grid={kernelOf(setting)}
          left={20}
          top={canvas.top + 4 * cell}
          classOf={() => 'plain'}
        />
        <Cells
          name={say.output}
          grid={grid}
          {...canvas}
          classOf={(i, j) => {
            if (!inside(i) || !inside(j)) return 'cut'
            const { kernel } = setting
            const isNow = now && i >= now.top && i < now.top + kernel && j >= now.left && j < now.left + kernel
            return isNow ? 'now' : 'plain'
          }}
        />
        {size > 0 && (
          <rect
            className="picture-stamp-edge"
            x={canvas.left + padding * cell}
            y={canvas.top + padding * cell}
            width={size * cell}
            height={size * cell}
          />
        )}
      </svg>
      <Readout>
        <span>
          {say.size}{' '}
          <b>
            ({setting.input} − 1) · {setting.stride} − 2 · {padding} + {setting.kernel} ={' '}
            {readable(full - 2 * padding, 0)}
          </b>
        </span>
        <span>
          {say.stamps}{' '}
          <b>
            {stamps} / {total}
          </b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.stride}
          value={setting.stride}
          min={1}
          max={3}
          step={1}
          shown={String(setting.stride)}
          onChange={stride => change({ stride })}
        />
        <Slider
          label={say.padding}
          value={padding}
          min={0}
          max={2}
          step={1}
          shown={String(padding)}
          onChange={value => change({ padding: value })}
        />
        <Choice
          label={say.inputSize}
          value={setting.input}
          options={[
            { value: 2, label: '2 × 2' },
            { value: 3, label: '3 × 3' },
          ]}
          onChange={input => change({ input })}
        />
        <Choice
          label={say.kernelSize}
          value={setting.kernel}
          options={[
            { value: 2, label: '2 × 2' },
            { value: 3, label: '3 × 3' },
          ]}
          onChange={kernel => change({ kernel })}
        />
        <Choice
          label={say.shows}
          value={shown}
          options={[
            { value: 'sums', label: say.sums },
            { value: 'counts', label: say.counts },
          ]}
          onChange={setShown}
        />
        <div className="picture-buttons">
          <PictureButton onClick={() => setStamps(stamps < total ? stamps + 1 : 0)}>{say.next}</PictureButton>
          <PictureButton onClick={() => setStamps(total)}>{say.all}</PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

const classes = {
  plain: 'picture-stamp-cell',
  now: 'picture-stamp-cell picture-stamp-now',
  cut: 'picture-stamp-cell picture-stamp-cut',
}

type CellsProps = {
  name: string
  grid: Grid
  left: number
  top: number
  classOf(row: number, column: number): keyof typeof classes
}

/** A named grid of numbers. */
function Cells({ name, grid, left, top, classOf }: CellsProps) {
  return (
    <g aria-hidden="true">
      <text x={left} y={top - 9}>
        {name}
      </text>
      {grid.map((row, i) =>
        row.map((value, j) => (
          <g key={`${i} ${j}`} className={classes[classOf(i, j)]}>
            <rect x={left + j * cell} y={top + i * cell} width={cell} height={cell} />
            <text x={left + (j + 0.5) * cell} y={top + (i + 0.5) * cell + 4} textAnchor="middle">
              {value}
            </text>
          </g>
        )),
      )}
    </g>
  )
}
