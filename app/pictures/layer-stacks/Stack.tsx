import type { Words } from '../picture.ts'
import { type Costed, countOf, type Layer, type Quantity, type Shape, totalOf } from './layers.ts'

export const stackWords: Words<{
  quantities: Record<Quantity, string>
  conv: string
  global: string
  max: string
  mean: string
  dense: string
  image: string
  all: string
}> = {
  en: {
    quantities: { parameters: 'parameters', multiplyAdds: 'multiply-adds', bytes: 'bytes of its output' },
    conv: 'conv',
    global: 'global mean',
    max: 'max',
    mean: 'mean',
    dense: 'dense',
    image: 'image',
    all: 'in all',
  },
  zh: {
    quantities: { parameters: '参数', multiplyAdds: '乘加次数', bytes: '输出占用的字节' },
    conv: '卷积',
    global: '全局平均',
    max: '最大',
    mean: '平均',
    dense: '全连接',
    image: '图像',
    all: '合计',
  },
}

type Say = (typeof stackWords)['en']

/** 5 x 5 conv, stride 2 – in the few signs a narrow column has room for. */
export function labelOf(layer: Layer, say: Say): string {
  if (layer.kind === 'dense') return say.dense
  if (layer.kind === 'global') return say.global
  const stride = layer.stride && layer.stride > 1 ? ` /${layer.stride}` : ''
  const size = `${layer.kernel}×${layer.kernel}`
  return `${size} ${say[layer.kind]}${stride}`
}

export const shapeText = (shape: Shape) => shape.join('×')

/** 23 592 960 as 23.6 M: three digits tell a bar's length. */
export function short(value: number): string {
  const units = ['', ' k', ' M', ' G']
  const power = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3))
  const scaled = value / 1000 ** power
  return `${power === 0 ? String(scaled) : scaled.toPrecision(scaled < 999.5 ? 3 : 4)}${units[power]}`
}

type StackProps = {
  rows: readonly Costed[]
  image: Shape
  quantity: Quantity
  /** The value of the longest bar; equal in stacks that stand side by side. */
  most: number
  say: Say
  title: string
}

/** A network from the image down, one row a layer, with a bar for what each layer takes. */
export function Stack({ rows, image, quantity, most, say, title }: StackProps) {
  return (
    <table className="picture-stack">
      <caption>{title}</caption>
      <colgroup>
        <col />
        <col />
        <col />
      </colgroup>
      <tbody>
        <tr>
          <th scope="row">{say.image}</th>
          <td colSpan={2}>{shapeText(image)}</td>
        </tr>
        {rows.map((row, i) => (
          <tr key={i} data-kind={row.layer.kind}>
            <th scope="row">{labelOf(row.layer, say)}</th>
            <td>{countOf(row.shape) > 0 ? shapeText(row.shape) : '–'}</td>
            <td>
              <span className="picture-stack-bar" style={{ width: `${((34 * row[quantity]) / most).toFixed(2)}%` }} />
              {row[quantity] > 0 && <span>{short(row[quantity])}</span>}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {say.all}
          </th>
          <td>{short(totalOf(rows, quantity))}</td>
        </tr>
      </tfoot>
    </table>
  )
}
