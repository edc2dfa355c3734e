import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Code, Heading, Root, RootContent } from 'mdast'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeFences, type PlacedCell } from '../../app/site/mdx/cells.ts'
import { joinChineseLines } from '../../app/site/mdx/chinese.ts'
import { chapterMdx } from '../../app/site/mdx/index.ts'
import { rawFormulas } from '../../app/site/mdx/formulas.ts'
import { headingIds, type PlacedHeading } from '../../app/site/mdx/headings.ts'
import { highlight } from '../../app/site/mdx/highlight.ts'
import { numberPlaces } from '../../app/site/mdx/places.ts'
import { findSources } from '../../app/site/mdx/sources.ts'
import { markTerms } from '../../app/site/mdx/terms.ts'

const root = (...children: unknown[]): Root => ({ type: 'root', children: children as RootContent[] })
const fence = (lang: string, meta: string, value: string): Code => ({ type: 'code', lang, meta, value })
const heading = (depth: 1 | 2 | 3, text: string): Heading => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value: text }],
})

/** What a browser gives as the text of this HTML. */
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

type Element = { name: string; attributes: { name: string; value: string }[]; children: Element[] }
const attributesOf = (element: Element) =>
  Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]))

describe('highlighting', () => {
  test('the text of the HTML is the code to the letter, since cells are read from it', async () => {
    const code = 'const a: Array<number> = [1, 2] // <&>\n\n  if (a && `x${a[0]}y`) {\n\treturn "&lt;"\n}'
    expect(textOf(await highlight(code, 'ts'))).toBe(code)
  })

  test('colours are classes, so that one HTML serves light and dark', async () => {
    const html = await highlight("const x = f('s') + 1", 'ts')
    expect(html).toContain('<span class="k">const')
    expect(html).toMatch(/<span class="s">'s'/)
    expect(html).toMatch(/<span class="n">1/)
    expect(html).not.toContain('style=')
  })

  test('an unknown language is shown plain', async () => {
    expect(await highlight('a < b', 'nonsense')).toBe('a &lt; b')
  })
})

describe('formulas in the text', () => {
  test('what clings to a short one stays with it at the end of a line, and nothing else does', () => {
    const text = (value: string) => ({ type: 'text', value })
    const span = (className: string, ...children: unknown[]) => ({
      type: 'element',
      tagName: 'span',
      properties: { className: [className] },
      children,
    })
    const around = (before: string, after: string, letters = 'x') => {
      const tree = root(text(before), span('katex', span('katex-html', text(letters))), text(after))
      rawFormulas()(tree as never)
      const [first, formula, last] = tree.children as unknown as [{ value: string }, Element, { value: string }]
      return [first.value, textOf(attributesOf(formula).html), last.value]
    }
    expect(around('so (', '), then')).toEqual(['so ', '(x),', ' then'])
    expect(around('an ', '-gram model')).toEqual(['an ', 'x-gram', ' model'])
    expect(around('其中“', '”（见上）')).toEqual(['其中', '“x”', '（见上）'])
    expect(around('as ', ' < 1')).toEqual(['as ', 'x', ' < 1'])
    // A long one has to break somewhere.
    expect(around('so ', ', then', 'x+'.repeat(20))).toEqual(['so ', 'x+'.repeat(20), ', then'])
  })
})

