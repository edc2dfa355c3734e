import { describe, expect, test } from 'vitest'
import { parseChapter } from '../../app/notebook/chapter.ts'
import { codeHash, withoutComments } from '../../app/notebook/code-hash.ts'

const parse = (text: string) => parseChapter(text, { slug: 'test', language: 'en', file: 'test/index.mdx' })

const chapter = `export const meta = { title: 'T' }

# T

With $x_{1} < 2$ and \`code { }\`, and <Out of="train.loss" digits={2} />.

\`\`\`ts live id=train title="Training" after=none
const loss = 1
\`\`\`

\`\`\`python twin=train
loss = 1
\`\`\`

\`\`\`ts
not(live)
\`\`\`

<Note kind="tip">

\`\`\`ts live id=inner
loss
\`\`\`

</Note>

<Exercise id="ex" title="Do it">

\`\`\`ts starter
const a = 0
\`\`\`

\`\`\`ts solution
const a = 1
\`\`\`

\`\`\`ts check
check('one', a === 1)
\`\`\`

<Hint>

Think.

</Hint>

</Exercise>
`

describe('reading a chapter', () => {
  test('cells, twins, exercises and quotes, wherever they stand', () => {
    const { cells, twins, exercises, quotes, lines } = parse(chapter)
    expect(cells.map(({ id, exercise, after, code }) => [id, exercise, after, code])).toEqual([
      ['train', '', 'none', 'const loss = 1'],
      ['inner', '', null, 'loss'],
      ['ex', 'ex', null, 'const a = 0'],
      ['ex-check', 'ex', ['ex'], "check('one', a === 1)"],
    ])
    expect(twins).toEqual({ train: 'loss = 1' })
    expect(exercises).toEqual([
      { id: 'ex', parts: { starter: 'const a = 0', solution: 'const a = 1', check: "check('one', a === 1)" } },
    ])
    expect(quotes).toEqual([{ of: 'train.loss', line: 5 }])
    expect(lines.train).toBe(8)
  })

  test.each([
    ['```ts live id=a\n1\n```\n\n```ts live id=a\n2\n```', 'test/index.mdx:5: two cells are called `a`'],
    ['```ts live ide=a\n1\n```', 'test/index.mdx:1: unknown word'],
    ['```ts starter\n1\n```', 'stands inside an <Exercise'],
    ['<Exercise id="e">\n\n```ts starter\n1\n```\n\n</Exercise>', 'needs an id, a starter, a solution and a check'],
  ])('a slip is told with file and line: %j', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })
})

describe('the hash of a cell', () => {
  test('comments and trailing space do not count, strings that look like comments do', async () => {
    expect(await codeHash('const a = 1 // one\n\n/* two */\nconst b = 2  ')).toBe(
      await codeHash('const a = 1\nconst b = 2 // 二'),
    )
    expect(await codeHash("const a = 'http://x'")).not.toBe(await codeHash("const a = 'http://y'"))
    expect(withoutComments('x = a / b // half\ny = /[/]\\/\\*/.test(`// ${1}`)')).toBe(
      'x = a / b\ny = /[/]\\/\\*/.test(`// ${1}`)',
    )
  })
})
