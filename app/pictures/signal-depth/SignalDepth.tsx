import { useMemo, useState } from 'react'
import { Choice } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame, pathOf } from '../plot.tsx'
import { type Activation, depth, type Initialisation, propagate, type Spread } from './signal.ts'

const words: Words<{
  name: string
  initialisation: string
  initialisations: Record<Initialisation, string>
  activation: string
  none: string
  layer: string
  forward: string
  backward: string
  size: string
  hint: string
  summary(forward: string, backward: string): string
}> = {
  en: {
    name: 'Values and gradients through twelve layers',
    initialisation: 'weights',
    initialisations: { small: 'σ = 0.01', large: 'σ = 1', xavier: 'Xavier', he: 'He' },
    activation: 'activation',
    none: 'none',
    layer: 'layer',
    forward: 'values, going forwards',
    backward: 'gradients, coming back',
    size: 'size, as a power of ten',
    hint: 'Each bar reaches from the tenth to the ninetieth percentile of the sizes in a layer; the line joins the medians.',
    summary: (forward, backward) =>
      `Sizes by layer on a logarithmic scale. Values: median ${forward} from the first layer to the last. ` +
      `Gradients: median ${backward} from the last layer back to the first.`,
  },
  zh: {
    name: '数值与梯度穿过十二层',
    initialisation: '权重',
    initialisations: { small: 'σ = 0.01', large: 'σ = 1', xavier: 'Xavier', he: 'He' },
    activation: '激活函数',
    none: '无',
    layer: '层',
    forward: '向前传的数值',
    backward: '往回传的梯度',
    size: '大小（10 的几次方）',
    hint: '每条竖线从该层大小的第 10 百分位画到第 90 百分位，折线连接中位数。',
    summary: (forward, backward) =>
      `各层的大小，对数刻度。数值的中位数：从第一层到最后一层 ${forward}。梯度的中位数：从最后一层回到第一层 ${backward}。`,
  },
}

const frame: Frame = { left: 40, top: 30, width: 384, height: 240, x: [0, depth + 1], y: [-20, 12] }
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const power = (exponent: number) =>
  `10${String(Math.round(exponent) || 0)
    .replace('-', '⁻')
    .replace(/\d/g, digit => raised[Number(digit)])}`

/** How large values and gradients are in every layer of a deep, untrained network, by initialisation and activation. */
export function SignalDepth({ lang }: PictureProps) {
  const say = words[lang]
  const [initialisation, setInitialisation] = useState<Initialisation>('small')
  const [activation, setActivation] = useState<Activation>('tanh')
  const { forward, backward } = useMemo(() => propagate(initialisation, activation), [initialisation, activation])
  const last = depth - 1
  const ways = [
    {
      name: 'forward',
      spreads: forward,
      shift: -0.12,
      text: `${power(forward[0].middle)} → ${power(forward[last].middle)}`,
    },
    {
      name: 'backward',
      spreads: backward,
      shift: 0.12,
      text: `${power(backward[last].middle)} → ${power(backward[0].middle)}`,
    },
  ] as const
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 315" role="img" aria-label={say.summary(ways[0].text, ways[1].text)}>
        <Axes
          frame={frame}
          xTicks={[1, 3, 6, 9, 12]}
          yTicks={[-20, -15, -10, -5, 0, 5, 10]}
          xLabel={say.layer}
          yLabel={say.size}
        />
        {ways.map(({ name, spreads, shift }) => (
          <Way key={name} name={name} spreads={spreads} shift={shift} />
        ))}
      </svg>
      <Readout>
        {ways.map(({ name, text }) => (
          <span key={name} className={`picture-signal-${name}`}>
            {say[name]} <b>{text}</b>
          </span>
        ))}
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.initialisation}
          value={initialisation}
          options={(['small', 'large', 'xavier', 'he'] as const).map(value => ({
            value,
            label: say.initialisations[value],
          }))}
          onChange={setInitialisation}
        />
        <Choice
          label={say.activation}
          value={activation}
          options={(['none', 'sigmoid', 'tanh', 'ReLU'] as const).map(value => ({
            value,
            label: value === 'none' ? say.none : value,
          }))}
          onChange={setActivation}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

/** What leaves the frame ends at its edge. */
const clamped = (exponent: number) => Math.max(frame.y[0], Math.min(frame.y[1], exponent))

function Way({ name, spreads, shift }: { name: string; spreads: readonly Spread[]; shift: number }) {
  const placed = spreads.map(({ low, middle, high }, l) => ({
    x: atX(frame, l + 1 + shift),
    y: atY(frame, clamped(middle)),
    low: atY(frame, clamped(low)),
    high: atY(frame, clamped(high)),
  }))
  return (
    <g className={`picture-signal-${name}`}>
      <path d={pathOf(placed)} />
      {placed.map(({ x, y, low, high }) => (
        <g key={x}>
          <line x1={x} x2={x} y1={low} y2={high} />
          <circle cx={x} cy={y} r={3.5} />
        </g>
      ))}
    </g>
  )
}
