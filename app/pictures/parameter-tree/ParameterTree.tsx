import { useState } from 'react'
import { Choice, PictureButton } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import {
  countElements,
  isLayer,
  makeNet,
  namesByTensor,
  type NetName,
  netNames,
  type Param,
  rowsOf,
  withEntry,
} from './nets.ts'

const words: Words<{
  name: string
  net: string
  nets: Record<NetName, string>
  tensor: string
  write: string
  fresh: string
  modules: string
  tensors: string
  entry(value: string): string
  one(name: string): string
  many(names: string): string
  total(names: number, tensors: number, elements: number): string
  summary(tensors: string): string
  behind(names: string, shape: string, value: string): string
}> = {
  en: {
    name: 'Names of parameters, and the tensors behind them',
    net: 'net',
    nets: { mlp: '4-8-1', nested: 'nested', tied: 'tied layers', untied: 'equal, not tied' },
    tensor: 'parameter',
    write: 'Write 100 into its first entry',
    fresh: 'Fresh net',
    modules: 'modules and names',
    tensors: 'tensors',
    entry: value => `first entry ${value}`,
    one: name => `${name} is the only name of its tensor`,
    many: names => `one tensor, several names: ${names}`,
    total: (names, tensors, elements) => `${names} names, ${tensors} tensors, ${elements} numbers to learn`,
    summary: tensors => `Tree of a network's parameters. ${tensors}`,
    behind: (names, shape, value) => `${names}: tensor of shape ${shape}, first entry ${value}.`,
  },
  zh: {
    name: '参数的名字，和名字背后的张量',
    net: '网络',
    nets: { mlp: '4-8-1', nested: '嵌套', tied: '共享的层', untied: '相同但不共享' },
    tensor: '参数',
    write: '把第一个元素改成 100',
    fresh: '换一个新网络',
    modules: '模块与名字',
    tensors: '张量',
    entry: value => `第一个元素是 ${value}`,
    one: name => `这个张量只有一个名字：${name}`,
    many: names => `一个张量，几个名字：${names}`,
    total: (names, tensors, elements) => `${names} 个名字，${tensors} 个张量，要学的数有 ${elements} 个`,
    summary: tensors => `网络参数的树。${tensors}`,
    behind: (names, shape, value) => `${names}：张量的形状 ${shape}，第一个元素 ${value}。`,
  },
}

const pitch = 21
const top = 40
const dot = 6
const tensorsLeft = 330
const written = (shape: readonly number[]) => `[${shape.join(', ')}]`

/** A tensor as rows of squares: at least the height of a line of text. */
const heightOf = ({ shape }: Param) => Math.max(16, (shape.length === 2 ? shape[0] : 1) * dot)

/** Where the pictures of the tensors stand: below each other, the whole column centred beside the tree. */
function places(tensors: Param[], height: number): Map<Param, number> {
  const gap = 8
  const total = tensors.reduce((sum, tensor) => sum + heightOf(tensor) + gap, -gap)
  let y = Math.max(top - 12, top + (height - total) / 2 - 12)
  return new Map(
    tensors.map(tensor => {
      const place = y
      y += heightOf(tensor) + gap
      return [tensor, place]
    }),
  )
}

