import { type PointerEvent, useMemo } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { contour, type Line, loss, quadratic, samplePoints } from '../linear-fit.ts'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame, pathOf } from '../plot.tsx'
import { useEvolution } from '../use-evolution.ts'
import { further, type Path, stabilityLimit } from './path.ts'

const words: Words<{
  name: string
  slope: string
  intercept: string
  rate: string
  batch: string
  all: string
  step: string
  run: string
  stop: string
  reset: string
  steps: string
  loss: string
  diverging: string
  hint: string
  summary(steps: number, here: string, loss: string, best: string): string
}> = {
  en: {
    name: 'Stochastic gradient descent on the map of the loss',
    slope: 'start: slope',
    intercept: 'start: intercept',
    rate: 'learning rate',
    batch: 'batch size',
    all: 'all 24',
    step: 'One step',
    run: '60 steps',
    stop: 'Stop',
    reset: 'Back to the start',
    steps: 'steps',
    loss: 'loss',
    diverging: 'diverging',
    hint: 'Click the map to choose a starting point.',
    summary: (steps, here, loss, best) =>
      `Contour map of the loss over slope and intercept; the lowest point is at ${best}. ` +
      `After ${steps} steps the path is at ${here}, where the loss is ${loss}.`,
  },
  zh: {
    name: '损失地形图上的随机梯度下降',
    slope: '起点：斜率',
    intercept: '起点：截距',
    rate: '学习率',
    batch: '批量大小',
    all: '全部 24 个',
    step: '走一步',
    run: '走 60 步',
    stop: '停止',
    reset: '回到起点',
    steps: '步数',
    loss: '损失',
    diverging: '正在发散',
    hint: '点击地图可以选择起点。',
    summary: (steps, here, loss, best) =>
      `损失随斜率和截距变化的等高线图，最低点在 ${best}。走了 ${steps} 步之后，路线到了 ${here}，那里的损失是 ${loss}。`,
  },
}

const frame: Frame = { left: 34, top: 26, width: 390, height: 260, x: [-3, 5], y: [-4, 3] }
const points = samplePoints(24, 7)
const surface = quadratic(points)
const levels = [0.02, 0.1, 0.3, 0.7, 1.5, 3, 5.5, 9, 14, 21].map(above => surface.least + above)
const rings = levels.map(level => contour(surface, level).map(({ w, b }) => ({ x: atX(frame, w), y: atY(frame, b) })))
const limit = stabilityLimit(surface.ww, surface.wb)

const advance = (path: Path) => further(points, path)
/** The page opens with a walk already begun: a map without a path explains nothing. */
const start = [...Array(25)].reduce<Path>(advance, {
  lines: [{ w: -1.5, b: 2 }],
  learningRate: 0.1,
  batchSize: 2,
  seed: 1,
})
const from = (path: Path, line: Line): Path => ({ ...path, lines: [line] })
const place = ({ w, b }: Line) => `(${readable(w)}, ${readable(b)})`

/** The loss of a line as contour lines over its two parameters, and the path that minibatch SGD takes down to the minimum. */
export function LossSurface({ lang }: PictureProps) {
  const say = words[lang]
  const { state: path, running, set, step, run, stop } = useEvolution(start, advance, 60)
  const first = path.lines[0]
  const here = path.lines[path.lines.length - 1]
  const lossHere = loss(points, here)
  const steps = path.lines.length - 1
  const trace = useMemo(() => path.lines.map(({ w, b }) => onMap(w, b)), [path.lines])

  const chooseStart = (event: PointerEvent<SVGSVGElement>) => {
    const matrix = event.currentTarget.getScreenCTM()
    if (!matrix) return
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    const w = frame.x[0] + ((x - frame.left) / frame.width) * (frame.x[1] - frame.x[0])
    const b = frame.y[1] - ((y - frame.top) / frame.height) * (frame.y[1] - frame.y[0])
    if (w < frame.x[0] || w > frame.x[1] || b < frame.y[0] || b > frame.y[1]) return
    set(path => from(path, { w, b }))
  }

  return (
    <Picture name={say.name}>
      <svg
        viewBox="0 0 440 330"
        role="img"
        aria-label={say.summary(steps, place(here), readable(lossHere, 3), place(surface.best))}
        onPointerDown={chooseStart}
      >
        <Axes frame={frame} xTicks={[-2, 0, 2, 4]} yTicks={[-4, -2, 0, 2]} xLabel="w" yLabel="b" />
        <clipPath id="loss-surface-frame">
          <rect x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
        </clipPath>
        <g clipPath="url(#loss-surface-frame)">
          {rings.map((ring, i) => (
            <path key={levels[i]} className="picture-contour" d={`${pathOf(ring)}Z`} opacity={1 - i / 14} />
          ))}
          <path
            className="picture-target"
            d={`M${atX(frame, surface.best.w) - 5} ${atY(frame, surface.best.b)}h10m-5 -5v10`}
          />
          <path className="picture-path" d={pathOf(trace)} />
          {trace.map(({ x, y }, i) => (
            <circle key={i} className="picture-step" cx={x} cy={y} r={i === trace.length - 1 ? 5 : 1.8} />
          ))}
        </g>
      </svg>
      <Readout>
        <span>
          {say.steps} <b>{steps}</b>
        </span>
        <span>
          {say.loss} <b>{readable(lossHere, 3)}</b>
        </span>
        {lossHere > 100 && <span className="picture-alarm">{say.diverging}</span>}
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.rate}
          value={path.learningRate}
          min={0.02}
          max={1.1}
          step={0.02}
          shown={readable(path.learningRate) + (path.learningRate > limit ? ' !' : '')}
          onChange={learningRate => set(path => ({ ...from(path, path.lines[0]), learningRate }))}
        />
        <Choice
          label={say.batch}
          value={path.batchSize}
          options={[1, 2, 6, 24].map(size => ({ value: size, label: size === 24 ? say.all : String(size) }))}
          onChange={batchSize => set(path => ({ ...from(path, path.lines[0]), batchSize }))}
        />
        <Slider
          label={say.slope}
          value={first.w}
          min={frame.x[0]}
          max={frame.x[1]}
          step={0.1}
          shown={readable(first.w, 1)}
          onChange={w => set(path => from(path, { ...path.lines[0], w }))}
        />
        <Slider
          label={say.intercept}
          value={first.b}
          min={frame.y[0]}
          max={frame.y[1]}
          step={0.1}
          shown={readable(first.b, 1)}
          onChange={b => set(path => from(path, { ...path.lines[0], b }))}
        />
        <div className="picture-buttons">
          <PictureButton onClick={step}>{say.step}</PictureButton>
          <PictureButton onClick={() => (running ? stop() : run(60))}>{running ? say.stop : say.run}</PictureButton>
          <PictureButton onClick={() => set(path => from(path, path.lines[0]))}>{say.reset}</PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

/** Far outside the map a diverging path stays drawable: SVG has no place for 1e30. */
const within = (value: number) => Math.max(-1e4, Math.min(1e4, Number.isFinite(value) ? value : 1e4))
const onMap = (w: number, b: number) => ({ x: atX(frame, within(w)), y: atY(frame, within(b)) })
