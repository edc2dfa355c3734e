import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { drawings, type DrawingName, first, type Grid, ninBlock, type PerPixel, second } from './block.ts'

const words: Words<{
  name: string
  stages: readonly [string, string, string, string]
  channels: readonly (readonly string[])[]
  picture: string
  drawings: Record<DrawingName, string>
  activation: string
  none: string
  row: string
  column: string
  here: string
  collapses: string
  hint: string
  summary(row: number, column: number, values: string): string
}> = {
  en: {
    name: 'A NiN block: one small network at every pixel',
    stages: ['image', '3 × 3 conv', '1 × 1 conv', '1 × 1 conv'],
    channels: [
      ['left edge', 'top edge'],
      ['both', 'only left', 'only top'],
      ['corner', 'edge'],
    ],
    picture: 'image',
    drawings: { box: 'box', steps: 'steps', stripes: 'stripes' },
    activation: 'between the layers',
    none: 'nothing',
    row: 'row',
    column: 'column',
    here: 'at this pixel',
    collapses:
      'Without an activation the two 1 × 1 layers are one, and the map of corners is no map of corners any more.',
    hint: 'Blue is positive, orange negative. Click a pixel, or move it with the sliders: the lines are the same weights everywhere.',
    summary: (row, column, values) =>
      `An image, the maps after three convolutions, and the pixel in row ${row}, column ${column} of each: ${values}.`,
  },
  zh: {
    name: 'NiN 块：每个像素上都是同一个小网络',
    stages: ['图像', '3×3 卷积', '1×1 卷积', '1×1 卷积'],
    channels: [
      ['左边缘', '上边缘'],
      ['两者都有', '只有左', '只有上'],
      ['角', '边'],
    ],
    picture: '图像',
    drawings: { box: '方块', steps: '台阶', stripes: '条纹' },
    activation: '层与层之间',
    none: '什么都没有',
    row: '行',
    column: '列',
    here: '在这个像素上',
    collapses: '没有激活函数，两个 1×1 的层就等于一层，标出角的那张图也不再只标出角了。',
    hint: '蓝色为正，橙色为负。点一个像素，或者用滑块移动它：连线是处处相同的权重。',
    summary: (row, column, values) =>
      `一张图像和三次卷积之后的各张特征图，以及第 ${row} 行第 ${column} 列的值：${values}。`,
  },
}

const cell = 8.5
const input = { x: 8, y: 84, cell: 12 }
const columns = [158, 266, 374]
const mapSize = 6 * cell

/** Where each map of a stage stands: three or two, one below the other. */
const topsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => 132 + (i - (count - 1) / 2) * 76 - mapSize / 2)
const middle = (start: number, index: number, size = cell) => Math.round((start + (index + 0.5) * size) * 100) / 100

const signed = (value: number) => (value < 0 ? 'negative' : 'positive')

type MapProps = {
  grid: Grid
  x: number
  y: number
  size: number
  most: number
  choose?: (y: number, x: number) => void
}

function FeatureMap({ grid, x, y, size, most, choose }: MapProps) {
  return (
    <g className="picture-nin-map">
      <rect className="picture-nin-room" x={x} y={y} width={size * grid.length} height={size * grid.length} />
      {grid.flatMap((row, i) =>
        row.map((value, j) => (
          <rect
            key={`${i} ${j}`}
            data-sign={signed(value)}
            x={x + j * size}
            y={y + i * size}
            width={size}
            height={size}
            fillOpacity={Math.round(100 * Math.min(1, Math.abs(value) / most)) / 100}
            onClick={choose && (() => choose(i, j))}
          />
        )),
      )}
    </g>
  )
}

