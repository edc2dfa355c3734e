import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame, pathOf } from '../plot.tsx'
import { useEvolution } from '../use-evolution.ts'
import { belief, generatedDensity, pulls, type Real, realDensity, stepped } from './game.ts'

const words: Words<{
  name: string
  mean: string
  real: string
  one: string
  two: string
  step: string
  run: string
  stop: string
  believed: string
  steep: string
  flat: string
  hint: string
  summary(mean: string, believed: string): string
}> = {
  en: {
    name: 'A generator and a discriminator on a line',
    mean: 'generator',
    real: 'real values',
    one: 'one heap',
    two: 'two heaps',
    step: 'One step',
    run: '60 steps',
    stop: 'Stop',
    believed: 'D at its middle',
    steep: 'pull of −log D',
    flat: 'pull of log(1 − D)',
    hint: 'Grey: real values. Orange: generated ones. Blue: what the best discriminator believes, from 0 to 1.',
    summary: (mean, believed) =>
      `Densities of real and generated values. The generator stands at ${mean}; the discriminator believes its values with ${believed}.`,
  },
  zh: {
    name: '一条线上的生成器与判别器',
    mean: '生成器',
    real: '真实数据',
    one: '一堆',
    two: '两堆',
    step: '走一步',
    run: '走 60 步',
    stop: '停止',
    believed: '中点处的 D',
    steep: '−log D 的拉力',
    flat: 'log(1 − D) 的拉力',
    hint: '灰色：真实数据。橙色：生成的数据。蓝线：最好的判别器相信几分，从 0 到 1。',
    summary: (mean, believed) => `真实数据与生成数据的密度。生成器在 ${mean}；判别器对它的信任是 ${believed}。`,
  },
}

const frame: Frame = { left: 34, top: 26, width: 390, height: 200, x: [-5, 5], y: [0, 1] }
const xs = Array.from({ length: 161 }, (_, i) => -5 + i / 16)
const line = (f: (x: number) => number) => xs.map(x => ({ x: atX(frame, x), y: atY(frame, f(x)) }))
const filled = (f: (x: number) => number) =>
  `${pathOf([{ x: atX(frame, -5), y: atY(frame, 0) }, ...line(f), { x: atX(frame, 5), y: atY(frame, 0) }])}Z`

type Game = { real: Real; mean: number }
const start: Game = { real: 'one', mean: -1 }
const advance = ({ real, mean }: Game): Game => ({ real, mean: stepped(real, mean) })

/** Real values, a generator to be moved by hand or by its gradient, and the best discriminator between them. */
export function AdversarialGame({ lang }: PictureProps) {
  const say = words[lang]
  const { state: game, running, set, step, run, stop } = useEvolution<Game>(start, advance, 60)
  const { real, mean } = game
  const { steep, flat } = pulls(real, mean)
  const believed = readable(belief(real, mean, mean))
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 268" role="img" aria-label={say.summary(readable(mean, 1), believed)}>
        <Axes frame={frame} xTicks={[-4, -2, 0, 2, 4]} yTicks={[0, 1]} xLabel="x" yLabel="D" />
        <path className="picture-game-real" d={filled(x => realDensity(real, x))} />
        <path className="picture-game-generated" d={filled(x => generatedDensity(mean, x))} />
        <path className="picture-game-belief" d={pathOf(line(x => belief(real, mean, x)))} />
      </svg>
      <Readout>
        <span>
          {say.believed} <b>{believed}</b>
        </span>
        <span>
          {say.steep} <b>{readable(steep)}</b>
        </span>
        <span>
          {say.flat} <b>{readable(flat)}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.mean}
          value={mean}
          min={-4}
          max={4}
          step={0.1}
          shown={readable(mean, 1)}
          onChange={value => set({ real, mean: value })}
        />
        <Choice
          label={say.real}
          value={real}
          options={[
            { value: 'one', label: say.one },
            { value: 'two', label: say.two },
          ]}
          onChange={value => set({ real: value, mean })}
        />
        <div className="picture-buttons">
          <PictureButton onClick={step}>{say.step}</PictureButton>
          <PictureButton onClick={() => (running ? stop() : run(60))}>{running ? say.stop : say.run}</PictureButton>
        </div>
        <p className="picture-hint">{say.hint}</p>
      </div>
    </Picture>
  )
}
