import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { Numbers, Window } from '../grids.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { moved, type Plane, type Pooling, pool, valueAt } from '../planes.ts'
import { changed, features } from './features.ts'

const words: Words<{
  name: string
  map: string
  pooled: string
  how: string
  kinds: Record<Pooling, string>
  size: string
  shift: string
  changedMap: string
  changedPooled: string
  of(count: number, all: number): string
  hint: string
  summary(kind: string, shift: number, map: string, pooled: string): string
}> = {
  en: {
    name: 'Pooling, and a feature that moves',
    map: 'feature map',
    pooled: 'pooled',
    how: 'pooling',
    kinds: { max: 'maximum', avg: 'mean' },
    size: 'window',
    shift: 'moved right by',
    changedMap: 'changed in the map',
    changedPooled: 'changed after pooling',
    of: (count, all) => `${count} of ${all}`,
    hint: 'What differs from the map that has not been moved is framed. The windows do not overlap.',
    summary: (kind, shift, map, pooled) =>
      `A feature map of 8 by 8, moved right by ${shift}, and its pooled form (${kind}). ${map} values of the map have ` +
      `changed by the move, and ${pooled} values of the pooled one.`,
  },
  zh: {
    name: '汇聚，与移动的特征',
    map: '特征图',
    pooled: '汇聚之后',
    how: '汇聚方式',
    kinds: { max: '最大值', avg: '平均值' },
    size: '窗口',
    shift: '向右移动',
    changedMap: '特征图里变了',
    changedPooled: '汇聚后变了',
    of: (count, all) => `${all} 个里的 ${count} 个`,
    hint: '加深的格子与移动之前不同。窗口互不重叠。',
    summary: (kind, shift, map, pooled) =>
      `8 × 8 的特征图向右移动了 ${shift} 格，旁边是汇聚（${kind}）后的结果。移动使特征图里 ${map} 个值变了，汇聚后只变了 ${pooled} 个。`,
  },
}

/** A map with a few strong answers, moved by a pixel or more, before and after pooling. */
export function PoolingShift({ lang }: PictureProps) {
  const say = words[lang]
  const [how, setHow] = useState<Pooling>('max')
  const [size, setSize] = useState(2)
  const [shift, setShift] = useState(1)
  const map = moved(features, 0, shift)
  const pooled = pool(map, size, size, how)
  const before = pool(features, size, size, how)
  const mapChanged = say.of(changed(features, map), 64)
  const pooledChanged = say.of(changed(before, pooled), pooled.values.length)
  const big = (8 * 24) / pooled.rows
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 226" role="img" aria-label={say.summary(say.kinds[how], shift, mapChanged, pooledChanged)}>
        <Compared x={6} cell={24} title={say.map} plane={map} before={features} digits={0} />
        {pooled.values.map((_, i) => (
          <Window
            key={i}
            x={5 + (i % pooled.columns) * size * 24}
            y={29 + Math.floor(i / pooled.columns) * size * 24}
            width={size * 24}
            height={size * 24}
          />
        ))}
        <text className="picture-sign" x={219} y={132} textAnchor="middle">
          →
        </text>
        <Compared
          x={242}
          cell={Math.floor(big)}
          title={say.pooled}
          plane={pooled}
          before={before}
          digits={how === 'max' ? 0 : 1}
        />
      </svg>
      <Readout>
        <span>
          {say.changedMap} <b>{mapChanged}</b>
        </span>
        <span>
          {say.changedPooled} <b>{pooledChanged}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider label={say.shift} value={shift} min={0} max={3} step={1} shown={String(shift)} onChange={setShift} />
        <Choice
          label={say.how}
          value={how}
          options={(['max', 'avg'] as const).map(value => ({ value, label: say.kinds[value] }))}
          onChange={setHow}
        />
        <Choice
          label={say.size}
          value={size}
          options={[2, 4].map(value => ({ value, label: `${value} × ${value}` }))}
          onChange={setSize}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}

type ComparedProps = { x: number; cell: number; title: string; plane: Plane; before: Plane; digits: number }

/** Numbers, marked where they are not what they were. */
function Compared({ x, cell, title, plane, before, digits }: ComparedProps) {
  return (
    <Numbers
      x={x}
      y={30}
      rows={plane.rows}
      columns={plane.columns}
      cell={cell}
      title={title}
      at={(row, column) => {
        const value = valueAt(plane, row, column)
        const isSame = value === valueAt(before, row, column)
        return { value: readable(value, digits), look: isSame ? (value === 0 ? 'faint' : 'plain') : 'lit' }
      }}
    />
  )
}
