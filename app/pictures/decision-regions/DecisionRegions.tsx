import { useCallback, useMemo } from 'react'
import { Choice, PictureButton } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame } from '../plot.tsx'
import { useEvolution } from '../use-evolution.ts'
import {
  type Activation,
  type Arrangement,
  belief,
  fractionCorrect,
  type Network,
  scatter,
  train,
  untrained,
} from './network.ts'

const words: Words<{
  name: string
  arrangement: string
  arrangements: Record<Arrangement, string>
  hidden: string
  activation: string
  none: string
  step: string
  run: string
  stop: string
  reset: string
  another: string
  steps: string
  correct: string
  summary(hidden: string, activation: string, steps: number, correct: string): string
}> = {
  en: {
    name: 'Decision regions of a small network',
    arrangement: 'points',
    arrangements: { ring: 'ring', corners: 'corners', moons: 'moons' },
    hidden: 'hidden units',
    activation: 'activation',
    none: 'none',
    step: '10 steps',
    run: '600 steps',
    stop: 'Stop',
    reset: 'Start again',
    another: 'Another start',
    steps: 'steps',
    correct: 'correct',
    summary: (hidden, activation, steps, correct) =>
      `Points of two classes on a plane, coloured by what a network with ${hidden} hidden units (activation: ${activation}) ` +
      `believes. After ${steps} steps ${correct} of the points lie in the region of their own class.`,
  },
  zh: {
    name: '小网络的决策区域',
    arrangement: '点的排列',
    arrangements: { ring: '圆环', corners: '对角', moons: '月牙' },
    hidden: '隐藏单元数',
    activation: '激活函数',
    none: '无',
    step: '走 10 步',
    run: '走 600 步',
    stop: '停止',
    reset: '重新开始',
    another: '换一个起点',
    steps: '步数',
    correct: '正确',
    summary: (hidden, activation, steps, correct) =>
      `平面上两类点，底色表示一个有 ${hidden} 个隐藏单元的网络（激活函数：${activation}）的判断。` +
      `走了 ${steps} 步之后，${correct} 的点落在自己那一类的区域里。`,
  },
}

const frame: Frame = { left: 34, top: 12, width: 390, height: 286, x: [-3, 3], y: [-2.2, 2.2] }
const columns = 42
const rows = 31
const learningRate = 0.15
const pointsOf = { ring: scatter('ring', 120), corners: scatter('corners', 120), moons: scatter('moons', 120) }

type State = { arrangement: Arrangement; seed: number; net: Network }

const trained = (state: State, steps: number): State => {
  let { net } = state
  for (let i = 0; i < steps; i++) net = train(net, pointsOf[state.arrangement], learningRate)
  return { ...state, net }
}
const tenSteps = (state: State) => trained(state, 10)
/** The page opens with a network on its way: a plane cut once, not yet the answer. */
const start = trained({ arrangement: 'ring', seed: 3, net: untrained(4, 'ReLU', 3) }, 20)

/** Two classes of points and a network with one hidden layer: where it believes in which class, while it is trained. */
export function DecisionRegions({ lang }: PictureProps) {
  const say = words[lang]
  const { state, running, set, step, run, stop } = useEvolution(start, tenSteps, 30)
  const { arrangement, seed, net } = state
  const points = pointsOf[arrangement]
  const restart = useCallback(
    (arrangement: Arrangement, hidden: number, activation: Activation, seed: number) =>
      set({ arrangement, seed, net: untrained(hidden, activation, seed) }),
    [set],
  )
  const correct = `${readable(100 * fractionCorrect(net, points), 0)} %`
  const activationName = net.activation === 'none' ? say.none : net.activation
  return (
    <Picture name={say.name}>
      <svg
        viewBox="0 0 440 330"
        role="img"
        aria-label={say.summary(String(net.hidden), activationName, net.steps, correct)}
      >
        <Regions net={net} />
        <Axes frame={frame} xTicks={[-3, -2, -1, 0, 1, 2, 3]} yTicks={[-2, -1, 0, 1, 2]} xLabel="" yLabel="" />
        {points.map(({ x, y, label }, i) => (
          <circle
            key={i}
            className={label ? 'picture-class-1' : 'picture-class-0'}
            cx={atX(frame, x)}
            cy={atY(frame, y)}
            r={3.5}
          />
        ))}
      </svg>
      <Readout>
        <span>
          {say.steps} <b>{net.steps}</b>
        </span>
        <span>
          {say.correct} <b>{correct}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.arrangement}
          value={arrangement}
          options={(['ring', 'corners', 'moons'] as const).map(value => ({ value, label: say.arrangements[value] }))}
          onChange={value => restart(value, net.hidden, net.activation, seed)}
        />
        <Choice
          label={say.hidden}
          value={net.hidden}
          options={[1, 2, 3, 4, 8, 16].map(value => ({ value, label: String(value) }))}
          onChange={hidden => restart(arrangement, hidden, net.activation, seed)}
        />
        <Choice
          label={say.activation}
          value={net.activation}
          options={(['ReLU', 'tanh', 'none'] as const).map(value => ({
            value,
            label: value === 'none' ? say.none : value,
          }))}
          onChange={activation => restart(arrangement, net.hidden, activation, seed)}
        />
        <div className="picture-buttons">
          <PictureButton onClick={step}>{say.step}</PictureButton>
          <PictureButton onClick={() => (running ? stop() : run(60))}>{running ? say.stop : say.run}</PictureButton>
          <PictureButton onClick={() => restart(arrangement, net.hidden, net.activation, seed)}>
            {say.reset}
          </PictureButton>
          <PictureButton onClick={() => restart(arrangement, net.hidden, net.activation, seed + 1)}>
            {say.another}
          </PictureButton>
        </div>
      </div>
    </Picture>
  )
}

/** The plane in small squares, each the fuller of colour the surer the network is. */
function Regions({ net }: { net: Network }) {
  const squares = useMemo(() => {
    const width = frame.width / columns
    const height = frame.height / rows
    return Array.from({ length: columns * rows }, (_, i) => {
      const column = i % columns
      const row = Math.floor(i / columns)
      const x = frame.x[0] + ((column + 0.5) / columns) * (frame.x[1] - frame.x[0])
      const y = frame.y[1] - ((row + 0.5) / rows) * (frame.y[1] - frame.y[0])
      const sure = 2 * belief(net, x, y) - 1
      return {
        left: Math.round(100 * (frame.left + column * width)) / 100,
        top: Math.round(100 * (frame.top + row * height)) / 100,
        side: sure > 0 ? 1 : 0,
        strength: Math.round(20 * Math.abs(sure)) / 50,
      }
    })
  }, [net])
  return (
    <g aria-hidden="true" shapeRendering="crispEdges">
      {squares.map(({ left, top, side, strength }, i) => (
        <rect
          key={i}
          className={`picture-class-${side}`}
          x={left}
          y={top}
          width={frame.width / columns}
          height={frame.height / rows}
          opacity={strength}
        />
      ))}
    </g>
  )
}
