import { expect, test } from 'vitest'
import { translated } from '../../app/outputs/translate.ts'
import { samples } from './samples.ts'

test('axes and lines have Chinese names on a Chinese page; the output itself is left as it was', () => {
  const chart = samples.chart
  const before = JSON.stringify(chart)
  const [panel] = translated(chart, 'zh').panels
  expect([panel.xlabel, ...panel.series.map(series => series.name)]).toEqual(['轮次', '训练损失', '测试损失'])
  expect(JSON.stringify(chart)).toBe(before)
  expect(translated(chart, 'en')).toBe(chart)
})

test('what a cell printed stands as it was printed', () => {
  expect(translated(samples.text, 'zh')).toBe(samples.text)
})
