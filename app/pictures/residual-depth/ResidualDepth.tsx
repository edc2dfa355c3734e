import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { atX, atY, Axes, type Frame, pathOf } from '../plot.tsx'
import { floor, propagate, type Sizes } from './depth.ts'

type Shown = keyof Sizes

const words: Words<{
  name: string
  shown: string
  signal: string
  gradient: string
  depth: string
  scale: string
  plain: string
  residual: string
  layer: string
  size: string
  after: Record<Shown, string>
  hint: string
  summary(shown: string, depth: number, plain: string, residual: string): string
}> = {
  en: {
    name: 'Signal and gradient through a deep stack, with and without shortcuts',
    shown: 'show',
    signal: 'signal, forwards',
    gradient: 'gradient, backwards',
    depth: 'layers',
    scale: 'weights',
    plain: 'plain',
    residual: 'with shortcut',
    layer: 'layer',
    size: 'size, as a power of ten',
    after: { signal: 'what leaves the last layer', gradient: 'what reaches the first layer' },
    hint: 'Plain layers give relu(W x), those with a shortcut x + relu(W x). No normalization. Move the weights to 0: what does each of the two become?',
    summary: (shown, depth, plain, residual) =>
      `Two lines over ${depth} layers, ${shown}. At the end the plain stack has a size of ${plain}, the one with shortcuts ${residual}.`,
  },
  zh: {
    name: '信号和梯度穿过很深的网络：有捷径与没有捷径',
    shown: '显示',
    signal: '信号（前向）',
    gradient: '梯度（反向）',
    depth: '层数',
    scale: '权重',
    plain: '普通',
    residual: '有捷径',
    layer: '层',
    size: '大小（10 的幂）',
    after: { signal: '离开最后一层时', gradient: '到达第一层时' },
    hint: '普通层给出 relu(W x)，有捷径的层给出 x + relu(W x)。没有规范化。把权重调到 0：两者各变成什么？',
    summary: (shown, depth, plain, residual) =>
      `${depth} 层上的两条线，${shown}。到头时普通网络的大小为 ${plain}，有捷径的为 ${residual}。`,
  },
}

/** A size at a glance: two digits and the power of ten where it is small, none after the point where it is large. */
const sized = (value: number) =>
  value < 0.01 ? value.toExponential(1).replace('-', '−') : readable(value, value < 100 ? 2 : 0)

const plane = { left: 44, top: 30, width: 380, height: 220 }

/** A stack of layers with and without shortcuts: how large what goes through it becomes. */
export function ResidualDepth({ lang }: PictureProps) {
  const say = words[lang]
  const [depth, setDepth] = useState(20)
  const [scale, setScale] = useState(0.5)
  const [shown, setShown] = useState<Shown>('gradient')
  const plain = propagate(depth, scale, false)[shown]
  const residual = propagate(depth, scale, true)[shown]
  const frame: Frame = { ...plane, x: [0, depth], y: [floor, 12] }
  const line = (sizes: readonly number[]) =>
    pathOf(sizes.map((size, layer) => ({ x: atX(frame, layer), y: atY(frame, Math.min(12, size)) })))
  const end = (sizes: readonly number[]) => (shown === 'signal' ? sizes[depth] : sizes[0])
  const power = (log: number) => (log <= floor ? '0' : sized(10 ** log))
  return (
    <Picture name={say.name}>
      <svg
        viewBox="0 0 440 300"
        role="img"
        aria-label={say.summary(say[shown], depth, power(end(plain)), power(end(residual)))}
      >
        <Axes
          frame={frame}
          xTicks={[0, depth / 2, depth].map(Math.floor)}
          yTicks={[-12, -8, -4, 0, 4, 8, 12]}
          xLabel={say.layer}
          yLabel={say.size}
        />
        <path className="picture-residual-one" d={`M${plane.left} ${atY(frame, 0)}h${plane.width}`} />
        <path className="picture-residual-plain" d={line(plain)} />
        <path className="picture-residual-shortcut" d={line(residual)} />
        <g aria-hidden="true">
          <path className="picture-residual-plain" d="M214 44h22" />
          <text x={242} y={48}>
            {say.plain}
          </text>
          <path className="picture-residual-shortcut" d="M302 44h22" />
          <text x={330} y={48}>
            {say.residual}
          </text>
        </g>
      </svg>
      <Readout>
        <span>
          {say.after[shown]}: {say.plain} <b>{power(end(plain))}</b>, {say.residual} <b>{power(end(residual))}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.scale}
          value={scale}
          min={0}
          max={2}
          step={0.1}
          shown={readable(scale, 1)}
          onChange={setScale}
        />
        <Slider label={say.depth} value={depth} min={2} max={60} step={2} shown={String(depth)} onChange={setDepth} />
        <Choice
          label={say.shown}
          value={shown}
          options={(['gradient', 'signal'] as const).map(value => ({ value, label: say[value] }))}
          onChange={setShown}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
