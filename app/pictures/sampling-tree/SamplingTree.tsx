import { useState } from 'react'
import { PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { draw, nextLetters, type Option } from './sampling.ts'

const words: Words<{
  name: string
  beginning: string
  memory: string
  temperature: string
  drawOne: string
  drawMany: string
  again: string
  choices: string
  hint: string
  summary(written: string, options: string): string
}> = {
  en: {
    name: 'Which letter comes next',
    beginning: 'written',
    memory: 'memory n',
    temperature: 'temperature τ',
    drawOne: 'Draw a letter',
    drawMany: 'Draw 20',
    again: 'Start again',
    choices: 'equal choices',
    hint: 'The thicker a line, the more probable the letter. Type a beginning, or choose a letter of the first column.',
    summary: (written, options) => `Tree of what may follow “${written}”: ${options}.`,
  },
  zh: {
    name: '下一个字母是什么',
    beginning: '已写出',
    memory: '记住 n 个',
    temperature: '温度 τ',
    drawOne: '抽一个字母',
    drawMany: '抽 20 个',
    again: '从头再来',
    choices: '相当于几选一',
    hint: '线越粗，字母的概率越大。可以自己键入开头，也可以点第一列中的字母。',
    summary: (written, options) => `“${written}”之后可能出现的字母，树状图：${options}。`,
  },
}

const start = 'one letter '
const [firstX, secondX, rowHeight] = [190, 338, 17]
const visible = (letter: string) => (letter === ' ' ? '␣' : letter)
const percent = ({ probability }: Option) => `${Math.round(100 * probability)} %`

/** The exponential of the entropy: how many equally probable letters would be as uncertain. */
const choicesOf = (options: readonly Option[]) =>
  Math.exp(-options.reduce((sum, { probability: p }) => sum + p * Math.log(p), 0))

/** The next letters and the ones after them as a tree, counted in a short text; the reader walks into it. */
export function SamplingTree({ lang }: PictureProps) {
  const say = words[lang]
  const [written, setWritten] = useState(start)
  const [memory, setMemory] = useState(2)
  const [temperature, setTemperature] = useState(1)
  const options = nextLetters(written, memory, temperature)
  const shown = options.slice(0, 6)
  const write = (times: number) => {
    let text = written
    for (let i = 0; i < times; i++) text += draw(nextLetters(text, memory, temperature), text.length)
    setWritten(text)
  }
  const summary = shown.map(option => `${visible(option.letter)} ${percent(option)}`).join(', ')
  const middle = 160
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 320" role="img" aria-label={say.summary(written.slice(-20), summary)}>
        <text className="picture-tree-written" x={firstX - 46} y={middle + 5} textAnchor="end">
          {written.length > 14 && '…'}
          {[...written.slice(-14)].map(visible).join('')}
        </text>
        {shown.map((option, i) => {
          const y = middle + (i - (shown.length - 1) / 2) * 3 * rowHeight
          const later = nextLetters(written + option.letter, memory, temperature).slice(0, 3)
          return (
            <g key={option.letter}>
              <Branch from={[firstX - 40, middle]} to={[firstX - 10, y]} option={option} />
              <Leaf x={firstX} y={y} option={option} onChoose={() => setWritten(written + option.letter)} />
              {later.map((next, j) => {
                const at = y + (j - (later.length - 1) / 2) * rowHeight
                return (
                  <g key={next.letter}>
                    <Branch from={[firstX + 60, y]} to={[secondX - 10, at]} option={next} />
                    <Leaf x={secondX} y={at} option={next} />
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
      <Readout>
        <span>
          {say.choices} <b>{readable(choicesOf(options), 1)}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <label className="picture-tree-input">
          <span>{say.beginning}</span>
          <input
            value={written}
            spellCheck={false}
            autoComplete="off"
            onChange={event => setWritten(event.currentTarget.value.toLowerCase())}
          />
        </label>
        <Slider
          label={say.memory}
          value={memory}
          min={0}
          max={6}
          step={1}
          shown={String(memory)}
          onChange={setMemory}
        />
        <Slider
          label={say.temperature}
          value={temperature}
          min={0.2}
          max={2}
          step={0.1}
          shown={readable(temperature, 1)}
          onChange={setTemperature}
        />
        <div className="picture-buttons">
          <PictureButton onClick={() => write(1)}>{say.drawOne}</PictureButton>
          <PictureButton onClick={() => write(20)}>{say.drawMany}</PictureButton>
          <PictureButton onClick={() => setWritten(start)}>{say.again}</PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

type Point = readonly [x: number, y: number]

function Branch({ from, to, option }: { from: Point; to: Point; option: Option }) {
  const bend = (from[0] + to[0]) / 2
  const path = `M${from[0]} ${from[1]}C${bend} ${from[1]} ${bend} ${to[1]} ${to[0]} ${to[1]}`
  return <path className="picture-tree-branch" d={path} strokeWidth={(0.5 + 9 * option.probability).toFixed(2)} />
}

function Leaf({ x, y, option, onChoose }: { x: number; y: number; option: Option; onChoose?(): void }) {
  return (
    <g className={onChoose ? 'picture-tree-choice' : undefined} onClick={onChoose}>
      {onChoose && <rect x={x - 8} y={y - 12} width={66} height={24} rx={4} />}
      <text className="picture-tree-letter" x={x} y={y + 5}>
        {visible(option.letter)}
      </text>
      <text x={x + 54} y={y + 5} textAnchor="end">
        {percent(option)}
      </text>
    </g>
  )
}
