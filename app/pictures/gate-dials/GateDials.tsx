import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { type CellKind, gateNames, inputs, type Preset, preset, run, turned } from './cells.ts'

const words: Words<{
  name: Record<CellKind, string>
  gates: Record<string, string>
  presets: Record<Preset, string>
  setting: string
  free: string
  step: string
  input: string
  candidate: string
  memory: string
  state: string
  hint: Record<CellKind, string>
  summary(states: string): string
}> = {
  en: {
    name: { gru: 'A gated recurrent unit with its gates as dials', lstm: 'An LSTM unit with its gates as dials' },
    gates: { R: 'reset R', Z: 'update Z', F: 'forget F', I: 'input I', O: 'output O' },
    presets: { plain: 'plain RNN', keep: 'keep the first', replace: 'replace at 5', half: 'all half open' },
    setting: 'gates',
    free: 'by hand',
    step: 'step',
    input: 'input X',
    candidate: 'candidate',
    memory: 'memory C',
    state: 'state H',
    hint: {
      gru: 'Filled dial: 1, empty: 0. Orange stroke: the candidate. Bar: the hidden state after the step.',
      lstm: 'Filled dial: 1, empty: 0. Orange stroke: the candidate. Green bar: memory C, blue bar: state H.',
    },
    summary: states => `Hidden state of one unit over eight steps: ${states}.`,
  },
  zh: {
    name: { gru: '门控循环单元：把门当旋钮', lstm: 'LSTM 单元：把门当旋钮' },
    gates: { R: '重置门 R', Z: '更新门 Z', F: '遗忘门 F', I: '输入门 I', O: '输出门 O' },
    presets: { plain: '普通 RNN', keep: '记住第一个', replace: '第 5 步换掉', half: '全部半开' },
    setting: '门',
    free: '手调',
    step: '时间步',
    input: '输入 X',
    candidate: '候选',
    memory: '记忆元 C',
    state: '隐状态 H',
    hint: {
      gru: '旋钮全满是 1，全空是 0。橙色短线：候选状态。条形：这一步之后的隐状态。',
      lstm: '旋钮全满是 1，全空是 0。橙色短线：候选记忆元。绿条：记忆元 C，蓝条：隐状态 H。',
    },
    summary: states => `一个单元八步的隐状态：${states}。`,
  },
}

const column = { left: 92, width: 42 }
const dialTop = 44
const dialRow = 36
const chartHeight = 132
/** The value at the edge of the chart; a memory that is added to may go beyond. */
const reach: Record<CellKind, number> = { gru: 1, lstm: 1.6 }
const presetNames = ['plain', 'keep', 'replace', 'half'] as const

/** One unit over eight steps; the gates of the chosen step are turned by sliders, and everything after follows. */
export function GateDials({ lang, kind }: PictureProps & { kind: CellKind }) {
  const say = words[lang]
  const [chosen, setChosen] = useState<Preset | 'free'>('replace')
  const [dials, setDials] = useState(preset(kind, 'replace'))
  const [step, setStep] = useState(4)
  const gates = gateNames[kind]
  const { candidate, memory, state } = run(kind, dials)
  const top = dialTop + gates.length * dialRow + 12
  const zero = top + chartHeight / 2
  const heightOf = (value: number) =>
    Math.round(Math.max(-1, Math.min(1, value / reach[kind])) * chartHeight * 50) / 100
  const middle = (t: number) => column.left + (t + 0.5) * column.width
  const bars =
    kind === 'lstm'
      ? ([
          ['memory', memory, -11, 10],
          ['state', state, 1, 10],
        ] as const)
      : ([['state', state, -9, 18]] as const)
  return (
    <Picture name={say.name[kind]}>
      <svg
        viewBox={`0 0 440 ${top + chartHeight + 16}`}
        role="img"
        aria-label={say.summary(state.map(h => readable(h)).join(', '))}
      >
        <g className="picture-dial-now">
          <rect
            x={column.left + step * column.width}
            y={4}
            width={column.width}
            height={top + chartHeight + 4}
            rx={4}
          />
        </g>
        <g aria-hidden="true">
          <text x={4} y={26}>
            {say.input}
          </text>
          {inputs.map((x, t) => (
            <text key={t} x={middle(t)} y={26} textAnchor="middle">
              {readable(x, 1)}
            </text>
          ))}
          {gates.map((gate, g) => (
            <text key={gate} x={4} y={dialTop + (g + 0.5) * dialRow + 4}>
              {say.gates[gate]}
            </text>
          ))}
          {dials.map((row, t) =>
            row.map((value, g) => (
              <Dial key={`${t} ${g}`} x={middle(t)} y={dialTop + (g + 0.5) * dialRow} value={value} />
            )),
          )}
          <text x={4} y={zero + 4}>
            {say.state}
          </text>
          <line
            className="picture-dial-zero"
            x1={column.left}
            x2={column.left + inputs.length * column.width}
            y1={zero}
            y2={zero}
          />
          {bars.flatMap(([name, values, shift, width]) =>
            values.map((value, t) => (
              <rect
                key={`${name} ${t}`}
                className={`picture-dial-${name}`}
                x={middle(t) + shift}
                width={width}
                y={value > 0 ? zero - heightOf(value) : zero}
                height={Math.abs(heightOf(value))}
              />
            )),
          )}
          {candidate.map((value, t) => (
            <path key={t} className="picture-dial-candidate" d={`M${middle(t) - 14} ${zero - heightOf(value)}h28`} />
          ))}
        </g>
      </svg>
      <Readout>
        <span>
          {say.candidate} <b>{readable(candidate[step])}</b>
        </span>
        {kind === 'lstm' && (
          <span>
            {say.memory} <b>{readable(memory[step])}</b>
          </span>
        )}
        <span>
          {say.state} <b>{readable(state[step])}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.setting}
          value={chosen}
          options={[
            ...presetNames.map(value => ({ value, label: say.presets[value] })),
            ...(chosen === 'free' ? [{ value: 'free' as const, label: say.free }] : []),
          ]}
          onChange={value => {
            setChosen(value)
            if (value !== 'free') setDials(preset(kind, value))
          }}
        />
        <Slider
          label={say.step}
          value={step + 1}
          min={1}
          max={inputs.length}
          step={1}
          shown={String(step + 1)}
          onChange={value => setStep(value - 1)}
        />
        {gates.map((gate, g) => (
          <Slider
            key={gate}
            label={say.gates[gate]}
            value={dials[step][g]}
            min={0}
            max={1}
            step={0.05}
            shown={readable(dials[step][g])}
            onChange={value => {
              setChosen('free')
              setDials(turned(dials, step, g, value))
            }}
          />
        ))}
        <p className="picture-hint">{say.hint[kind]}</p>
      </div>
    </Picture>
  )
}

/** A circle filled clockwise from the top. */
function Dial({ x, y, value }: { x: number; y: number; value: number }) {
  const radius = 12
  const round = (n: number) => Math.round(n * 100) / 100
  const turn = 2 * Math.PI * Math.min(value, 0.9999)
  const end = `${round(x + radius * Math.sin(turn))} ${round(y - radius * Math.cos(turn))}`
  return (
    <g className="picture-dial">
      <circle cx={x} cy={y} r={radius} />
      {value > 0 && <path d={`M${x} ${y}v${-radius}A${radius} ${radius} 0 ${value > 0.5 ? 1 : 0} 1 ${end}Z`} />}
    </g>
  )
}
