import { useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame } from '../plot.tsx'
import { useEvolution } from '../use-evolution.ts'
import { type Draws, drawn, firstDraw, hidden } from './masks.ts'

const words: Words<{
  name: string
  rate: string
  mode: string
  train: string
  eval: string
  draw: string
  run: string
  stop: string
  masks: string
  kept: string
  mean: string
  hint: string
  summary(rate: string, kept: string, count: number): string
  summaryEval: string
}> = {
  en: {
    name: 'Dropout: one mask, and the mean of many',
    rate: 'rate p',
    mode: 'mode',
    train: 'training',
    eval: 'evaluation',
    draw: 'Draw a mask',
    run: '100 masks',
    stop: 'Stop',
    masks: 'masks',
    kept: 'kept',
    mean: 'largest gap between mean and value',
    hint: 'Bars: what the next layer gets. Short strokes: the hidden values. Dots: the mean over all masks so far.',
    summary: (rate, kept, count) =>
      `Bar chart of ten hidden values under dropout with rate ${rate}. ${kept} of 10 are kept in this draw, ` +
      `and enlarged; the mean over ${count} draws stands beside each value.`,
    summaryEval: 'Bar chart of ten hidden values in evaluation: dropout passes all of them on unchanged.',
  },
  zh: {
    name: '暂退法：一个掩码，和许多掩码的平均',
    rate: '暂退率 p',
    mode: '模式',
    train: '训练',
    eval: '评估',
    draw: '抽一个掩码',
    run: '抽 100 个',
    stop: '停止',
    masks: '掩码数',
    kept: '保留',
    mean: '平均值与原值的最大差距',
    hint: '条形：下一层得到的值。短横线：隐藏层原来的值。圆点：到目前为止所有掩码的平均。',
    summary: (rate, kept, count) =>
      `暂退率为 ${rate} 时十个隐藏值的条形图。这一次保留了 10 个中的 ${kept} 个并放大；旁边标出了 ${count} 次的平均。`,
    summaryEval: '评估模式下十个隐藏值的条形图：暂退法原样放行。',
  },
}

const frame: Frame = { left: 34, top: 26, width: 390, height: 220, x: [0, hidden.length], y: [0, 6] }
const start = firstDraw(0.5)

/** Ten hidden values, a mask drawn anew at each press, and the mean over all masks, which approaches the values. */
export function DropoutMasks({ lang }: PictureProps) {
  const say = words[lang]
  const { state: draws, running, set, step, run, stop } = useEvolution<Draws>(start, drawn, 40)
  const [training, setTraining] = useState(true)
  const { rate, count } = draws
  const values = training ? draws.last : hidden
  const means = draws.sums.map(sum => sum / count)
  const kept = values.filter(value => value > 0).length
  const gap = Math.max(...means.map((mean, i) => Math.abs(mean - hidden[i])))
  const bottom = frame.top + frame.height
  const label = training ? say.summary(readable(rate, 1), String(kept), count) : say.summaryEval
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 290" role="img" aria-label={label}>
        <Axes frame={frame} xTicks={[]} yTicks={[0, 2, 4, 6]} xLabel="" yLabel="h" />
        {hidden.map((value, i) => {
          const x = atX(frame, i + 0.5)
          const top = atY(frame, Math.min(6, values[i]))
          return (
            <g key={i}>
              <rect className="picture-dropout-bar" x={x - 11} width={22} y={top} height={Math.max(0, bottom - top)} />
              {values[i] === 0 && (
                <path className="picture-dropout-cross" d={`M${x - 6} ${bottom - 16}l12 12m0 -12l-12 12`} />
              )}
              <path className="picture-dropout-value" d={`M${x - 15} ${atY(frame, value)}h30`} />
              {training && <circle className="picture-dropout-mean" cx={x} cy={atY(frame, means[i])} r={4} />}
              <text x={x} y={bottom + 18} textAnchor="middle" aria-hidden="true">
                {readable(values[i], 1)}
              </text>
            </g>
          )
        })}
      </svg>
      <Readout>
        <span>
          {say.masks} <b>{count}</b>
        </span>
        <span>
          {say.kept} <b>{kept} / 10</b>
        </span>
        {training && (
          <span>
            {say.mean} <b>{readable(gap)}</b>
          </span>
        )}
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.rate}
          value={rate}
          min={0}
          max={0.8}
          step={0.1}
          shown={readable(rate, 1)}
          onChange={value => set(firstDraw(value))}
        />
        <Choice
          label={say.mode}
          value={training ? 'train' : 'eval'}
          options={[
            { value: 'train', label: say.train },
            { value: 'eval', label: say.eval },
          ]}
          onChange={mode => setTraining(mode === 'train')}
        />
        <div className="picture-buttons">
          <PictureButton onClick={step}>{say.draw}</PictureButton>
          <PictureButton onClick={() => (running ? stop() : run(100))}>{running ? say.stop : say.run}</PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
