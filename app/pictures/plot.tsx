import type { ReactNode } from 'react'
import { readable } from './picture.ts'

/** A drawing area in the units of the picture's viewBox, and what its edges stand for. */
export type Frame = {
  left: number
  top: number
  width: number
  height: number
  x: readonly [number, number]
  y: readonly [number, number]
}

/** Two digits are finer than a pixel, and equal wherever the page is drawn. */
const round = (value: number) => Math.round(value * 100) / 100

export const atX = ({ left, width, x }: Frame, value: number) => round(left + ((value - x[0]) / (x[1] - x[0])) * width)
export const atY = ({ top, height, y }: Frame, value: number) =>
  round(top + height - ((value - y[0]) / (y[1] - y[0])) * height)

export const pathOf = (points: readonly { x: number; y: number }[]) =>
  points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x} ${y}`).join('')

const wholeNumber = (tick: number) => readable(tick, 0)

type AxesProps = {
  frame: Frame
  xTicks: readonly number[]
  yTicks: readonly number[]
  /** What stands at a tick of the x axis; by itself its number. */
  xText?: (tick: number) => string
  xLabel: ReactNode
  yLabel: ReactNode
}

/** Grid, numbers and names of the two axes. Hidden from screen readers, who get the picture's summary instead. */
export function Axes({ frame, xTicks, yTicks, xText = wholeNumber, xLabel, yLabel }: AxesProps) {
  const { left, top, width, height } = frame
  const bottom = top + height
  return (
    <g className="picture-axes" aria-hidden="true">
      {xTicks.map(tick => (
        <g key={tick}>
          <line x1={atX(frame, tick)} x2={atX(frame, tick)} y1={top} y2={bottom} />
          <text x={atX(frame, tick)} y={bottom + 17} textAnchor="middle">
            {xText(tick)}
          </text>
        </g>
      ))}
      {yTicks.map(tick => (
        <g key={tick}>
          <line x1={left} x2={left + width} y1={atY(frame, tick)} y2={atY(frame, tick)} />
          <text x={left - 7} y={atY(frame, tick) + 4} textAnchor="end">
            {wholeNumber(tick)}
          </text>
        </g>
      ))}
      <text className="picture-axis-name" x={left + width} y={bottom + 34} textAnchor="end">
        {xLabel}
      </text>
      <text className="picture-axis-name" x={left - 24} y={top - 9} textAnchor="start">
        {yLabel}
      </text>
    </g>
  )
}
