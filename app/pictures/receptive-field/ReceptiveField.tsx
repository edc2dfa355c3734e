import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { group } from '../../notebook/group.ts'
import type { PictureProps, Words } from '../picture.ts'
import { oneKernelWeights, reach, receptiveField, type Stack, stackWeights } from './field.ts'

const words: Words<{
  name: string
  layers: string
  kernel: string
  stride: string
  input: string
  layer(number: number): string
  sees: string
  weights: string
  instead: string
  hint: string
  summary(layers: number, kernel: number, stride: number, field: number): string
}> = {
  en: {
    name: 'The receptive field grows with depth',
    layers: 'layers',
    kernel: 'kernel side',
    stride: 'stride',
    input: 'input',
    layer: number => `layer ${number}`,
    sees: 'one value sees',
    weights: 'weights',
    instead: 'one large kernel would need',
    hint: 'Seen from the side, so a square is a whole row of the image. Weights for one channel in and one out.',
    summary: (layers, kernel, stride, field) =>
      `A stack of ${layers} convolutions with kernels of side ${kernel} and stride ${stride}, seen from the side. One value of ` +
      `the last layer depends on ${field} by ${field} input cells.`,
  },
  zh: {
    name: '感受野随深度增长',
    layers: '层数',
    kernel: '卷积核边长',
    stride: '步幅',
    input: '输入',
    layer: number => `第 ${number} 层`,
    sees: '一个值看得到',
    weights: '权重',
    instead: '换成一个大卷积核要',
    hint: '从侧面看，一个方块代表图像的一整行。权重按一个输入通道、一个输出通道计。',
    summary: (layers, kernel, stride, field) =>
      `${layers} 层卷积，卷积核边长 ${kernel}，步幅 ${stride}，从侧面看。最后一层的一个值取决于 ${field} × ${field} 个输入。`,
  },
}

const width = 372
const left = 62
const row = 44

/** Layers as rows of squares, and below one square of the last layer all that it depends on. */
export function ReceptiveField({ lang }: PictureProps) {
  const say = words[lang]
  const [stack, setStack] = useState<Stack>({ layers: 3, kernel: 3, stride: 1 })
  const field = receptiveField(stack)
  const ranges = reach(stack)
  const cell = Math.min(20, Math.floor((width * 10) / field) / 10)
  // Cells of the input between neighbours of a layer, so that each square stands above the middle of what it sees.
  const spot = (layer: number, index: number) => {
    let at = index
    for (let l = layer; l > 0; l--) at = at * stack.stride + (stack.kernel - 1) / 2
    return Math.round(10 * (left + (width - field * cell) / 2 + at * cell)) / 10
  }
  const yOf = (layer: number) => 14 + (stack.layers - layer) * row
  const indices = ranges.map(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
  return (
    <Picture name={say.name}>
      <svg
        viewBox={`0 0 440 ${yOf(0) + 34}`}
        role="img"
        aria-label={say.summary(stack.layers, stack.kernel, stack.stride, field)}
      >
        {indices.map((cells, layer) => (
          <g key={layer}>
            <text x={4} y={yOf(layer) + 14}>
              {layer === 0 ? say.input : say.layer(layer)}
            </text>
            {layer > 0 &&
              cells.flatMap(index =>
                [0, stack.kernel - 1].map(end => (
                  <line
                    key={`${index} ${end}`}
                    className="picture-sight"
                    x1={spot(layer, index) + cell / 2}
                    y1={yOf(layer) + 18}
                    x2={spot(layer - 1, index * stack.stride + end) + (end === 0 ? 0 : cell)}
                    y2={yOf(layer - 1)}
                  />
                )),
              )}
            {cells.map(index => (
              <rect
                key={index}
                className={layer === stack.layers ? 'picture-seeing' : 'picture-seen'}
                x={spot(layer, index) + 0.5}
                y={yOf(layer)}
                width={Math.max(1, cell - 1)}
                height={18}
                rx={2}
              />
            ))}
          </g>
        ))}
      </svg>
      <Readout>
        <span>
          {say.sees} <b>{`${field} × ${field}`}</b>
        </span>
        <span>
          {say.weights} <b>{stackWeights(stack)}</b>
        </span>
        <span>
          {say.instead} <b>{group(oneKernelWeights(stack))}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.layers}
          value={stack.layers}
          min={1}
          max={5}
          step={1}
          shown={String(stack.layers)}
          onChange={layers => setStack({ ...stack, layers })}
        />
        <Choice
          label={say.kernel}
          value={stack.kernel}
          options={[1, 3, 5].map(value => ({ value, label: String(value) }))}
          onChange={kernel => setStack({ ...stack, kernel })}
        />
        <Choice
          label={say.stride}
          value={stack.stride}
          options={[1, 2].map(value => ({ value, label: String(value) }))}
          onChange={stride => setStack({ ...stack, stride })}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
