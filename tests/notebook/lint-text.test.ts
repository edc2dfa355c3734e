import { expect, test } from 'vitest'
import { parseChapter } from '../../app/notebook/chapter.ts'
import { bareDecimals } from '../../app/notebook/lint-text.ts'

const numbersFound = (text: string) => {
  const cell = '```ts live id=train\nconst lr = 0.03\n```\n\n'
  const chapter = parseChapter(cell + text, { slug: 'x', language: 'en', file: 'index.mdx' })
  return bareDecimals(chapter).map(({ line, message }) => `${line}: ${message.match(/[\d.]+/)![0]}`)
}

test('a result typed into the text, a table or a caption is found with its line', () => {
  expect(numbersFound('The loss ends\nat 0.451.')).toEqual(['5: 0.451'])
  expect(numbersFound('| net | acc |\n| --- | --- |\n| MLP | 0.87 |')).toEqual(['7: 0.87'])
  expect(numbersFound('<Figure caption="Accuracy 0.91">\n  <Picture />\n</Figure>')).toEqual(['5: 0.91'])
})

test('settings of the code, inserted values, formulas and inline code are no results typed by hand', () => {
  expect(numbersFound('With 0.03 the loss is <Out of="train.loss" />, about $0.5$, or `0.7` in code.')).toEqual([])
})

test('a published figure stands with its source, also where the line breaks in its name', () => {
  expect(numbersFound('(The notebooks of *Dive into Deep\nLearning* print 0.000248.)')).toEqual([])
})

test('an exercise may mention any number', () => {
  expect(numbersFound('<Exercise id="a">\n\nIs 0.99 enough?\n\n</Exercise>')).toEqual([])
})
