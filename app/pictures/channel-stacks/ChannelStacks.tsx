import { useState } from 'react'
import { Choice } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { Numbers, Window } from '../grids.tsx'
import type { PictureProps, Words } from '../picture.ts'
import { valueAt } from '../planes.ts'
import { contributions, input, kernels, outputOf } from './stacks.ts'

const words: Words<{
  name: string
  input: string
  kernel: string
  output: string
  channel: string
  place: string
  sum: string
  hint: string
  summary(output: number, row: number, column: number, sum: string): string
}> = {
  en: {
    name: 'Several channels in and out',
    input: 'input [2, 3, 3]',
    kernel: 'its kernel [2, 2, 2]',
    output: 'output [3, 2, 2]',
    channel: 'output channel',
    place: 'place',
    sum: 'sum over the channels',
    hint: 'Each output channel has a kernel of its own, and each kernel one slice for every input channel.',
    summary: (output, row, column, sum) =>
      `Two input channels meet the two slices of the kernel of output channel ${output}. At row ${row}, column ${column} the ` +
      `sums of products of both slices are added: ${sum}.`,
  },
  zh: {
    name: '多个输入通道和输出通道',
    input: '输入 [2, 3, 3]',
    kernel: '它的卷积核 [2, 2, 2]',
    output: '输出 [3, 2, 2]',
    channel: '输出通道',
    place: '位置',
    sum: '各通道之和',
    hint: '每个输出通道有自己的卷积核；每个卷积核又为每个输入通道各备一片。',
    summary: (output, row, column, sum) =>
      `两个输入通道分别与输出通道 ${output} 的卷积核的两片相乘。在第 ${row} 行第 ${column} 列，两片的乘积之和加起来：${sum}。`,
  },
}

const cell = 24

/** The input channels, the kernel of the chosen output channel, and all output channels with the chosen value. */
export function ChannelStacks({ lang }: PictureProps) {
  const say = words[lang]
  const [output, setOutput] = useState(0)
  const [place, setPlace] = useState(0)
  const [row, column] = [Math.floor(place / 2), place % 2]
  const parts = contributions(output).map(plane => valueAt(plane, row, column))
  const sum = `${parts.join(' + ')} = ${valueAt(outputOf(output), row, column)}`
  const yOf = (channel: number) => 30 + channel * 92
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 214" role="img" aria-label={say.summary(output, row, column, sum)}>
        {input.map((plane, channel) => (
          <g key={channel}>
            <Numbers
              x={6}
              y={yOf(channel)}
              rows={3}
              columns={3}
              cell={cell}
              title={channel === 0 ? say.input : undefined}
              at={(r, c) => {
                const isSeen = r >= row && r < row + 2 && c >= column && c < column + 2
                return { value: valueAt(plane, r, c), look: isSeen ? 'lit' : 'plain' }
              }}
            />
            <Window x={5 + column * cell} y={yOf(channel) - 1 + row * cell} width={2 * cell} height={2 * cell} />
            <text className="picture-sign" x={106} y={yOf(channel) + 42} textAnchor="middle">
              ⋆
            </text>
            <Numbers
              x={134}
              y={yOf(channel) + 12}
              rows={2}
              columns={2}
              cell={cell}
              title={channel === 0 ? say.kernel : undefined}
              at={(r, c) => ({ value: valueAt(kernels[output][channel], r, c) })}
            />
            <text className="picture-sign" x={204} y={yOf(channel) + 42} textAnchor="middle">
              =
            </text>
            <text className="picture-sign picture-part" x={236} y={yOf(channel) + 42} textAnchor="middle">
              {parts[channel]}
            </text>
          </g>
        ))}
        <text className="picture-sign" x={236} y={122} textAnchor="middle">
          +
        </text>
        <path className="picture-brace" d="M262 40q8 0 8 10v52q0 10 8 10q-8 0 -8 10v52q0 10 -8 10" />
        {[2, 1, 0].map(channel => (
          <g key={channel} className={channel === output ? undefined : 'picture-behind'}>
            <Numbers
              x={304}
              y={30 + channel * 62}
              rows={2}
              columns={2}
              cell={29}
              title={channel === 0 ? say.output : undefined}
              at={(r, c) => ({
                value: valueAt(outputOf(channel), r, c),
                look: channel === output && r === row && c === column ? 'strong' : 'plain',
              })}
            />
          </g>
        ))}
      </svg>
      <Readout>
        <span>
          {say.sum} <b>{sum}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.channel}
          value={output}
          options={[0, 1, 2].map(value => ({ value, label: String(value) }))}
          onChange={setOutput}
        />
        <Choice
          label={say.place}
          value={place}
          options={[0, 1, 2, 3].map(value => ({ value, label: `[${Math.floor(value / 2)}, ${value % 2}]` }))}
          onChange={setPlace}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
