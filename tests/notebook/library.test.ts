import { describe, expect, test } from 'vitest'
import type { CellSource } from '../../app/notebook/cell.ts'
import type { LibraryCell } from '../../app/notebook/kernel/protocol.ts'
import { assembleLibrary } from '../../app/notebook/library.ts'
import { openKernel, shownText } from './stand-in.ts'

const saved = (id: string, code: string, more: Partial<CellSource> = {}): CellSource => ({
  id,
  code,
  title: '',
  save: true,
  after: null,
  throws: null,
  test: {},
  collapse: false,
  exercise: '',
  ...more,
})
const library = (...codes: string[]): LibraryCell[] =>
  codes.map((code, i) => ({ chapter: 'earlier', id: `s${i}`, title: '', code }))

describe('d2l: saved cells of earlier sections', () => {
  const book = library(
    'let loads = 0\nfunction count() { return ++loads }',
    'function double(x: number) { return count() * 0 + half(4) * x }',
    'const half = (x: number): number => x / 2',
    'class Timer { times: number[] = [] }',
    'function broken(): never {\n  throw new Error("inside")\n}',
    'function makes(n: number) { return torch.tensor([n]) }',
  )

  test.each([
    ["import * as d2l from 'd2l'\nd2l.double(3)", '6'],
    ["import { double, Timer as T } from 'd2l'\n[double(1), new T().times.length]", '[2, 0]'],
    ["import * as d2l from 'd2l'\nconst name = 'double'\nd2l[name as 'double'](2)", '4'],
    ["import * as d2l from 'd2l'\nObject.keys(d2l).includes('Timer')", 'true'],
    ["import * as d2l from 'd2l'\nd2l.makes(7)", 'tensor([7])'],
  ])('%s', async (code, text) => {
    expect(shownText(await (await openKernel([code], book)).run('a'))).toBe(text)
  })

  test('a later cell uses the namespace that an earlier one imported', async () => {
    const kernel = await openKernel(["import * as d2l from 'd2l'", 'd2l.half(3)'], book)
    expect(shownText(await kernel.runAll())).toBe('1.5')
  })

  test('only what is needed is run, and once', async () => {
    const noisy = library('console.log("loaded a")\nconst a = 1', 'console.log("loaded b")\nconst b = 2')
    const kernel = await openKernel(["import { b } from 'd2l'\nb", "import * as d2l from 'd2l'\nd2l.b"], noisy)
    expect(shownText(await kernel.run('a'))).toBe('loaded b\n2')
    expect(shownText(await kernel.run('b'))).toBe('2')
  })

  test('saved cells may need each other', async () => {
    const mutual = library(
      'function even(n: number): boolean { return n === 0 || odd(n - 1) }',
      'function odd(n: number): boolean { return n !== 0 && even(n - 1) }',
    )
    expect(shownText(await (await openKernel(["import { even } from 'd2l'\neven(10)"], mutual)).run('a'))).toBe('true')
  })

  test('a frame inside the library names its section and line', async () => {
    const { error } = await (await openKernel(["import * as d2l from 'd2l'\nd2l.broken()"], book)).run('a')
    expect(error).toMatchObject({
      at: { line: 2, column: 5 },
      frames: [
        { cell: 's4', chapter: 'earlier', line: 2, column: 9, function: 'broken' },
        { cell: 'a', line: 2 },
      ],
    })
  })

  test('a name that is not saved is told', async () => {
    const { error } = await (await openKernel(["import { nothing } from 'd2l'\nnothing()"], book)).run('a')
    expect(error!.message).toBe("the module 'd2l' has no `nothing`")
  })

  test('a loop in the library can be stopped', async () => {
    const kernel = await openKernel(
      ["import { spin } from 'd2l'\nraise()\nspin()"],
      library('function spin() { while (true) {} }'),
    )
    Object.assign(globalThis, { raise: () => void Atomics.store(kernel.flag, 0, 1) })
    expect((await kernel.run('a')).status).toBe('stopped')
  })
})

describe('assembling the library', () => {
  const imports = saved('imports', "import { torch, type Tensor } from 'torchlet'\nimport * as d2l from 'd2l'", {
    save: false,
  })

  test('a saved cell may use imports, saved names, its own and globals', () => {
    const { cells, problems } = assembleLibrary([
      {
        chapter: 'one',
        cells: [
          imports,
          saved('f', 'const zero = (x: Tensor) => torch.zeros(Math.max(1, 2))'),
          saved('g', 'const g = () => zero(d2l.x)'),
        ],
      },
      { chapter: 'two', cells: [saved('h', "import { nn } from 'torchlet'\nconst h = () => [zero, nn, console]")] },
    ])
    expect(problems).toEqual([])
    expect(cells.map(section => section.map(cell => cell.id))).toEqual([['f', 'g'], ['h']])
  })

  test('a saved cell brings what its section imported since the one before', () => {
    const chapter = 'one'
    const cells = [imports, saved('f', 'const f = 1'), saved('g', "import { nn } from 'torchlet'\nconst g = 1")]
    const found = assembleLibrary([{ chapter, cells: [...cells, saved('h', 'const h = 1')] }]).cells[0]
    expect(found.map(cell => cell.imports)).toEqual([imports.code, undefined, "import { nn } from 'torchlet'"])
  })

  test.each([
    [
      'a name of an unsaved cell',
      [saved('a', 'const lr = 1', { save: false }), saved('b', 'const f = () => lr')],
      '`lr` is neither imported nor saved',
    ],
    [
      'a name saved twice',
      [saved('a', 'const f = 1'), saved('b', 'function f() {}')],
      '`f` is saved already, by the cell a of one',
    ],
    ['an import below', [saved('b', 'const f = () => torch'), imports], '`torch` is neither'],
    [
      'an import under another name',
      [saved('i', "import { torch as t } from 'torchlet'", { save: false }), saved('b', 'const f = () => t')],
      '`t` is neither',
    ],
    ['a text that cannot be read', [saved('b', 'const f = (')], 'cannot be read'],
  ])('%s is a problem, named with section and cell', (_, cells, message) => {
    const { problems } = assembleLibrary([{ chapter: 'one', cells }])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ chapter: 'one', cell: 'b', message: expect.stringContaining(message) })
  })
})
