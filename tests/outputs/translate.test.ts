import { expect, test } from 'vitest'
import type { InputOutput } from '../../app/notebook/outputs.ts'
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

test('controls have Chinese names and options, and keep their places', () => {
  const control = { type: 'choice', options: ['short', 'full size', '0.1'] } as const
  const choice: InputOutput = {
    id: '1',
    kind: 'input',
    label: 'batch size',
    control: { ...control, options: [...control.options] },
    value: 1,
    rerun: false,
    slot: null,
  }
  const shown = translated(choice, 'zh')
  expect(shown).toMatchObject({ label: '批量大小', value: 1, control: { options: ['短', '完整', '0.1'] } })
})