/** The tree of a net on the left, its tensors on the right, a line from each name to what it names. */
export function ParameterTree({ lang }: PictureProps) {
  const say = words[lang]
  const [kind, setKind] = useState<NetName>('tied')
  const [net, setNet] = useState(() => makeNet('tied'))
  const [chosen, setChosen] = useState('2.weight')
  const rows = rowsOf(net)
  const named = namesByTensor(net)
  const tensors = [...named.keys()]
  const parameters = rows.filter(row => !isLayer(row.member))
  const current = parameters.find(row => row.name === chosen)!.member as Param
  const aliases = named.get(current)!
  const height = Math.max(
    rows.length * pitch,
    tensors.reduce((sum, tensor) => sum + heightOf(tensor) + 8, 0),
  )
  const at = places(tensors, rows.length * pitch)
  const begin = (next: NetName) => {
    setKind(next)
    setNet(makeNet(next))
    setChosen(next === 'nested' ? '0.0.weight' : next === 'mlp' ? '0.weight' : '2.weight')
  }
  const described = [...named].map(([tensor, names]) =>
    say.behind(names.join(', '), written(tensor.shape), readable(tensor.values[0])),
  )
  return (
    <Picture name={say.name}>
      <svg viewBox={`0 0 440 ${top + height}`} role="img" aria-label={say.summary(described.join(' '))}>
        <text className="picture-tree-head" x={4} y={16}>
          {say.modules}
        </text>
        <text className="picture-tree-head" x={tensorsLeft} y={16}>
          {say.tensors}
        </text>
        {rows.map(({ name, own, depth, member }, i) => {
          const y = top + i * pitch
          const x = 4 + depth * 20
          const lit = !isLayer(member) && member === current
          return (
            <g key={name} className={lit ? 'picture-tree-row picture-tree-lit' : 'picture-tree-row'}>
              {depth > 0 && <path className="picture-tree-branch" d={`M${x - 14} ${y - 12}V${y - 4}H${x - 3}`} />}
              <text x={x} y={y}>
                {isLayer(member) ? `${own && `${own}: `}${member.kind}` : `${own} ${written(member.shape)}`}
              </text>
              {!isLayer(member) && (
                <path
                  className="picture-tree-link"
                  d={link(x + 104, y - 4, tensorsLeft - 6, at.get(member)! + heightOf(member) / 2)}
                />
              )}
            </g>
          )
        })}
        {tensors.map(tensor => (
          <Squares key={named.get(tensor)![0]} tensor={tensor} y={at.get(tensor)!} lit={tensor === current} />
        ))}
      </svg>
      <Readout>
        <span>{aliases.length > 1 ? say.many(aliases.join(', ')) : say.one(chosen)}</span>
        <span>{say.entry(readable(current.values[0]))}</span>
        <span>{say.total(parameters.length, tensors.length, countElements(net))}</span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.net}
          value={kind}
          options={netNames.map(value => ({ value, label: say.nets[value] }))}
          onChange={begin}
        />
        <Choice
          label={say.tensor}
          value={chosen}
          options={parameters.map(({ name }) => ({ value: name, label: name }))}
          onChange={setChosen}
        />
        <div className="picture-buttons">
          <PictureButton onClick={() => setNet(withEntry(net, current, 100).net)}>{say.write}</PictureButton>
          <PictureButton onClick={() => begin(kind)}>{say.fresh}</PictureButton>
        </div>
      </div>
    </Picture>
  )
}

/** A curve from a name to its tensor. */
const link = (x1: number, y1: number, x2: number, y2: number) =>
  `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`

/** The values of a tensor: colour for the sign, strength for the size; beyond 1 the square stands out. */
function Squares({ tensor: { shape, values }, y, lit }: { tensor: Param; y: number; lit: boolean }) {
  const columns = shape[shape.length - 1]
  const rows = values.length / columns
  return (
    <g
      className={lit ? 'picture-squares picture-squares-lit' : 'picture-squares'}
      transform={`translate(${tensorsLeft} ${y})`}
    >
      <rect className="picture-squares-frame" x={-3} y={-3} width={columns * dot + 6} height={rows * dot + 6} rx={2} />
      {values.map((value, i) => (
        <rect
          key={i}
          className={
            Math.abs(value) > 1 ? 'picture-square-huge' : value < 0 ? 'picture-square-negative' : 'picture-square'
          }
          x={(i % columns) * dot}
          y={Math.floor(i / columns) * dot}
          width={dot - 1}
          height={dot - 1}
          opacity={Math.round(100 * Math.min(1, Math.abs(value))) / 100}
        />
      ))}
    </g>
  )
}
