import { useMemo, useState } from 'react'
import { PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { Axes, atX, atY, type Frame, pathOf } from '../plot.tsx'
import { fit, meanSquaredError, sample, truth, valueAt } from './polynomial.ts'

const words: Words<{
  name: string
  degree: string
  count: string
  noise: string
  another: string
  train: string
  test: string
  error: string
  summary(degree: number, count: number, train: string, test: string): string
}> = {
  en: {
    name: 'Polynomials of any degree through noisy points',
    degree: 'degree',
    count: 'points',
    noise: 'noise',
    another: 'Other points',
    train: 'training error',
    test: 'test error',
    error: 'error by degree (log scale)',
    summary: (degree, count, train, test) =>
      `${count} points, the true curve dashed, and the best polynomial of degree ${degree}. ` +
      `Training error ${train}, test error ${test}. Below: both errors for every degree.`,
  },
  zh: {
    name: '用各种次数的多项式拟合带噪声的点',
    degree: '次数',
    count: '点数',
    noise: '噪声',
    another: '换一批点',
    train: '训练误差',
    test: '测试误差',
    error: '误差随次数的变化（对数刻度）',
    summary: (degree, count, train, test) =>
      `${count} 个点，虚线是真正的曲线，实线是 ${degree} 次的最佳多项式。训练误差 ${train}，测试误差 ${test}。` +
      '下方是各个次数的两种误差。',
  },
}

const above: Frame = { left: 34, top: 14, width: 390, height: 190, x: [-1, 1], y: [-3, 3] }
const below: Frame = { left: 34, top: 262, width: 390, height: 96, x: [0, 15], y: [-3, 2] }
const degrees = Array.from({ length: 16 }, (_, degree) => degree)
const grid = Array.from({ length: 161 }, (_, i) => i / 80 - 1)
const truePath = pathOf(grid.map(x => ({ x: atX(above, x), y: atY(above, truth(x)) })))

/** Inside the frame and a little beyond: what leaves it is cut off there. */
const within = (value: number) => Math.max(-9, Math.min(9, value))
const atError = (error: number) => atY(below, Math.max(-3, Math.min(2, Math.log10(Math.max(error, 1e-9)))))

/** Points of a hidden cubic, the best polynomial of a chosen degree, and how both errors depend on the degree. */
export function PolynomialFit({ lang }: PictureProps) {
  const say = words[lang]
  const [degree, setDegree] = useState(9)
  const [count, setCount] = useState(14)
  const [noise, setNoise] = useState(0.3)
  const [seed, setSeed] = useState(5)
  const { points, fits, train, test } = useMemo(() => {
    const points = sample(count, noise, seed)
    const unseen = sample(300, noise, seed + 1000)
    const fits = degrees.map(degree => fit(points, degree))
    return {
      points,
      fits,
      train: fits.map(coefficients => meanSquaredError(coefficients, points)),
      test: fits.map(coefficients => meanSquaredError(coefficients, unseen)),
    }
  }, [count, noise, seed])
  const curve = grid.map(x => ({ x: atX(above, x), y: atY(above, within(valueAt(fits[degree], x))) }))
  const errors = [
    { values: train, name: 'picture-fit-train' },
    { values: test, name: 'picture-fit-test' },
  ]
  const [trainText, testText] = [readable(train[degree], 3), readable(test[degree], 3)]
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 400" role="img" aria-label={say.summary(degree, count, trainText, testText)}>
        <Axes frame={above} xTicks={[-1, 0, 1]} yTicks={[-2, 0, 2]} xLabel="x" yLabel="" />
        <clipPath id="polynomial-fit-frame">
          <rect x={above.left} y={above.top} width={above.width} height={above.height} />
        </clipPath>
        <g clipPath="url(#polynomial-fit-frame)">
          <path className="picture-fit-truth" d={truePath} />
          <path className="picture-fit-curve" d={pathOf(curve)} />
          {points.map(({ x, y }, i) => (
            <circle key={i} className="picture-point" cx={atX(above, x)} cy={atY(above, y)} r={4} />
          ))}
        </g>
        <Axes frame={below} xTicks={[0, 3, 6, 9, 12, 15]} yTicks={[]} xLabel={say.degree} yLabel={say.error} />
        {errors.map(({ values, name }) => (
          <g key={name} className={name}>
            <path d={pathOf(values.map((error, d) => ({ x: atX(below, d), y: atError(error) })))} />
            <circle cx={atX(below, degree)} cy={atError(values[degree])} r={5} />
          </g>
        ))}
      </svg>
      <Readout>
        <span className="picture-fit-train">
          {say.train} <b>{trainText}</b>
        </span>
        <span className="picture-fit-test">
          {say.test} <b>{testText}</b>
        </span>
      </Readout>
      <div className="picture-controls">
        <Slider
          label={say.degree}
          value={degree}
          min={0}
          max={15}
          step={1}
          shown={String(degree)}
          onChange={setDegree}
        />
        <Slider label={say.count} value={count} min={4} max={100} step={1} shown={String(count)} onChange={setCount} />
        <Slider
          label={say.noise}
          value={noise}
          min={0}
          max={1}
          step={0.05}
          shown={readable(noise)}
          onChange={setNoise}
        />
        <div className="picture-buttons">
          <PictureButton onClick={() => setSeed(seed + 1)}>{say.another}</PictureButton>
        </div>
      </div>
    </Picture>
  )
}