/** A block of NiN on a small image: a convolution, and then a multilayer perceptron of its channels at each pixel. */
export function NinBlock({ lang }: PictureProps) {
  const say = words[lang]
  const [drawing, setDrawing] = useState<DrawingName>('box')
  const [nonlinear, setNonlinear] = useState(true)
  const [[row, column], setPlace] = useState<readonly [number, number]>([1, 1])
  const picture = drawings[drawing]
  const stages = ninBlock(picture, nonlinear)
  const choose = (y: number, x: number) => setPlace([y, x])
  const values = stages
    .flatMap((maps, s) => maps.map((map, i) => `${say.channels[s][i]} ${readable(map[row][column])}`))
    .join(', ')

  const ends = (stage: number) =>
    topsOf(stages[stage].length).map(y => ({ x: middle(columns[stage], column), y: middle(y, row) }))
  const window = { x: middle(input.x, column + 1, input.cell), y: middle(input.y, row + 1, input.cell) }
  const lines = ({ weights }: PerPixel, stage: number) =>
    weights.flatMap((line, to) =>
      line.map((weight, from) => {
        const [a, b] = [ends(stage)[from], ends(stage + 1)[to]]
        return weight === 0 ? null : (
          <line
            key={`${from} ${to}`}
            data-sign={signed(weight)}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
            strokeWidth={0.8 + Math.abs(weight) / 2}
          />
        )
      }),
    )
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 256" role="img" aria-label={say.summary(row + 1, column + 1, values)}>
        {say.stages.map((stage, s) => (
          <text key={s} x={s === 0 ? input.x + 48 : columns[s - 1] + mapSize / 2} y={14} textAnchor="middle">
            {stage}
          </text>
        ))}
        <FeatureMap
          grid={picture}
          x={input.x}
          y={input.y}
          size={input.cell}
          most={1}
          choose={(y, x) => choose(Math.min(5, Math.max(0, y - 1)), Math.min(5, Math.max(0, x - 1)))}
        />
        {stages.map((maps, s) => {
          const most = Math.max(1, ...maps.flat(2).map(Math.abs))
          return maps.map((map, i) => (
            <g key={`${s} ${i}`}>
              <FeatureMap
                grid={map}
                x={columns[s]}
                y={topsOf(maps.length)[i]}
                size={cell}
                most={most}
                choose={choose}
              />
              <text
                className="picture-nin-channel"
                x={columns[s] + mapSize / 2}
                y={topsOf(maps.length)[i] + mapSize + 12}
                textAnchor="middle"
              >
                {say.channels[s][i]}
              </text>
            </g>
          ))
        })}
        <g className="picture-nin-lines">
          {ends(0).map((end, i) => (
            <line key={i} x1={window.x} y1={window.y} x2={end.x} y2={end.y} strokeWidth={1} />
          ))}
          {lines(first, 0)}
          {lines(second, 1)}
        </g>
        <g className="picture-nin-place">
          <rect
            x={input.x + column * input.cell}
            y={input.y + row * input.cell}
            width={3 * input.cell}
            height={3 * input.cell}
          />
          {stages.flatMap((maps, s) =>
            topsOf(maps.length).map((y, i) => (
              <rect key={`${s} ${i}`} x={columns[s] + column * cell} y={y + row * cell} width={cell} height={cell} />
            )),
          )}
        </g>
      </svg>
      <Readout>
        <span>{say.here}:</span>
        {stages.flatMap((maps, s) =>
          maps.map((map, i) => (
            <span key={`${s} ${i}`}>
              {say.channels[s][i]} <b>{readable(map[row][column])}</b>
            </span>
          )),
        )}
        {!nonlinear && <span className="picture-alarm">{say.collapses}</span>}
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.picture}
          value={drawing}
          options={(Object.keys(drawings) as DrawingName[]).map(value => ({ value, label: say.drawings[value] }))}
          onChange={setDrawing}
        />
        <Choice
          label={say.activation}
          value={nonlinear ? 'relu' : 'none'}
          options={[
            { value: 'relu', label: 'ReLU' },
            { value: 'none', label: say.none },
          ]}
          onChange={value => setNonlinear(value === 'relu')}
        />
        <Slider
          label={say.row}
          value={row + 1}
          min={1}
          max={6}
          step={1}
          shown={String(row + 1)}
          onChange={value => choose(value - 1, column)}
        />
        <Slider
          label={say.column}
          value={column + 1}
          min={1}
          max={6}
          step={1}
          shown={String(column + 1)}
          onChange={value => choose(row, value - 1)}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
