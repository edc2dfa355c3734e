import { useMemo, useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame, pathOf } from '../plot.tsx'
import { gradientNorms, type Recurrence, steps } from './gradient.ts'

const words: Words<{
  name: string
  back: string
  size: string
  scale: string
  input: string
  gate: string
  bend: string
  none: string
  after: string
  without: string
  withGate: string
  hint: string
  summary(after: string): string
}> = {
  en: {
    name: 'The gradient on its way back through time',
    back: 'steps back',
    size: 'length, as a power of ten',
    scale: 'W enlarges by',
    input: 'input strength',
    gate: 'gate keeps',
    bend: 'activation',
    none: 'none',
    after: `after ${steps} steps`,
    without: 'without a gate',
    withGate: 'with a gate',
    hint: 'At every step back the gradient is multiplied by the same matrix, and by the slopes of the activation.',
    summary: after => `Length of the gradient by steps back, on a logarithmic scale. After ${steps} steps: ${after}.`,
  },
  zh: {
    name: '梯度沿时间往回走',
    back: '往回的步数',
    size: '长度（10 的几次方）',
    scale: 'W 放大倍数',
    input: '输入强度',
    gate: '门保留比例',
    bend: '激活函数',
    none: '无',
    after: `${steps} 步之后`,
    without: '没有门',
    withGate: '有门',
    hint: '每往回走一步，梯度就乘一次同样的矩阵，再乘激活函数的斜率。',
    summary: after => `梯度长度随往回步数的变化，对数刻度。${steps} 步之后：${after}。`,
  },
}

const frame: Frame = { left: 40, top: 28, width: 384, height: 220, x: [0, steps], y: [-16, 12] }
const power = (norm: number) => Math.max(frame.y[0], Math.min(frame.y[1], Math.log10(norm)))
const lineOf = (norms: readonly number[]) =>
  pathOf(norms.map((norm, back) => ({ x: atX(frame, back), y: atY(frame, power(norm)) })))
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** 9.3 · 10⁻⁴ */
const inWords = (norm: number) => {
  const [digits, exponent] = norm.toExponential(1).split('e')
  return `${digits} · 10${exponent
    .replace(/^\+/, '')
    .replace('-', '⁻')
    .replace(/\d/g, digit => raised[Number(digit)])}`
}

/** How long a gradient is, the further back it goes. */
export const GradientThroughTime = (props: PictureProps) => <Gradient {...props} gated={false} />

export function Gradient({ lang, gated }: PictureProps & { gated: boolean }) {
  const say = words[lang]
  const [scale, setScale] = useState(0.8)
  const [input, setInput] = useState(0.3)
  const [gate, setGate] = useState(0.9)
  const [bend, setBend] = useState<Recurrence['bend']>('tanh')
  const norms = useMemo(() => gradientNorms({ scale, input, bend, gate: 0 }), [scale, input, bend])
  const open = useMemo(
    () => (gated ? gradientNorms({ scale, input, bend, gate }) : []),
    [gated, scale, input, bend, gate],
  )
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 295" role="img" aria-label={say.summary(inWords(norms[steps]))}>
        <Axes
          frame={frame}
          xTicks={[0, 10, 20, 30, 40, 50, 60]}
          yTicks={[-15, -10, -5, 0, 5, 10]}
          xLabel={say.back}
          yLabel={say.size}
        />
        <path className="picture-through-time" d={lineOf(norms)} />
        {gated && <path className="picture-through-time picture-through-gate" d={lineOf(open)} />}
      </svg>
      <Readout>
        <span className="picture-through-time-name">
          {gated ? say.without : say.after} <b>{inWords(norms[steps])}</b>
        </span>
        {gated && (
          <span className="picture-through-gate-name">
            {say.withGate} <b>{inWords(open[steps])}</b>
          </span>
        )}
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.scale}
          value={scale}
          min={0.5}
          max={1.5}
          step={0.05}
          shown={readable(scale)}
          onChange={setScale}
        />
        <Slider
          label={say.input}
          value={input}
          min={0}
          max={2}
          step={0.1}
          shown={readable(input, 1)}
          onChange={setInput}
        />
        {gated && (
          <Slider
            label={say.gate}
            value={gate}
            min={0}
            max={0.99}
            step={0.01}
            shown={readable(gate)}
            onChange={setGate}
          />
        )}
        <Choice
          label={say.bend}
          value={bend}
          options={[
            { value: 'none', label: say.none },
            { value: 'tanh', label: 'tanh' },
          ]}
          onChange={setBend}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
