import { useState } from 'react'
import { Choice } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import type { PictureProps, Words } from '../picture.ts'
import { broadcastShapes, stretched } from './broadcast.ts'

const words: Words<{
  name: string
  left: string
  right: string
  fits(shape: string): string
  clash: string
  copies: string
  summary(a: string, b: string, result: string): string
}> = {
  en: {
    name: 'Broadcasting: how shapes are made to fit',
    left: 'shape of a',
    right: 'shape of b',
    fits: shape => `a + b has the shape ${shape}`,
    clash: 'these shapes do not fit: from the right, two sizes differ and neither is 1',
    copies: 'Pale cells are not stored: they repeat the strong ones.',
    summary: (a, b, result) => `a of shape ${a} plus b of shape ${b}: ${result}`,
  },
  zh: {
    name: '广播：形状怎样凑齐',
    left: 'a 的形状',
    right: 'b 的形状',
    fits: shape => `a + b 的形状是 ${shape}`,
    clash: '这两个形状凑不齐：从右边数，有一对大小不同，而且都不是 1',
    copies: '浅色的格子并不占内存，只是重复深色的格子。',
    summary: (a, b, result) => `形状为 ${a} 的 a 加上形状为 ${b} 的 b：${result}`,
  },
}

const shapes = [[3, 4], [3, 1], [1, 4], [4], [3], [1]]
const written = (shape: readonly number[]) => `[${shape.join(', ')}]`
const countUp = (shape: readonly number[], from: number, by: number) =>
  Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => from + i * by)

const cell = 26

type GridProps = {
  x: number
  title: string
  rows: number
  columns: number
  at(r: number, c: number): { value: number; copy: boolean }
}

function Grid({ x, title, rows, columns, at }: GridProps) {
  return (
    <g className="picture-grid" transform={`translate(${x} 36)`}>
      <text className="picture-grid-name" x={0} y={-12}>
        {title}
      </text>
      {Array.from({ length: rows * columns }, (_, i) => {
        const row = Math.floor(i / columns)
        const column = i % columns
        const { value, copy } = at(row, column)
        return (
          <g key={i} className={copy ? 'picture-cell picture-cell-copy' : 'picture-cell'}>
            <rect x={column * cell} y={row * cell} width={cell - 2} height={cell - 2} rx={3} />
            <text x={column * cell + cell / 2 - 1} y={row * cell + 17} textAnchor="middle">
              {value}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** Two small tensors of chosen shapes, stretched to a common one where that is possible, and their sum. */
export function Broadcasting({ lang }: PictureProps) {
  const say = words[lang]
  const [left, setLeft] = useState(1)
  const [right, setRight] = useState(3)
  const a = { shape: shapes[left], values: countUp(shapes[left], 10, 10) }
  const b = { shape: shapes[right], values: countUp(shapes[right], 1, 1) }
  const shape = broadcastShapes(a.shape, b.shape)
  const result = shape ? say.fits(written(shape)) : say.clash

  // What each operand is stretched to: the common shape, or its own where there is none.
  const sizeOf = (own: readonly number[]) => {
    const [rows, columns] = [1, 1, ...(shape ?? own)].slice(-2)
    return { rows, columns }
  }
  const readA = (r: number, c: number) => stretched(a.values, a.shape, r, c)
  const readB = (r: number, c: number) => stretched(b.values, b.shape, r, c)
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 124" role="img" aria-label={say.summary(written(a.shape), written(b.shape), result)}>
        <Grid x={8} title={`a ${written(a.shape)}`} {...sizeOf(a.shape)} at={readA} />
        <text className="picture-sign" x={133} y={76} textAnchor="middle">
          +
        </text>
        <Grid x={153} title={`b ${written(b.shape)}`} {...sizeOf(b.shape)} at={readB} />
        <text className="picture-sign" x={278} y={76} textAnchor="middle">
          {shape ? '=' : '≠'}
        </text>
        {shape && (
          <Grid
            x={298}
            title={`a + b ${written(shape)}`}
            {...sizeOf(shape)}
            at={(r, c) => ({ value: readA(r, c).value + readB(r, c).value, copy: false })}
          />
        )}
      </svg>
      <Readout>
        <span className={shape ? undefined : 'picture-alarm'}>{result}</span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.left}
          value={left}
          options={shapes.map((shape, value) => ({ value, label: written(shape) }))}
          onChange={setLeft}
        />
        <Choice
          label={say.right}
          value={right}
          options={shapes.map((shape, value) => ({ value, label: written(shape) }))}
          onChange={setRight}
        />
        <p className="picture-hint">{say.copies}</p>
      </div>
    </Picture>
  )
}
