import { describe, expect, test } from 'vitest'
import { difference } from '../../app/reader/keep/difference.ts'
import { readWork } from '../../app/reader/keep/file.ts'
import { scriptOf } from '../../app/reader/keep/script.ts'
import { pack, unpack } from '../../app/reader/keep/share.ts'
import type { CellSource } from '../../app/notebook/cell.ts'

const cell = (id: string, code: string, throws: string | null = null): CellSource => ({
  id,
  code,
  throws,
  title: '',
  save: false,
  after: null,
  test: {},
  collapse: false,
  exercise: '',
})

describe('what a link carries', () => {
  test('comes out as it went in, in letters an address may hold', async () => {
    const edits = { train: { base: '0123', text: 'const α = `x`\n'.repeat(50) } }
    const packed = await pack(edits)
    expect(packed).toMatch(/^[\w-]+$/)
    expect(packed.length).toBeLessThan(200)
    expect(await unpack(packed)).toEqual(edits)
  })

  test('a few letters that stand for megabytes are refused, and so is a cell of more lines than can be compared', async () => {
    const letters = await pack({ train: { base: '', text: 'x'.repeat(3_000_000) } })
    expect(letters.length).toBeLessThan(5_000)
    await expect(unpack(letters)).rejects.toThrow('more than a page of edits')
    await expect(unpack(await pack({ train: { base: '', text: '\n'.repeat(5000) } }))).rejects.toThrow('longer')
  })

  test.each(['', 'AAAA', '!!', 'eJw'])('%j is refused', async packed => {
    await expect(unpack(packed)).rejects.toThrow()
  })
})

test.each(['', '{', '{}', '[]', '{"format":"deep-learning-live-work","version":1,"edits":{"a":{"b":1}}}'])(
  'a file that holds %j is refused as a whole',
  text => expect(() => readWork(text)).toThrow(),
)

test('a difference keeps the lines that both have', () => {
  const lines = difference('a\nb\nc', 'a\nx\nc\nd').map(({ change, text }) => `${change[0]}${text}`)
  expect(lines).toEqual(['sa', 'rb', 'ax', 'sc', 'ad'])
})

describe('a section as a file', () => {
  test('has each import once, and opens a block where a name is defined again', () => {
    const script = scriptOf(
      'Section',
      [
        cell('a', "import { torch, type Tensor } from 'torchlet'\nconst x = torch.ones([2])"),
        cell('b', "import { torch } from 'torchlet'\nconst x = 2\nx"),
        cell('c', 'x.y.z', 'undefined'),
      ],
      [],
    )
    expect(script.match(/import \{ torch, type Tensor \} from 'torchlet'/g)).toHaveLength(1)
    expect(script.replaceAll(/\s+/g, ' ')).toContain('{ // b const x = 2 display(x) // c try { display(x.y.z) } catch')
  })
})