describe('fences', () => {
  test('a live fence becomes a cell with its twin as second tab; other code only shows', async () => {
    const tree = root(
      fence('ts', 'live id=train title="Training loop" save', 'const x = 1'),
      fence('python', 'twin=train', 'x = 1'),
      fence('bash', '', 'npm start'),
    )
    const file = new VFile({ path: 'index.mdx' })
    await codeFences()(tree, file)
    const [cell, code] = tree.children as unknown as Element[]
    expect(tree.children).toHaveLength(2)
    expect(cell.name).toBe('Cell')
    expect(JSON.parse(attributesOf(cell).meta)).toMatchObject({ id: 'train', title: 'Training loop', save: true })
    expect(textOf(attributesOf(cell).html)).toBe('const x = 1')
    expect(textOf(attributesOf(cell).twin)).toBe('x = 1')
    expect(code.name).toBe('Code')
    expect(file.data.cells as PlacedCell[]).toMatchObject([{ id: 'train', code: 'const x = 1' }])
  })

  test('the parts of an exercise become its cell, its check and its solution, the solution last', async () => {
    const exercise = {
      type: 'mdxJsxFlowElement',
      name: 'Exercise',
      attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: 'mean' }],
      children: [
        fence('ts', 'starter', 'const mean = 0'),
        fence('ts', 'solution', 'const mean = 1'),
        fence('ts', 'check', 'check("one", () => mean === 1)'),
      ],
    }
    const file = new VFile()
    await codeFences()(root(exercise), file)
    const parts = exercise.children as unknown as Element[]
    expect(parts.map(part => part.name)).toEqual(['Cell', 'Check', 'Solution'])
    expect(attributesOf(exercise as unknown as Element).number).toBe('1')
    expect((file.data.cells as PlacedCell[]).map(cell => [cell.id, cell.exercise])).toEqual([
      ['mean', 'mean'],
      ['mean-check', 'mean'],
    ])
  })

  test.each([
    ['two cells of one id', [fence('ts', 'live id=a', '1'), fence('ts', 'live id=a', '2')], /two cells are called "a"/],
    ['a twin without its cell', [fence('python', 'twin=a', '1')], /twin of "a"/],
    ['a live cell without an id', [fence('ts', 'live', '1')], /id/],
    ['a starter outside an exercise', [fence('ts', 'starter', '1')], /<Exercise/],
  ])('%s is an error of the build', async (_name, fences, message) => {
    await expect(codeFences()(root(...fences), new VFile({ path: 'index.mdx' }))).rejects.toThrow(message)
  })
})

describe('headings', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chapter-'))
    writeFileSync(join(folder, 'index.mdx'), '## First steps\n\n```ts\n## no heading\n```\n\n### A *small* one\n')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const idsOf = (file: VFile) => (file.data.headings as PlacedHeading[]).map(heading => heading.id)

  test('a translation has the ids of the English original, so that links survive a language switch', () => {
    const file = new VFile({ path: join(folder, 'index.zh.mdx') })
    headingIds()(root(heading(2, '第一步'), heading(3, '小标题')), file)
    expect(idsOf(file)).toEqual(['first-steps', 'a-small-one'])
  })

  test('a translation whose headings differ keeps its own ids and says so', () => {
    const file = new VFile({ path: join(folder, 'index.zh.mdx') })
    headingIds()(root(heading(2, '第一步')), file)
    expect(idsOf(file)).toEqual(['第一步'])
    expect(file.messages.map(String).join()).toMatch(/headings differ/)
  })

  test('equal headings get different ids', () => {
    const file = new VFile({ path: join(folder, 'index.mdx') })
    headingIds()(root(heading(2, 'Loss'), heading(2, 'Loss')), file)
    expect(idsOf(file)).toEqual(['loss', 'loss-1'])
  })
})

test('a line break between Chinese characters is nothing, between words it stays a space', () => {
  const tree = root({ type: 'paragraph', children: [{ type: 'text', value: '第一行，\n第二行\nof words\nhere' }] })
  joinChineseLines()(tree)
  expect(JSON.stringify(tree)).toContain('第一行，第二行\\nof words\\nhere')
})

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const text = (value: string) => ({ type: 'text', value })
const element = (name: string, attributes: Record<string, string> = {}, ...children: unknown[]) => ({
  type: name === 'Figure' || name === 'Exercise' ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
  name,
  attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
  children,
})

describe('numbers', () => {
  const formula = (meta?: string) => ({ type: 'math', meta, value: 'x' })
  const placesOf = (...children: unknown[]) => {
    const file = new VFile()
    const tree = root(...children)
    numberPlaces()(tree, file)
    return { places: file.data.places, tree: tree.children as unknown as Element[] }
  }

  test('figures and displayed formulas are counted apart; a name stays when one is put before it', () => {
    const { places, tree } = placesOf(
      formula(),
      element('Figure'),
      formula('id=loss'),
      element('Figure', { id: 'net' }),
    )
    expect(places).toEqual([
      { kind: 'formula', number: 1, id: 'formula-1' },
      { kind: 'figure', number: 1, id: 'figure-1' },
      { kind: 'formula', number: 2, id: 'loss' },
      { kind: 'figure', number: 2, id: 'net' },
    ])
    expect(tree.map(node => node.name)).toEqual(['NumberedFormula', 'Figure', 'NumberedFormula', 'Figure'])
    expect(tree.map(attributesOf)).toMatchObject([
      { id: 'formula-1', number: '1' },
      { id: 'figure-1', number: '1' },
      { id: 'loss', number: '2' },
      { id: 'net', number: '2' },
    ])
  })

  test('steps of an exercise have none', () => {
    expect(placesOf(element('Exercise', {}, formula())).places).toEqual([])
  })

  test('two places of one name are an error of the build', () => {
    expect(() => placesOf(formula('id=loss'), formula('id=loss'))).toThrow(/two places are called "loss"/)
  })
})

