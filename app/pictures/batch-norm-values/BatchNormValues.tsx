import { useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { atX, type Frame } from '../plot.tsx'
import { useEvolution } from '../use-evolution.ts'
import { channel, firstBatch, further, heaped, type Moments, momentsOf, normalized, type Seen } from './batch.ts'

const words: Words<{
  name: string
  before: string
  after: string
  size: string
  mode: string
  training: string
  evaluation: string
  another: string
  many: string
  stop: string
  mean: string
  spread: string
  marked: string
  hint: string
  summary(mean: string, spread: string, outMean: string, outSpread: string, marked: string): string
}> = {
  en: {
    name: 'A channel before and after batch normalization',
    before: 'before',
    after: 'after',
    size: 'batch size',
    mode: 'mode',
    training: 'training',
    evaluation: 'evaluation',
    another: 'Another minibatch',
    many: '30 minibatches',
    stop: 'Stop',
    mean: 'mean',
    spread: 'spread',
    marked: 'marked example',
    hint: 'Band: mean ± spread. Strokes: where the marked example came out in the minibatches so far.',
    summary: (mean, spread, outMean, outSpread, marked) =>
      `Dots of one channel. Before: mean ${mean}, spread ${spread}. After: mean ${outMean}, spread ${outSpread}. ` +
      `The marked example comes out at ${marked}.`,
  },
  zh: {
    name: '批量规范化之前和之后的一个通道',
    before: '之前',
    after: '之后',
    size: '批量大小',
    mode: '模式',
    training: '训练',
    evaluation: '评估',
    another: '换一个小批量',
    many: '30 个小批量',
    stop: '停止',
    mean: '均值',
    spread: '标准差',
    marked: '标出的样本',
    hint: '色带：均值 ± 标准差。短竖线：到目前为止，标出的样本在各个小批量里的结果。',
    summary: (mean, spread, outMean, outSpread, marked) =>
      `一个通道的点图。之前：均值 ${mean}，标准差 ${spread}。之后：均值 ${outMean}，标准差 ${outSpread}。标出的样本变成 ${marked}。`,
  },
}

const sizes = [2, 4, 16, 64].map(value => ({ value, label: String(value) }))
const axis = { left: 14, width: 412, height: 92, x: [-6, 10] as const, y: [0, 1] as const }
const above: Frame = { ...axis, top: 26 }
const below: Frame = { ...axis, top: 172 }
const ticks = [-6, -4, -2, 0, 2, 4, 6, 8, 10]
const binWidth = 0.32
const dot = 4

/** One channel of a minibatch before and after: its companions decide where the marked example comes out. */
export function BatchNormValues({ lang }: PictureProps) {
  const say = words[lang]
  const { state: seen, running, set, step, run, stop } = useEvolution<Seen>(firstBatch(16), further, 80)
  const [training, setTraining] = useState(true)
  const [gamma, setGamma] = useState(1)
  const [beta, setBeta] = useState(0)
  const moments = momentsOf(seen.values)
  const used = training ? moments : seen.running
  const out = (value: number, by: Moments = used) => normalized(value, by, gamma, beta)
  const outMoments = momentsOf(seen.values.map(value => out(value)))
  const marked = out(channel.marked)
  const shown = (value: number) => readable(value, 1)
  const summary = say.summary(
    shown(moments.mean),
    shown(Math.sqrt(moments.variance)),
    shown(outMoments.mean),
    shown(Math.sqrt(outMoments.variance)),
    shown(marked),
  )
  const traces = training ? seen.history.map(by => out(channel.marked, by)) : [marked]
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 300" role="img" aria-label={summary}>
        <Strip frame={above} name={say.before} values={seen.values} moments={moments} />
        <path
          className="picture-norm-way"
          d={`M${atX(above, channel.marked)} ${above.top + above.height + 20}L${atX(below, limited(marked))} ${below.top + 8}`}
        />
        <Strip frame={below} name={say.after} values={seen.values.map(value => out(value))} moments={outMoments} />
        <g className="picture-norm-traces">
          {traces.map((value, i) => (
            <line key={i} x1={atX(below, limited(value))} x2={atX(below, limited(value))} y1={268} y2={282} />
          ))}
        </g>
      </svg>
      <Readout>
        <span>
          {say.before}: {say.mean} <b>{readable(moments.mean)}</b>, {say.spread}{' '}
          <b>{readable(Math.sqrt(moments.variance))}</b>
        </span>
        <span>
          {say.marked} <b>{readable(marked)}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider label="γ" value={gamma} min={0.2} max={2} step={0.1} shown={shown(gamma)} onChange={setGamma} />
        <Slider label="β" value={beta} min={-3} max={3} step={0.5} shown={shown(beta)} onChange={setBeta} />
        <Choice label={say.size} value={seen.size} options={sizes} onChange={size => set(firstBatch(size))} />
        <Choice
          label={say.mode}
          value={training ? 'training' : 'evaluation'}
          options={[
            { value: 'training', label: say.training },
            { value: 'evaluation', label: say.evaluation },
          ]}
          onChange={mode => setTraining(mode === 'training')}
        />
        <div className="picture-buttons">
          <PictureButton onClick={step}>{say.another}</PictureButton>
          <PictureButton onClick={() => (running ? stop() : run(30))}>{running ? say.stop : say.many}</PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

type StripProps = { frame: Frame; name: string; values: readonly number[]; moments: Moments }

/** Dots heaped above an axis, and a band from mean - spread to mean + spread. The first value is the marked one. */
function Strip({ frame, name, values, moments }: StripProps) {
  const bottom = frame.top + frame.height
  const spread = Math.sqrt(moments.variance)
  const [low, high] = [limited(moments.mean - spread), limited(moments.mean + spread)].map(value => atX(frame, value))
  const middle = atX(frame, limited(moments.mean))
  return (
    <g aria-hidden="true">
      <text className="picture-norm-name" x={frame.left} y={frame.top + 2}>
        {name}
      </text>
      <rect className="picture-norm-band" x={low} width={high - low} y={frame.top} height={frame.height} />
      <path className="picture-norm-mean" d={`M${middle} ${frame.top}V${bottom}`} />
      <g className="picture-axes">
        <line x1={frame.left} x2={frame.left + frame.width} y1={bottom} y2={bottom} />
        {ticks.map(tick => (
          <text key={tick} x={atX(frame, tick)} y={bottom + 15} textAnchor="middle">
            {readable(tick, 0)}
          </text>
        ))}
      </g>
      {heaped(values.map(limited), binWidth).map(({ bin, level }, i) => (
        <circle
          key={i}
          className={i === 0 ? 'picture-norm-marked' : 'picture-norm-dot'}
          cx={atX(frame, bin * binWidth)}
          cy={bottom - dot - 1 - 2 * dot * level}
          r={dot}
        />
      ))}
    </g>
  )
}

/** What lies beyond the axis is drawn at its end. */
const limited = (value: number) => Math.max(axis.x[0], Math.min(axis.x[1], value))
