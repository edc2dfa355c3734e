import { useMemo, useState } from 'react'
import { Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame, pathOf } from '../plot.tsx'
import { fitRule, fitted, forecast, length, series, wave } from './series.ts'

const words: Words<{
  name: string
  place: string
  steps: string
  time: string
  predicted: string
  happened: string
  error: string
  hint: string
  summary(tau: number, place: number, steps: number, error: string): string
}> = {
  en: {
    name: 'A window over a series',
    place: 'last known value',
    steps: 'steps ahead k',
    time: 'time',
    predicted: 'predicted',
    happened: 'the wave there',
    error: 'mean error along the way',
    hint: 'Dots: values in the window. Thick line: predictions. Thin line: the wave without its noise. Left of the dashed line the rule was fitted.',
    summary: (tau, place, steps, error) =>
      `A noisy wave. From the ${tau} values up to time ${place} a linear rule predicts ${steps} steps ahead, ` +
      `with a mean error of ${error}.`,
  },
  zh: {
    name: '序列上的窗口',
    place: '最后一个已知值',
    steps: '向前 k 步',
    time: '时间',
    predicted: '预测值',
    happened: '该处的波',
    error: '沿途平均误差',
    hint: '圆点：窗口里的值。粗线：预测。细线：去掉噪声的波。规则是在虚线左边拟合的。',
    summary: (tau, place, steps, error) =>
      `带噪声的波。线性规则根据截至时刻 ${place} 的 ${tau} 个值，向前预测 ${steps} 步，平均误差 ${error}。`,
  },
}

const frame: Frame = { left: 34, top: 24, width: 390, height: 220, x: [0, length], y: [-2, 2] }
const path = (values: readonly number[], from: number) =>
  pathOf(values.map((value, i) => ({ x: atX(frame, from + i), y: atY(frame, Math.max(-2, Math.min(2, value))) })))
const mostSteps = 48

/** The last few values predict the next, and predictions stand in for values where there are none. */
export function AutoregressiveWindow({ lang }: PictureProps) {
  const say = words[lang]
  const [tau, setTau] = useState(12)
  const [place, setPlace] = useState(106)
  const [steps, setSteps] = useState(30)
  const rule = useMemo(() => fitRule(series.slice(0, fitted), tau), [tau])
  const ahead = forecast(series, rule, place, steps)
  const error = ahead.reduce((sum, value, i) => sum + Math.abs(value - wave[place + 1 + i]), 0) / steps
  const [left, right] = [place - tau + 1, place]
  const border = atX(frame, fitted)
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 290" role="img" aria-label={say.summary(tau, place, steps, readable(error))}>
        <Axes frame={frame} xTicks={[0, 40, 80, 120, 160]} yTicks={[-2, -1, 0, 1, 2]} xLabel={say.time} yLabel="x" />
        <path className="picture-window-border" d={`M${border} ${frame.top}V${frame.top + frame.height}`} />
        <path className="picture-window-series" d={path(series, 0)} />
        <path className="picture-window-wave" d={path(wave.slice(place), place)} />
        <rect
          className="picture-window-box"
          x={atX(frame, left) - 5}
          width={atX(frame, right) - atX(frame, left) + 10}
          y={frame.top + 4}
          height={frame.height - 8}
          rx={4}
        />
        {series.slice(left, right + 1).map((value, i) => (
          <circle key={i} className="picture-window-dot" cx={atX(frame, left + i)} cy={atY(frame, value)} r={3.5} />
        ))}
        <path className="picture-window-ahead" d={path([series[place], ...ahead], place)} />
      </svg>
      <Readout>
        <span>
          {say.predicted} <b>{readable(ahead[steps - 1])}</b>
        </span>
        <span>
          {say.happened} <b>{readable(wave[place + steps])}</b>
        </span>
        <span>
          {say.error} <b>{readable(error)}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider label="τ" value={tau} min={1} max={16} step={1} shown={String(tau)} onChange={setTau} />
        <Slider
          label={say.place}
          value={place}
          min={16}
          max={length - 1 - mostSteps}
          step={1}
          shown={String(place)}
          onChange={setPlace}
        />
        <Slider
          label={say.steps}
          value={steps}
          min={1}
          max={mostSteps}
          step={1}
          shown={String(steps)}
          onChange={setSteps}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
