import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Output, OutputKind } from '../../app/notebook/outputs.ts'
import { Outputs, type Language } from '../../app/outputs/index.tsx'
import { samples } from './samples.ts'

/** What the build writes into the page. */
const html = (output: Output, lang: Language = 'en') =>
  renderToStaticMarkup(<Outputs outputs={[output]} lang={lang} recorded />)
const text = (output: Output, lang?: Language) =>
  html(output, lang)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

/** What a reader without script must find of each sample. */
const expected: { [Kind in OutputKind]: string[] } = {
  text: ['loss 0.25'],
  value: ["name: 'net'", 'Layers {self: ↻, …}', '… 3 more'],
  tensor: ['[2, 2]', 'float32', 'requires grad', '0.5000', '−1.0000', 'nan'],
  table: ['model', 'accuracy', 'MLP', '0.874', '2 of 40 rows'],
  chart: ['epoch', 'train loss', 'test loss', 'train loss: from 2.5 to 0.5, lowest 0.5 at 3, highest 2.5 at 1.'],
  images: ['ankle boot', '… 8 more'],
  field: ['weight', 'x₁', '−2', '−1'],
  histogram: ['Weights', 'Histogram of 8 values between −1 and 1', '1 not finite, left out'],
  progress: ['Epoch 3', '50 / 200', '25/s', '6 s left'],
  module: ['Linear', 'inFeatures=784', '[1, 10]', '7,850', '7,840', '40 B', '784 Linear 10'],
  graph: ['SumBackward0 passes gradients to MulBackward0.', '[2, 3]', '3 of 5 ops'],
  input: ['learning rate', '0.1', 'run the cell to change it'],
  result: ['LeNet', 'Parameters 61,706', 'Multiply-adds 416,520', 'Train accuracy 0.871', 'Test accuracy 0.856'],
  file: ['net.safetensors', '3.1 KB', 'run the cell to make it'],
  checks: ['has the right shape passed', 'follows the gradient not yet', 'Expected 0.5.'],
  error: ['ShapeError', 'matmul: [2, 3] and [4, 5] do not fit', '(Training)', 'forward, cell model, line 3'],
  'expected-error': ['This cell is meant to fail', 'cannot broadcast [2] with [3]', 'Line 1'],
}

describe('a recorded output', () => {
  const kinds = Object.keys(samples) as OutputKind[]

  it.each(kinds)('of kind %s says everything without script, in both languages', kind => {
    for (const part of expected[kind]) expect(text(samples[kind])).toContain(part)
    expect(html(samples[kind])).toContain(`data-output="${kind}"`)
    expect(text(samples[kind], 'zh')).not.toBe('')
  })

  it.each(kinds)('of kind %s has no buttons that nothing answers', kind => {
    expect(html(samples[kind])).not.toContain('<button')
  })

  it('speaks Chinese on a Chinese page', () => {
    expect(text(samples['expected-error'], 'zh')).toContain('这个单元格本就应当出错')
    expect(text(samples.table, 'zh')).toContain('共 40 行，显示 2 行')
  })

  it('shows text that looks like HTML as text', () => {
    const output = { ...samples.text, text: '<img src=x onerror=alert(1)>' }
    expect(html(output)).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  it('folds long text behind a count and keeps what comes after a flood', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`).join('\n')
    const shown = html({ ...samples.text, text: lines, folded: 99_000, tail: 'the end' })
    expect(shown).toContain('<summary>Show all 100 lines</summary>')
    expect(shown).toContain('99,000 more lines not kept')
    expect(shown.indexOf('the end')).toBeGreaterThan(shown.indexOf('line 99'))
  })

  it('of hundreds of a live cell only the first and the last are drawn, until the rest is asked for', () => {
    const outputs = Array.from({ length: 200 }, (_, i) => ({
      ...samples.text,
      id: String(i + 1),
      text: `number ${i}.`,
    }))
    const shown = renderToStaticMarkup(<Outputs outputs={outputs} lang="en" recorded={false} />)
    expect(shown.match(/data-output/g)).toHaveLength(32)
    expect(shown).toContain('Show 168 more outputs')
    expect(shown.indexOf('number 199.')).toBeGreaterThan(shown.indexOf('Show 168'))
    const recorded = renderToStaticMarkup(<Outputs outputs={outputs} lang="en" recorded />)
    expect(recorded.match(/data-output/g)).toHaveLength(200)
  })

  it('puts pictures into the page as PNG files', () => {
    expect(html(samples.images)).toMatch(
      /<img[^>]+src="data:image\/png;base64,[\w+/=]+"[^>]+alt="Picture 1: ankle boot"/,
    )
    expect(html(samples.field)).toMatch(/alt="weight: Map of 2 × 2 values, from −1 to 1"/)
  })

  it('sets letters below the columns of a field, and no long names', () => {
    const namesOf = (xticks: string[]) =>
      html({ ...samples.field, xticks })
        .match(/class="field-names"[^>]*>(.*?)<\/div>/)?.[1]
        .match(/<span>(.*?)<\/span>/g)
    expect(namesOf(['t', '␣'])).toEqual(['<span>t</span>', '<span>␣</span>'])
    expect(namesOf(['trouser', 'pullover'])).toBeUndefined()
  })
})

describe('a recorded chart', () => {
  const paths = (markup: string) => [...markup.matchAll(/<path[^>]* d="([^"]*)"/g)].map(([, d]) => d)

  it('draws its lines where the values are', () => {
    const [train] = paths(html(samples.chart))
    // x from 1 to 3, y from 0.5 to 2.5 (a nice step of 0.5): both span the whole box of 1000.
    expect(train).toBe('M0 0L500 750L1000 1000')
  })

  it('breaks a line at a value that is not a number', () => {
    const chart = structuredClone(samples.chart)
    chart.panels[0].series = [{ ...chart.panels[0].series[0], x: [0, 1, 2, 3], y: [0, 1, 'NaN', 2] }]
    expect(paths(html(chart))[0]).toBe('M0 1000L333.3 500M1000 0')
  })

  it('says how many values a logarithmic axis could not show', () => {
    const chart = structuredClone(samples.chart)
    Object.assign(chart.panels[0], { yscale: 'log', series: [{ ...chart.panels[0].series[0], y: [0, -1, 1] }] })
    expect(text(chart)).toContain('2 values are not positive')
  })

  it('tells its lines apart by colour and by dashes', () => {
    const chart = structuredClone(samples.chart)
    Object.assign(chart.panels[0].series[1], { color: 1, dash: 1 })
    const markup = html(chart)
    expect(markup).toContain('stroke="var(--series-2)"')
    expect(markup).toContain('stroke-dasharray="7 4"')
  })
})
