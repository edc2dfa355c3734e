import { useState } from 'react'
import { Choice, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { fits } from '../layer-stacks/layers.ts'
import { short } from '../layer-stacks/Stack.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Silhouette } from './Silhouette.tsx'
import { convsOf, type Depth, depthOf, depths, type Design, partsOf, sumOf, topFiveError } from './vgg.ts'

const words: Words<{
  name: string
  depth: string
  own: string
  block(i: number): string
  narrower: string
  units: string
  side: string
  layers: string
  parameters: string
  dense: string
  multiplyAdds: string
  memory: string
  tooSmall(side: number): string
  published(error: string): string
  hint: string
  summary(shapes: string, parameters: string): string
}> = {
  en: {
    name: 'A VGG network from blocks',
    depth: 'network',
    own: 'your own',
    block: i => `block ${i}`,
    narrower: 'channels divided by',
    units: 'units of the dense layers',
    side: 'image side',
    layers: 'layers with weights',
    parameters: 'parameters',
    dense: 'of them in the dense layers',
    multiplyAdds: 'multiply-adds an image',
    memory: 'outputs kept for one image',
    tooSmall: side => `An image of ${side} × ${side} is halved too often: nothing is left of it.`,
    published: error => `published top-5 error on ImageNet: ${error} % (Simonyan and Zisserman, 2014)`,
    hint: 'The sliders set the number of convolutions in each block. Each slab is a layer: as tall as its maps, as wide as it has channels. Blue convolves, green pools, orange is dense.',
    summary: (shapes, parameters) =>
      `A network of blocks; shapes after each block and dense layer: ${shapes}. ${parameters} parameters.`,
  },
  zh: {
    name: '用块搭建 VGG 网络',
    depth: '网络',
    own: '自己搭的',
    block: i => `第 ${i} 块`,
    narrower: '通道数除以',
    units: '全连接层的单元数',
    side: '图像边长',
    layers: '带权重的层',
    parameters: '参数',
    dense: '其中全连接层占',
    multiplyAdds: '每张图像的乘加次数',
    memory: '每张图像要保留的输出',
    tooSmall: side => `${side}×${side} 的图像减半的次数太多，什么都不剩了。`,
    published: error => `论文公布的 ImageNet 前五错误率：${error} %（Simonyan 与 Zisserman，2014）`,
    hint: '滑块是各块里卷积的个数。每一片是一层：高度是特征图的边长，宽度是通道数。蓝色是卷积，绿色是汇聚，橙色是全连接。',
    summary: (shapes, parameters) =>
      `由块组成的网络，各块和各全连接层之后的形状：${shapes}。共有 ${parameters} 个参数。`,
  },
}

const start: Design = { convs: convsOf('VGG-11'), divide: 1, units: 4096, side: 224 }
const option = (value: number) => ({ value, label: String(value) })

/** Blocks of convolutions stacked at will: what becomes of the shapes, and what it costs. */
export function VggBuilder({ lang }: PictureProps) {
  const say = words[lang]
  const [design, setDesign] = useState(start)
  const set = (changed: Partial<Design>) => setDesign({ ...design, ...changed })
  const parts = partsOf(design)
  const depth = depthOf(design.convs)
  const isWhole = fits(parts.flatMap(part => part.rows))
  const parameters = sumOf(parts, 'parameters')
  const dense = sumOf(
    parts.filter(part => part.block === null),
    'parameters',
  )
  const weighted = parts.flatMap(part => part.rows).filter(row => row.parameters > 0).length
  const isPublished = depth && design.divide === 1 && design.units === 4096 && design.side === 224
  return (
    <Picture name={say.name}>
      <Silhouette
        parts={parts}
        label={say.summary(parts.map(part => part.shape.join('×')).join(' → '), short(parameters))}
      />
      <Readout>
        <span>
          {say.layers} <b>{weighted}</b>
        </span>
        <span>
          {say.parameters} <b>{short(parameters)}</b>
        </span>
        {isWhole && (
          <>
            <span>
              {say.dense} <b>{readable((100 * dense) / parameters, 0)} %</b>
            </span>
            <span>
              {say.multiplyAdds} <b>{short(sumOf(parts, 'multiplyAdds'))}</b>
            </span>
            <span>
              {say.memory} <b>{readable(sumOf(parts, 'bytes') / 2 ** 20, 1)} MB</b>
            </span>
          </>
        )}
        {isPublished && <span>{say.published(topFiveError[depth].toFixed(1))}</span>}
        {!isWhole && <span className="picture-alarm">{say.tooSmall(design.side)}</span>}
      </Readout>
      <div className="picture-controls">
        <Choice
          label={say.depth}
          value={depth ?? 'own'}
          options={[
            ...depths.map(value => ({ value: value as Depth | 'own', label: value as string })),
            ...(depth ? [] : [{ value: 'own' as const, label: say.own }]),
          ]}
          onChange={value => value !== 'own' && set({ convs: convsOf(value) })}
        />
        {design.convs.map((count, i) => (
          <Slider
            key={i}
            label={say.block(i + 1)}
            value={count}
            min={0}
            max={4}
            step={1}
            shown={String(count)}
            onChange={value => set({ convs: design.convs.with(i, value) })}
          />
        ))}
        <Choice
          label={say.narrower}
          value={design.divide}
          options={[1, 2, 4, 8].map(option)}
          onChange={divide => set({ divide })}
        />
        <Choice
          label={say.units}
          value={design.units}
          options={[128, 512, 4096].map(option)}
          onChange={units => set({ units })}
        />
        <Choice
          label={say.side}
          value={design.side}
          options={[28, 32, 96, 224].map(option)}
          onChange={side => set({ side })}
        />
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
