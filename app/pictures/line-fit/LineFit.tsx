import { PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { descend, type Line, loss, quadratic, samplePoints } from '../linear-fit.ts'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame } from '../plot.tsx'
import { useEvolution } from '../use-evolution.ts'

const words: Words<{
  name: string
  slope: string
  intercept: string
  step: string
  run: string
  stop: string
  reset: string
  loss: string
  summary(line: string, loss: string, best: string): string
}> = {
  en: {
    name: 'A line looks for its points',
    slope: 'slope',
    intercept: 'intercept',
    step: 'One step',
    run: '30 steps',
    stop: 'Stop',
    reset: 'Start again',
    loss: 'loss',
    summary: (line, loss, best) =>
      `Scatter plot of 24 points and the line ${line}. Its loss is ${loss}; no line can have a loss below ${best}.`,
  },
  zh: {
    name: '一条直线寻找它的数据点',
    slope: '斜率',
    intercept: '截距',
    step: '走一步',
    run: '走 30 步',
    stop: '停止',
    reset: '重新开始',
    loss: '损失',
    summary: (line, loss, best) =>
      `24 个点的散点图和直线 ${line}。它的损失是 ${loss}；任何直线的损失都不低于 ${best}。`,
  },
}

const frame: Frame = { left: 34, top: 26, width: 390, height: 230, x: [-1, 3], y: [-3, 5] }
const learningRate = 0.3
const points = samplePoints(24, 7)
const least = quadratic(points).least
const start: Line = { w: -0.8, b: 2.5 }
const towardsPoints = (line: Line) => descend(line, points, learningRate)

const equation = ({ w, b }: Line) => `y = ${readable(w)} x ${b < 0 ? '−' : '+'} ${readable(Math.abs(b))}`

/** Points, a line to be moved by hand or by gradient descent, and what the line gets wrong. */
export function LineFit({ lang }: PictureProps) {
  const say = words[lang]
  const { state: line, running, set, step, run, stop } = useEvolution(start, towardsPoints, 90)
  const lossText = readable(loss(points, line), 3)
  const [from, to] = frame.x
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 300" role="img" aria-label={say.summary(equation(line), lossText, readable(least, 3))}>
        <Axes frame={frame} xTicks={[-1, 0, 1, 2, 3]} yTicks={[-2, 0, 2, 4]} xLabel="x" yLabel="y" />
        <clipPath id="line-fit-frame">
          <rect x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
        </clipPath>
        <g clipPath="url(#line-fit-frame)">
          {points.map(({ x, y }) => (
            <line
              key={x}
              className="picture-error"
              x1={atX(frame, x)}
              x2={atX(frame, x)}
              y1={atY(frame, y)}
              y2={atY(frame, line.w * x + line.b)}
            />
          ))}
          <line
            className="picture-line"
            x1={atX(frame, from)}
            x2={atX(frame, to)}
            y1={atY(frame, line.w * from + line.b)}
            y2={atY(frame, line.w * to + line.b)}
          />
          {points.map(({ x, y }) => (
            <circle key={x} className="picture-point" cx={atX(frame, x)} cy={atY(frame, y)} r={4} />
          ))}
        </g>
      </svg>
      <Readout>
        <span>{equation(line)}</span>
        <span>
          {say.loss} <b>{lossText}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.slope}
          value={line.w}
          min={-3}
          max={3}
          step={0.05}
          shown={readable(line.w)}
          onChange={w => set(line => ({ ...line, w }))}
        />
        <Slider
          label={say.intercept}
          value={line.b}
          min={-3}
          max={3}
          step={0.05}
          shown={readable(line.b)}
          onChange={b => set(line => ({ ...line, b }))}
        />
        <div className="picture-buttons">
          <PictureButton onClick={step}>{say.step}</PictureButton>
          <PictureButton onClick={() => (running ? stop() : run(30))}>{running ? say.stop : say.run}</PictureButton>
          <PictureButton onClick={() => set(start)}>{say.reset}</PictureButton>
        </div>
      </div>
    </Picture>
  )
}
