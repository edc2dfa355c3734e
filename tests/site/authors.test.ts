import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkCourse } from '../../app/site/authors/check-course.ts'
import { listSection } from '../../app/site/authors/list-section.ts'
import { printed } from '../../app/site/authors/problem.ts'
import { templates } from '../../app/site/authors/templates.ts'
import type { Course } from '../../app/reader/course.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'course-'))
  write(
    'app/reader/prose/index.tsx',
    'x = {\n  Exercise,\n  Hint,\n  Out,\n  Cost,\n  Ref,\n  Note,\n  Term,\n  Cite,\n  Figure,\n}',
  )
  write('app/pictures/index.ts', 'x = {\n  LossSurface,\n}')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const course = (...sections: string[]): Course => ({
  title: { en: 'A', zh: '甲' },
  subtitle: { en: '', zh: '' },
  languages: ['en', 'zh'],
  parts: [{ id: 'one', title: { en: 'One', zh: '一' }, sections }],
  planned: ['later'],
})

const meta = "export const meta = { title: 'A' }\n\n"
const cell = '## First steps\n\n```ts live id=train\nconst loss = 1\n```\n'
const recorded = (values: object) =>
  JSON.stringify({ version: 1, runs: { embedded: { cells: { train: { values } }, generators: [], cost: {} } } })

/** A section whose English text is `text`; the other language and the recording are as they should be. */
function section(text: string, slug = 'a') {
  write(`chapters/${slug}/index.mdx`, meta + cell + text)
  write(`chapters/${slug}/index.zh.mdx`, meta + cell)
  write(`chapters/${slug}/outputs.json`, recorded({ loss: 1 }))
}

const names = { terms: ['softmax'], sources: ['he2015'] }
const problems = () => checkCourse(course('a'), root, names).map(printed)

test('a section that is as it should be has no problems', () => {
  section(
    '<Term of="softmax"/> <Cite of="he2015"/> <Out of="train.loss"/> <Cost of="train"/> <Ref to="a#first-steps">x</Ref> [up](#first-steps) <LossSurface />',
  )
  expect(problems()).toEqual([])
})

describe('what an author gets wrong is told with file and line, and with what would be right', () => {
  test.each([
    ['text that is no MDX', 'a < b and {', /index\.mdx:8:\d+: .*\n.*&lt;/],
    [
      'a cell that a quote names wrongly',
      '<Out of="trian.loss"/>',
      /index\.mdx:8:1: there is no cell `trian`.*\n.*`train`/,
    ],
    [
      'a value that was not recorded',
      '<Out of="train.los"/>',
      /8:1: the cell `train` has recorded no value `los`.*\n.*`loss`/,
    ],
    ['a cost of no cell', '<Cost of="tarin"/>', /there is no cell `tarin`/],
    ['a twin of no cell', '```python twin=trian\n1\n```', /8:1: there is no cell `trian`/],
    ['a cell after no cell', '```ts live id=next after=trian\n1\n```', /comes after `trian`.*\n.*`train`/],
    ['a word that no fence has', '```ts live id=next savee\n1\n```', /8:1: .*savee/],
    ['a component that does not exist', '<LossSurfac />', /there is no component <LossSurfac>.*\n.*`LossSurface`/],
    ['a section that does not exist', '<Ref to="b">x</Ref>', /there is no section "b"/],
    ['a place that does not exist', '<Ref to="a#first-step">x</Ref>', /has no place "#first-step".*\n.*`first-steps`/],
    ['a term that is not explained', '<Term of="softmaxx">x</Term>', /there is no term "softmaxx"\n.*`softmax`/],
    ['a source that is not listed', '<Cite of="he2051"/>', /there is no source "he2051"\n.*`he2015`/],
    ['two places of one name', '$$ id=a\n1\n$$\n\n$$ id=a\n2\n$$', /12:1: two places are called "a"/],
    ['a formula that does not exist', '$$\n1\n$$\n\n<Ref to="a#formula-2"/>', /no place "#formula-2".*\n.*`formula-1`/],
    ['an image without a description', '![](x.svg)', /8:1: !\[…\]\(x\.svg\) says nothing/],
    ['a figure without a caption', '<Figure><LossSurface /></Figure>', /8:1: <Figure> says nothing.*\n.*caption/],
    ['a link that leads nowhere', '[x](../b/)', /the link "\.\.\/b\/" leads nowhere/],
  ])('%s', (_what, text, message) => {
    section(text)
    expect(problems().join('\n')).toMatch(message)
    expect(problems().join('\n')).toContain('chapters/a/index.mdx')
  })

  test('a figure or a formula that one language numbers and the other does not', () => {
    section('$$ id=loss\n1\n$$')
    expect(problems().join('\n')).toMatch(
      /index\.zh\.mdx: the figures and formulas differ .*: nothing instead of formula loss/,
    )
  })

  test('a section that is still to be written may be spoken of', () => {
    section('<Ref to="later">x</Ref>')
    expect(problems()).toEqual([])
  })

  test('a translation, a recording, a title or a folder that is missing', () => {
    write('chapters/a/index.mdx', cell)
    const all = checkCourse(course('a', 'nowhere'), root, names).map(printed).join('\n')
    expect(all).toContain('chapters/a/index.zh.mdx: the translation is missing')
    expect(all).toContain('chapters/a/outputs.json: nothing is recorded')
    expect(all).toContain('npm run record -- a')
    expect(all).toContain('chapters/a/index.mdx:1: the title is missing')
    expect(all).toContain('there is no folder chapters/nowhere/')
    write('chapters/a/outputs.json', recorded({}).replace('"train"', '"other"'))
    expect(problems().join('\n')).toContain('nothing is recorded for the cell `train`')
  })
})

test('the sections that new-chapter makes are as they should be', () => {
  for (const make of [templates.en, templates.zh]) {
    const { file, text } = make('my-section')
    write(`chapters/my-section/${file}`, text)
  }
  write('chapters/my-section/outputs.json', recorded({ total: 10 }).replace('"train"', '"parabola"'))
  expect(checkCourse(course('my-section'), root, names).map(printed)).toEqual([])
})

test.each([
  ["{ id: 'one', sections: ['a', 'b'] }, { id: 'two', sections: ['c'] }", "['a', 'b', 'new'] }, { id: 'two'"],
  ["{ id: 'one', sections: [] }", "sections: [ 'new']"],
  ["{\n  id: 'one',\n  sections: [\n    'a',\n  ],\n}", "'a', 'new']"],
])('new-chapter adds to the part it is told: %j', (text, expected) => {
  expect(listSection(text, 'one', 'new')).toContain(expected)
})