describe('terms of the glossary', () => {
  const says = { en: '', zh: '' }
  const glossary = [
    { en: 'weight', zh: '权重', says },
    { en: 'weight decay', zh: '权重衰减', says, section: 'weight-decay' },
    { en: 'loss function', zh: '损失函数', says, also: { en: ['loss'], zh: ['损失'] } },
    { en: 'ReLU', zh: '修正线性单元', says },
    { en: 'view', zh: '视图', says, everyday: ['en' as const] },
  ]
  /** The text with each mark as `[words](term)`. */
  const marked = (path: string, ...blocks: unknown[]) => {
    const tree = root(...blocks)
    markTerms(glossary)()(tree, new VFile({ path }))
    return written(tree)
  }
  const written = (node: any): string => {
    const inner = node.children?.map(written).join('') ?? node.value
    return node.name === 'Term' ? `[${inner}](${attributesOf(node).of})` : inner
  }

  test.each([
    ['the first use only, in any case and number', 'Weights and weights.', '[Weights](weight) and weights.'],
    ['the longer term', 'Weight decay of a weight.', '[Weight decay](weight decay) of a [weight](weight).'],
    ['another word for it', 'The loss falls.', 'The [loss](loss function) falls.'],
    ['whole words only', 'Weightless, pre-loss, RELU', 'Weightless, pre-loss, RELU'],
    ['no word of everyday use', 'In my view.', 'In my view.'],
  ])('marks %s', (_what, plain, expected) => {
    expect(marked('chapters/a/index.mdx', paragraph(text(plain)))).toBe(expected)
  })

  test('in Chinese, where words have no spaces', () => {
    expect(marked('chapters/a/index.zh.mdx', paragraph(text('损失函数和权重衰减，再看权重。')))).toBe(
      '[损失函数](loss function)和[权重衰减](weight decay)，再看[权重](weight)。',
    )
  })

  test('not where the section explains it itself, and no shorter term in its place', () => {
    expect(marked('chapters/weight-decay/index.mdx', paragraph(text('Weight decay.')))).toBe('Weight decay.')
  })

  test('not in headings, links, exercises, nor where the author has marked it', () => {
    const blocks = [
      heading(2, 'The loss'),
      element('Exercise', {}, paragraph(text('loss'))),
      paragraph(
        { type: 'link', children: [text('loss')] },
        text(' weight '),
        element('Term', { of: 'weight' }, text('w')),
      ),
      paragraph(text('loss')),
    ]
    expect(marked('chapters/a/index.mdx', ...blocks)).toBe('The losslossloss weight [w](weight)[loss](loss function)')
  })
})

test('sources are listed once each, in the order in which they are cited', () => {
  const file = new VFile()
  const cite = (of: string) => paragraph(element('Cite', { of }))
  findSources()(root(cite('he2015'), cite('cho2014'), cite('he2015')), file)
  expect(file.data.sources).toEqual(['he2015', 'cho2014'])
})

test('all plugins together make a module that says what is in the chapter', async () => {
  type Transform = { transform(text: string, path: string): Promise<{ code: string }> }
  const text = '## Loss\n\nA weight <Cite of="he2015"/>.\n\n$$ id=loss\nx\n$$\n\n```ts live id=train\n1\n```\n'
  const { code } = await (chapterMdx() as unknown as Transform).transform(text, '/chapters/a/index.mdx')
  for (const name of ['headings', 'cells', 'places', 'sources', 'readingMinutes']) {
    expect(code).toContain(`export const ${name}`)
  }
  expect(code).toMatch(/Term[^]*of: "weight"/)
  expect(code).toMatch(/NumberedFormula[^]*id: "loss"/)
})
