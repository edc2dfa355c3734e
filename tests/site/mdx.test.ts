import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Code, Heading, Root, RootContent } from 'mdast'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeFences, type PlacedCell } from '../../app/site/mdx/cells.ts'
import { joinChineseLines } from '../../app/site/mdx/chinese.ts'
import { headingIds, type PlacedHeading } from '../../app/site/mdx/headings.ts'
import { highlight } from '../../app/site/mdx/highlight.ts'

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
