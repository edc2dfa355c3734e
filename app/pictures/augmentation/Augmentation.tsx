import { useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { OwnPicture, useOwnPicture } from '../own-picture.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { areaOf, type Draw, drawAll, type Strengths } from './draws.ts'
import { type SceneName, scenes } from './scenes.tsx'

const words: Words<{
  name: string
  picture: string
  boat: string
  letter: string
  mine: string
  own: string
  flip: string
  yes: string
  no: string
  crop: string
  brightness: string
  contrast: string
  hue: string
  again: string
  mirrored: string
  smallest: string
  trap: string
  unreadable: string
  hint: string
  summary(mirrored: number, smallest: string): string
}> = {
  en: {
    name: 'Sixteen random versions of one picture',
    picture: 'picture',
    boat: 'boat',
    letter: 'letter',
    mine: 'mine',
    own: 'Your own picture …',
    flip: 'mirror half of them',
    yes: 'yes',
    no: 'no',
    crop: 'crop',
    brightness: 'brightness',
    contrast: 'contrast',
    hue: 'hue',
    again: 'Draw again',
    mirrored: 'mirrored',
    smallest: 'smallest part seen',
    trap: 'A mirrored R is no letter at all: the label no longer fits.',
    unreadable: 'The browser cannot show this file as a picture; a JPEG or PNG will do.',
    hint: 'A crop of 70 % may cut away up to 70 % of the area. Your own picture stays on your machine.',
    summary: (mirrored, smallest) =>
      `The same picture sixteen times, each changed at random: ${mirrored} are mirrored, the smallest part seen is ` +
      `${smallest} of the area.`,
  },
  zh: {
    name: '同一张图片的十六个随机版本',
    picture: '图片',
    boat: '帆船',
    letter: '字母',
    mine: '我的图片',
    own: '选一张自己的图片……',
    flip: '一半左右翻转',
    yes: '是',
    no: '否',
    crop: '裁剪',
    brightness: '亮度',
    contrast: '对比度',
    hue: '色调',
    again: '重新抽取',
    mirrored: '翻转',
    smallest: '可见的最小部分',
    trap: '翻转后的 R 不再是任何字母：标签已经不对了。',
    unreadable: '浏览器无法把这个文件显示为图片；JPEG 或 PNG 都可以。',
    hint: '裁剪 70 % 表示最多可能裁去 70 % 的面积。你自己的图片不会离开你的电脑。',
    summary: (mirrored, smallest) =>
      `同一张图片的十六个随机版本：其中 ${mirrored} 个左右翻转，可见部分最小的只有原面积的 ${smallest}。`,
  },
}

const percent = (share: number) => `${readable(100 * share, 0)} %`
/** The sliders of the picture, and how far each goes. */
const sliders = [
  { name: 'crop', max: 0.9 },
  { name: 'brightness', max: 0.8 },
  { name: 'contrast', max: 0.8 },
  { name: 'hue', max: 0.5 },
] as const

const start: Strengths = { flip: true, crop: 0.7, brightness: 0.3, contrast: 0.3, hue: 0 }

type VersionProps = { draw: Draw; scene: SceneName; own: string | null; onUnreadable(): void }

function Version({ draw, scene, own, onUnreadable }: VersionProps) {
  const { box, mirrored, brightness, contrast, hue } = draw
  const seen = [box.left, box.top, box.width, box.height].map(share => readable(100 * share, 1)).join(' ')
  const filter =
    `brightness(${readable(brightness)}) contrast(${readable(contrast)}) ` + `hue-rotate(${(360 * hue).toFixed(0)}deg)`
  return (
    <svg
      viewBox={seen}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ filter, transform: mirrored ? 'scaleX(-1)' : undefined }}
    >
      {own ? (
        <image href={own} width="100" height="100" preserveAspectRatio="xMidYMid slice" onError={onUnreadable} />
      ) : (
        scenes[scene]
      )}
    </svg>
  )
}

/** Flips, crops and colours at random: what a network sees of one picture in sixteen epochs. */
export function Augmentation({ lang }: PictureProps) {
  const say = words[lang]
  const [strengths, setStrengths] = useState(start)
  const [seed, setSeed] = useState(1)
  const [scene, setScene] = useState<SceneName | 'mine'>('boat')
  const own = useOwnPicture()
  const [unreadable, setUnreadable] = useState(false)
  const draws = drawAll(strengths, seed)
  const mirrored = draws.filter(draw => draw.mirrored).length
  const smallest = percent(Math.min(...draws.map(areaOf)))
  const options = (['boat', 'letter', ...(own.address ? (['mine'] as const) : [])] as const).map(value => ({
    value,
    label: say[value],
  }))
  const set = (changed: Partial<Strengths>) => setStrengths({ ...strengths, ...changed })
  return (
    <Picture name={say.name}>
      <div className="picture-draws" role="img" aria-label={say.summary(mirrored, smallest)}>
        {draws.map((draw, i) => (
          <Version
            key={i}
            draw={draw}
            scene={scene === 'mine' ? 'boat' : scene}
            own={scene === 'mine' ? own.address : null}
            onUnreadable={() => setUnreadable(true)}
          />
        ))}
      </div>
      <Readout>
        <span>
          {say.mirrored} <b>{mirrored} / 16</b>
        </span>
        <span>
          {say.smallest} <b>{smallest}</b>
        </span>
        {scene === 'mine' && unreadable && <span className="picture-alarm">{say.unreadable}</span>}
        {scene === 'letter' && mirrored > 0 && <span className="picture-alarm">{say.trap}</span>}
      </Readout>
      <div className="picture-controls">
        <Choice label={say.picture} value={scene} options={options} onChange={setScene} />
        <Choice
          label={say.flip}
          value={strengths.flip ? 'yes' : 'no'}
          options={(['yes', 'no'] as const).map(value => ({ value, label: say[value] }))}
          onChange={value => set({ flip: value === 'yes' })}
        />
        {sliders.map(({ name, max }) => (
          <Slider
            key={name}
            label={say[name]}
            value={strengths[name]}
            min={0}
            max={max}
            step={0.05}
            shown={percent(strengths[name])}
            onChange={value => set({ [name]: value })}
          />
        ))}
        <div className="picture-buttons">
          <PictureButton onClick={() => setSeed(seed + 1)}>{say.again}</PictureButton>
          <OwnPicture
            label={say.own}
            onChoose={file => {
              setUnreadable(false)
              own.choose(file)
              setScene('mine')
            }}
          />
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
