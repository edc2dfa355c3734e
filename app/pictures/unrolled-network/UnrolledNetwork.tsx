import { useState } from 'react'
import { Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { influence, unroll } from './unroll.ts'

const words: Words<{
  name: string
  input: string
  state: string
  inputWeight: string
  recurrentWeight: string
  inputs: string
  atStep(step: number): string
  last: string
  reach: string
  hint: string
  summary(states: string): string
}> = {
  en: {
    name: 'One hidden unit, unrolled over eight steps',
    input: 'x',
    state: 'h',
    inputWeight: 'input weight',
    recurrentWeight: 'recurrent weight',
    inputs: 'inputs',
    atStep: step => `step ${step}`,
    last: 'last state',
    reach: 'change of the last state with the first input',
    hint: 'Switch inputs on and off. The same two weights serve at every step; what differs is only the state that arrives from the left.',
    summary: states => `A recurrent unit unrolled over eight steps. Its states are ${states}.`,
  },
  zh: {
    name: '一个隐藏单元，展开成八步',
    input: 'x',
    state: 'h',
    inputWeight: '输入权重',
    recurrentWeight: '循环权重',
    inputs: '输入',
    atStep: step => `第 ${step} 步`,
    last: '最后的状态',
    reach: '最后的状态随第一个输入的变化率',
    hint: '把输入打开或关上。每一步用的都是同样的两个权重，不同的只是从左边传来的状态。',
    summary: states => `展开成八步的循环单元，各步状态依次为 ${states}。`,
  },
}

const start = [1, 0, 0, 0, 0, 0, 0, 0]
const xOf = (t: number) => 34 + t * 53
const [stateY, inputY] = [74, 176]

/** The same unit at every step: what comes in, what it remembers, and how far a memory reaches. */
export function UnrolledNetwork({ lang }: PictureProps) {
  const say = words[lang]
  const [inputs, setInputs] = useState<readonly number[]>(start)
  const [weight, setWeight] = useState(2)
  const [recurrent, setRecurrent] = useState(0.8)
  const states = unroll(inputs, weight, recurrent)
  const slopes = influence(inputs, weight, recurrent)
  const summary = say.summary(states.map(state => readable(state)).join(', '))
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 225" role="img" aria-label={summary}>
        {states.map((state, t) => (
          <g key={t}>
            {t > 0 && (
              <>
                <path
                  className="picture-unrolled-arrow"
                  d={`M${xOf(t - 1) + 19} ${stateY}H${xOf(t) - 25}l-6 -4m6 4l-6 4`}
                />
                <text className="picture-unrolled-weight" x={xOf(t) - 26} y={stateY - 26} textAnchor="middle">
                  {readable(recurrent, 1)}
                </text>
              </>
            )}
            <path
              className="picture-unrolled-arrow"
              d={`M${xOf(t)} ${inputY - 17}V${stateY + 25}l-4 6m4 -6l4 6`}
              opacity={inputs[t] ? 1 : 0.35}
            />
            <circle className="picture-unrolled-ring" cx={xOf(t)} cy={stateY} r={19} />
            <circle
              className={state < 0 ? 'picture-unrolled-negative' : 'picture-unrolled-positive'}
              cx={xOf(t)}
              cy={stateY}
              r={19}
              opacity={Math.round(Math.abs(state) * 100) / 100}
            />
            <text className="picture-unrolled-value" x={xOf(t)} y={stateY - 26 - 18} textAnchor="middle">
              {readable(state)}
            </text>
            <rect
              className={inputs[t] ? 'picture-unrolled-on' : 'picture-unrolled-off'}
              x={xOf(t) - 15}
              y={inputY - 15}
              width={30}
              height={30}
              rx={4}
            />
            <text className="picture-unrolled-input" x={xOf(t)} y={inputY + 5} textAnchor="middle">
              {inputs[t]}
            </text>
            <text x={xOf(t)} y={inputY + 36} textAnchor="middle">
              {t + 1}
            </text>
          </g>
        ))}
      </svg>
      <Readout>
        <span>
          {say.last} <b>{readable(states[states.length - 1])}</b>
        </span>
        <span>
          {say.reach} <b>{readable(slopes[0], 3)}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <fieldset className="picture-choice">
          <legend>{say.inputs}</legend>
          {inputs.map((input, t) => (
            <label key={t}>
              <input
                type="checkbox"
                checked={input === 1}
                aria-label={say.atStep(t + 1)}
                onChange={() => setInputs(inputs.map((value, i) => (i === t ? 1 - value : value)))}
              />
              <span>{t + 1}</span>
            </label>
          ))}
        </fieldset>
        <Slider
          label={say.inputWeight}
          value={weight}
          min={0.5}
          max={3}
          step={0.1}
          shown={readable(weight, 1)}
          onChange={setWeight}
        />
        <Slider
          label={say.recurrentWeight}
          value={recurrent}
          min={-2}
          max={2}
          step={0.1}
          shown={readable(recurrent, 1)}
          onChange={setRecurrent}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
