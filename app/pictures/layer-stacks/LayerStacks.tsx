import { useState } from 'react'
import { Choice } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import type { PictureProps, Words } from '../picture.ts'
import { costs, type Quantity, totalOf } from './layers.ts'
import type { Network } from './networks.ts'
import { short, Stack, stackWords } from './Stack.tsx'

const words: Words<{
  name(networks: string): string
  what: string
  times(name: string, ratio: string): string
  hint: string
}> = {
  en: {
    name: networks => `${networks}, layer by layer`,
    what: 'bars show',
    times: (name, ratio) => `${name}: ${ratio} times as many`,
    hint: 'Shapes are channels × height × width for one image. After “/” stands the stride. Activation functions are left out.',
  },
  zh: {
    name: networks => `${networks}：逐层比较`,
    what: '条形表示',
    times: (name, ratio) => `${name} 是它的 ${ratio} 倍`,
    hint: '形状是一张图像的“通道数×高×宽”。“/”后面是步幅。激活函数没有画出。',
  },
}

const quantities: readonly Quantity[] = ['parameters', 'multiplyAdds', 'bytes']
const figures = (ratio: number) => (ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0))

/** Two networks beside each other: shapes, and what each layer costs. */
export function LayerStacks({ lang, networks }: PictureProps & { networks: readonly Network[] }) {
  const say = words[lang]
  const terms = stackWords[lang]
  const [quantity, setQuantity] = useState<Quantity>('parameters')
  const stacks = networks.map(network => ({ network, rows: costs(network.layers, network.image) }))
  const totals = stacks.map(({ rows }) => totalOf(rows, quantity))
  const most = Math.max(...stacks.flatMap(({ rows }) => rows.map(row => row[quantity])))
  const larger = totals[1] >= totals[0] ? 1 : 0
  return (
    <Picture name={say.name(networks.map(({ name }) => name).join(' / '))}>
      <div className="picture-stacks">
        {stacks.map(({ network, rows }) => (
          <Stack
            key={network.name}
            title={network.name}
            rows={rows}
            image={network.image}
            quantity={quantity}
            most={most}
            say={terms}
          />
        ))}
      </div>
      <Readout>
        {stacks.map(({ network }, i) => (
          <span key={network.name}>
            {network.name} <b>{short(totals[i])}</b> {terms.quantities[quantity]}
          </span>
        ))}
        <span>{say.times(networks[larger].name, figures(totals[larger] / totals[1 - larger]))}</span>
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.what}
          value={quantity}
          options={quantities.map(value => ({ value, label: terms.quantities[value] }))}
          onChange={setQuantity}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
