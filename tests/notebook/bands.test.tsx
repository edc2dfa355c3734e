import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { bandOf, reseeded, withChoice } from '../../app/notebook/bands.ts'
import { parseChapter } from '../../app/notebook/chapter.ts'
import { Band, Bands, BandsContext } from '../../app/reader/prose/Bands.tsx'
import { Out } from '../../app/reader/prose/Recorded.tsx'
import { RecordingContext } from '../../app/reader/recording.ts'

test('a band reaches from the smallest to the largest value, the recorded one included', () => {
  const values = { code: '', seeds: { 1: 0.4, 2: 0.6 } }
  expect(bandOf(values)).toEqual({ lowest: 0.4, highest: 0.6, runs: 2 })
  expect(bandOf(values, 0.7)).toEqual({ lowest: 0.4, highest: 0.7, runs: 3 })
})

test('every seed of a cell is moved, those of a loop too', () => {
  const code = 'torch.manualSeed(0)\nfor (const seed of [0, 1]) torch.manualSeed(seed)'
  expect(reseeded(code, 3)).toBe('torch.manualSeed(3 + 0)\nfor (const seed of [0, 1]) torch.manualSeed(3 + seed)')
})

test('another choice of the reader is made where it is offered, and nowhere else', () => {
  const code = "const noise = choice('noise', [0.2, 0.1])\nconst size = choice('size', ['default', 'full size'])"
  expect(withChoice(code, 'noise=0.1')).toContain(
    "choice('noise', [0.2, 0.1], { value: 0.1 })\nconst size = choice('size', [",
  )
  expect(withChoice(code, 'size=full size')).toContain("['default', 'full size'], { value: 'full size' })")
  expect(withChoice(code, 'size=huge')).toBe(code)
})

test('the text of a chapter tells which other runs it quotes', () => {
  const text = `At full size <Out of="train.loss" when="size=full size" data="fashion-mnist"/>, here <Out of="train.loss"/>.

<Bands data="images">
<Band of="train.acc" when="layers=20" runs="2">accuracy</Band>
</Bands>
`
  const { quotes, otherRuns } = parseChapter(text, { slug: 'test', language: 'en', file: 'test/index.mdx' })
  expect(quotes).toEqual([{ of: 'train.loss', line: 1 }])
  expect(otherRuns).toEqual([
    { of: 'train.loss', when: 'size=full size', data: 'fashion-mnist', runs: 1, line: 1 },
    { of: 'train.acc', when: 'layers=20', runs: 2, line: 4 },
  ])
})

const shown = {
  bands: {
    'fashion-mnist': { images: 3000, values: { 'train.acc': { code: '', seeds: { 0: 0.7512, 1: 0.76 } } } },
    embedded: {
      values: {
        'train.acc': { code: '', seeds: { 1: 0.81, 2: 0.83 } },
        'train.acc, layers=20': { code: '', seeds: { 0: 0.9 } },
      },
    },
  },
  recorded: {
    version: 1 as const,
    runs: {
      embedded: {
        cells: { train: { code: '', outputs: [], values: { acc: 0.84 }, generator: 0 } },
        generators: [],
        cost: {},
      },
    },
  },
}

test('a page shows the bands of all data, and counts the runs', () => {
  const html = renderToStaticMarkup(
    <BandsContext value={shown}>
      <Bands data="images">
        <Band of="train.acc">test accuracy</Band>
      </Bands>
      <Out of="train.acc" when="layers=20" digits={1} />
    </BandsContext>,
  )
  const cells = [...html.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, text]) => text.replaceAll(/<.*?>/g, ''))
  expect(cells).toEqual([
    'Result',
    'Drawn clothes, 3 runs',
    '3,000 photographs, 2 runs',
    'test accuracy',
    '0.810–0.840',
    '0.751–0.760',
  ])
  expect(html).toContain('<data class="out" value="0.9">0.9</data>')
})

test('numbers of the recorded run are printed as the text prints its own', () => {
  const values = { images: 12000, lost: 328895.4, accuracy: 0.8549, small: 0.0000123, sizes: [1000, 28] }
  const cells = { train: { code: '', outputs: [], values, generator: 0 } }
  const printed = (name: string, digits?: number) =>
    renderToStaticMarkup(
      <RecordingContext value={{ cells, generators: [], cost: {} }}>
        <Out of={`train.${name}`} {...(digits !== undefined && { digits })} />
      </RecordingContext>,
    ).replaceAll(/<.*?>/g, '')
  expect(printed('images')).toBe('12,000')
  expect(printed('lost', 0)).toBe('328,895')
  expect(printed('accuracy', 3)).toBe('0.855')
  expect(printed('small')).toBe('1.2e-5')
  expect(printed('sizes')).toBe('[1000, 28]')
})
