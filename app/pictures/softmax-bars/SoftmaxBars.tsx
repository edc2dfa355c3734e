import { useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { crossEntropy, naiveSoftmax, stableSoftmax } from './softmax.ts'

const words: Words<{
  name: string
  classes: readonly string[]
  logit(name: string): string
  label: string
  shift: string
  reset: string
  probability: string
  naive: string
  loss: string
  overflow: string
  summary(bars: string): string
}> = {
  en: {
    name: 'Softmax turns scores into probabilities',
    classes: ['shirt', 'sneaker', 'bag', 'boot'],
    logit: name => `logit: ${name}`,
    label: 'true class',
    shift: 'added to all',
    reset: 'Start again',
    probability: 'probability',
    naive: 'formula as it stands, in float32',
    loss: 'cross entropy',
    overflow: 'exp has overflowed: inf / inf is not a number',
    summary: bars => `Bar chart of probabilities: ${bars}.`,
  },
  zh: {
    name: 'softmax 把得分变成概率',
    classes: ['衬衫', '运动鞋', '包', '靴子'],
    logit: name => `logit：${name}`,
    label: '真实类别',
    shift: '统统加上',
    reset: '重新开始',
    probability: '概率',
    naive: '照公式直接算（float32）',
    loss: '交叉熵',
    overflow: 'exp 上溢了：inf / inf 不是一个数',
    summary: bars => `概率条形图：${bars}。`,
  },
}

const startLogits = [2, 1, 0, -1]

/** Four logits to be moved, the probabilities softmax makes of them, and the loss for a chosen label. */
export function SoftmaxBars({ lang }: PictureProps) {
  const say = words[lang]
  const [logits, setLogits] = useState(startLogits)
  const [shift, setShift] = useState(0)
  const [label, setLabel] = useState(0)
  const shifted = logits.map(logit => logit + shift)
  const probabilities = stableSoftmax(shifted)
  const naive = naiveSoftmax(shifted)
  const bars = say.classes.map((name, i) => `${name} ${readable(probabilities[i])}`).join(', ')
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 176" role="img" aria-label={say.summary(bars)}>
        {say.classes.map((name, i) => {
          const y = 14 + i * 40
          return (
            <g key={name} className={i === label ? 'picture-bar picture-bar-chosen' : 'picture-bar'}>
              <text x={92} y={y + 19} textAnchor="end">
                {name}
              </text>
              <rect className="picture-bar-room" x={102} y={y} width={260} height={28} rx={3} />
              <rect x={102} y={y} width={Math.round(2600 * probabilities[i]) / 10} height={28} rx={3} />
              <text x={372} y={y + 19}>
                {readable(probabilities[i], 3)}
              </text>
            </g>
          )
        })}
      </svg>
      <Readout>
        <span>
          {say.loss} <b>{readable(crossEntropy(shifted, label), 3)}</b>
        </span>
        <span>
          {say.naive}: <b>{naive.map(p => readable(p)).join('  ')}</b>
        </span>
        {naive.some(Number.isNaN) && <span className="picture-alarm">{say.overflow}</span>}
      </Readout>
      <div className="picture-controls">
        {say.classes.map((name, i) => (
          <Slider
            key={name}
            label={say.logit(name)}
            value={logits[i]}
            min={-5}
            max={5}
            step={0.1}
            shown={readable(logits[i], 1)}
            onChange={logit => setLogits(logits.with(i, logit))}
          />
        ))}
        <Slider label={say.shift} value={shift} min={0} max={100} step={1} shown={`+${shift}`} onChange={setShift} />
        <Choice
          label={say.label}
          value={label}
          options={say.classes.map((name, value) => ({ value, label: name }))}
          onChange={setLabel}
        />
        <div className="picture-buttons">
          <PictureButton
            onClick={() => {
              setLogits(startLogits)
              setShift(0)
              setLabel(0)
            }}
          >
            {say.reset}
          </PictureButton>
        </div>
      </div>
    </Picture>
  )
}
