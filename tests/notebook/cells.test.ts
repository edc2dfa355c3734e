import { describe, expect, test } from 'vitest'
import { analyse } from '../../app/notebook/cells/analyse.ts'
import { openKernel, outputOf, shownText } from './stand-in.ts'

/** Runs all cells in order and gives what the last one showed. */
const show = async (...cells: string[]) => shownText(await (await openKernel(cells)).runAll())

describe('names between cells', () => {
  test('a cell sees what the cells above defined', async () => {
    expect(
      await show('const a = 2\nlet b = 3\nfunction f(x: number) { return x * a }\nclass C { n = b }', 'f(new C().n)'),
    ).toBe('6')
  })

  test('a type is no name that has to come from anywhere', () => {
    const { free, bindings } = analyse(
      'interface Net { size: number }\ntype Nets = Net[]\nconst sizes = (nets: Nets) => nets',
    )
    expect([...free.keys()]).toEqual([])
    expect([...bindings.keys()]).toEqual(['sizes'])
  })

  test('the nearest definition above wins', async () => {
    expect(await show('const x = 1', 'const x = 2', 'x')).toBe('2')
  })

  test('a redefinition is legal and leaves what closed over the first one alone', async () => {
    expect(
      await show(
        'const lr = 1\nconst first = () => lr',
        'const lr = 2\nconst second = () => lr',
        '[first(), second()]',
      ),
    ).toBe('[1, 2]')
  })

  test('a definition below does not count, even after it ran', async () => {
    const kernel = await openKernel(['typeof x', 'const x = 1'])
    await kernel.run('b')
    expect(shownText(await kernel.run('a'))).toBe("'undefined'")
  })

  test('a name defined only below is told with the cell that defines it', async () => {
    const kernel = await openKernel(['net', { id: 'make', title: 'Training', code: 'const net = 1' }])
    const error = outputOf(await kernel.run('a'), 'error')
    expect(error).toMatchObject({
      message: 'net is not defined',
      hint: '`net` is defined in a later cell (Training)',
      at: { line: 1, column: 1 },
      reason: { code: 'defined-later', cell: 'make' },
    })
  })

  test('a name defined in a cell that has not run is told as such', async () => {
    const kernel = await openKernel([{ id: 'make', title: 'Model', code: 'const net = 1' }, 'net'])
    expect(outputOf(await kernel.run('b'), 'error').hint).toContain('has not run (Model)')
  })

  test('an assignment from a later cell is seen by the closures of the cell that declared the name', async () => {
    expect(await show('let n = 1\nconst read = () => n', 'n = 5\nn++\nn += 10', 'read()')).toBe('16')
  })

  test('a closure that changes a let is seen below', async () => {
    expect(await show('let steps = 0\nfunction tick() { steps++ }', 'tick(); tick()', 'steps')).toBe('2')
  })

  test.each([
    ['destructuring', '[n, { m = 7 }] = [3, {}] as any'],
    ['shorthand', '({ n, m = 7 } = { n: 3 } as any)'],
    ['a loop variable', 'for (n of [1, 2, 3]) m = 7'],
    ['rest', '[n, ...m] = [3, 7] as any'],
  ])('names above can be assigned by %s', async (_, code) => {
    expect(await show('let n: any = 0, m: any = 0', code, '`${n} ${m}`')).toBe("'3 7'")
  })

  test('a name above can be written into an object in short form', async () => {
    expect(await show('let lr = 0.5', '({ lr }).lr')).toBe('0.5')
  })

  test('a constant above cannot be assigned', async () => {
    const kernel = await openKernel(['const n = 1', 'n = 2'])
    expect((await kernel.runAll()).error?.message).toMatch(/constant/)
  })

  test('a function held by a let is called without a this', async () => {
    expect(
      await show('let f = function (this: unknown) { return this }', 'f() === undefined && f?.() === undefined'),
    ).toBe('true')
  })

  test('a template tag held by a let works, and a line that begins with such a call does not join the line above', async () => {
    expect(await show('let tag = (s: TemplateStringsArray) => s[0]\nlet f = () => 1', 'const a = tag`x`\nf()\na')).toBe(
      "'x'",
    )
  })

  test('a cell that fails half-way keeps what it had defined', async () => {
    const kernel = await openKernel(['const before = 1\nthrow new Error("stop")\nconst after = 2', 'before', 'after'])
    expect((await kernel.run('a')).status).toBe('failed')
    expect(shownText(await kernel.run('b'))).toBe('1')
    expect(outputOf(await kernel.run('c'), 'error')).toMatchObject({
      reason: { code: 'ended-early' },
      at: { line: 1, column: 1 },
    })
  })

  test('a text that cannot run leaves what the cell had defined', async () => {
    const kernel = await openKernel(['const x = 1', 'x'])
    await kernel.run('a')
    await kernel.edit('a', 'const x = (')
    expect((await kernel.run('a')).status).toBe('failed')
    expect(shownText(await kernel.run('b'))).toBe('1')
  })

  test('using a name above its definition in the same cell is told as such', async () => {
    const kernel = await openKernel(['const x = 1', 'const y = x\nconst x = 2'])
    expect((await kernel.runAll()).error).toMatchObject({
      reason: { code: 'used-before' },
      at: { line: 1, column: 11 },
    })
  })

  test('imports are seen by the cells below, type imports are nothing', async () => {
    expect(
      await show(
        "import { torch, type Module } from 'torchlet'\nimport type { X } from 'torchlet'",
        'torch.tensor([1]).shape',
      ),
    ).toBe('[1]')
  })

  test('globals stay themselves unless a cell above defines the name', async () => {
    expect(await show('Math.max(1, 2)')).toBe('2')
    expect(await show('const Math = { max: () => 7 }', 'Math.max(1, 2)')).toBe('7')
  })

  test('an exercise sees the chapter above, the chapter does not see the exercise', async () => {
    const kernel = await openKernel([
      'const base = 10',
      { code: 'const attempt = base + 1', scope: 'ex' },
      { code: 'attempt', scope: 'ex' },
      'typeof attempt',
      { code: 'typeof attempt', scope: 'other' },
    ])
    await kernel.run('a')
    await kernel.run('b')
    expect(shownText(await kernel.run('c'))).toBe('11')
    expect(shownText(await kernel.run('d'))).toBe("'undefined'")
    expect(shownText(await kernel.run('e'))).toBe("'undefined'")
  })
})

describe('what a cell may contain', () => {
  test('await at the top level, for await, and values that come later', async () => {
    expect(
      await show(
        'const x = await Promise.resolve(3)\nasync function* g() { yield x; yield 4 }\nlet s = 0\nfor await (const v of g()) s += v\ns',
      ),
    ).toBe('7')
  })

  test('the value of a last expression is shown, that of an assignment is not', async () => {
    expect(await show('1 + 1')).toBe('2')
    expect(await show('1 + 1 // two')).toBe('2')
    expect(await show('let a = 1\na = 2')).toBe('')
    expect(await show('let a = 1;\na++;')).toBe('')
    expect(await show('const a = 1\n;(a as number)')).toBe('1')
    expect(await show('"use strict"')).toBe("'use strict'")
  })

  test('this is undefined, as in a module', async () => {
    expect(await show('this === undefined')).toBe('true')
  })

  test('labels, switch, closures in loops, generators and getters run as anywhere', async () => {
    const code = `
      const fs: (() => number)[] = []
      outer: for (let i = 0; i < 3; i++) {
        for (let j = 0; ; j++) {
          if (j > i) continue outer
          switch (j) { case 1: fs.push(() => i * 10 + j); break; default: }
        }
      }
      class G { *[Symbol.iterator]() { yield* fs.map(f => f()) } get all() { return [...this] } }
      new G().all`
    expect(await show(code)).toBe('[11, 21]')
  })

  test.each([
    ['enum E { A }', 'enum', 1, 1],
    ['const a = 1\nnamespace N { export const x = 1 }', 'namespace', 2, 1],
    ['class P {\n  constructor(private x: number) {}\n}', 'parameter property', 2, 15],
    ['@dec class A {}', 'decorators', 1, 1],
    ['const a = 1\nconst b = <number>a', 'write `x as T`', 2, 11],
    ['import x = require("x")', 'import', 1, 1],
    ['const a = 1\nexport { a }', 'no export', 2, 1],
    ['const $$x = 1', 'reserved', 1, 7],
    ['let x = 1\nlet x = 2', 'already been declared', 2, 5],
    ['const a = {\n', 'the cell ends', 2, 1],
  ])('%s is refused with its place', async (code, words, line, column) => {
    const { status, error } = await (await openKernel([code])).run('a')
    expect(status).toBe('failed')
    expect(error).toMatchObject({ name: 'SyntaxError', at: { line, column } })
    expect(error!.message).toContain(words)
  })

  test('a module or an export that is not there is told with its place', async () => {
    const missing = (await (await openKernel(["const a = 1\nimport { x } from 'react'"])).run('a')).error
    expect(missing).toMatchObject({ at: { line: 2, column: 1 } })
    expect(missing!.message).toContain("no module 'react'")
    const typo = (await (await openKernel(["import { torhc } from 'torchlet'\ntorhc.tensor"])).run('a')).error
    expect(typo).toMatchObject({ message: "the module 'torchlet' has no `torhc`", at: { line: 1, column: 10 } })
  })
})

describe('where an error happened', () => {
  test.each([
    ['null!.x', 1, 7],
    ['const a = 1\n\n  const b: number = (undefined as any).foo.bar', 3, 40],
    ['const f = <T,>(x: T): never => { throw new TypeError("no") }\n// comment\n   f<number>(1)', 1, 40],
    ["import { torch } from 'torchlet'; torch.nothing()", 1, 41],
    ['for (let i = 0; i < 3; i++) { if (i === 2) { throw new Error("x") } }', 1, 52],
    ['for (let i = 0; i < 3; i++) await undefinedName', 1, 35],
    ['let i = 0\nwhile (true) i++ > 5 && missing()', 2, 25],
  ])('%j: line %i, column %i', async (code, line, column) => {
    const { error } = await (await openKernel([code])).run('a')
    expect(error!.at).toMatchObject({ line, column })
  })

  test('frames inside functions of other cells are told too', async () => {
    const kernel = await openKernel([
      'function inner() {\n  throw new RangeError("deep")\n}',
      '\nfunction outer() { inner() }',
      'outer()',
    ])
    const { error } = await kernel.runAll()
    expect(error).toMatchObject({
      name: 'RangeError',
      at: { line: 1, column: 1 },
      frames: [
        { cell: 'a', line: 2, column: 9, function: 'inner' },
        { cell: 'b', line: 2, column: 20, function: 'outer' },
        { cell: 'c', line: 1, column: 1, function: '' },
      ],
    })
  })

  test('a function made by an earlier text of a cell keeps its own lines', async () => {
    const kernel = await openKernel(['\n\nfunction f() { throw new Error("old") }', 'const g = f', 'g()'])
    await kernel.run('a')
    await kernel.run('b')
    await kernel.edit('a', 'const nothing = 1')
    await kernel.run('a')
    expect((await kernel.run('c')).error!.frames[0]).toMatchObject({ cell: 'a', line: 3 })
  })

  test.each([
    ['throw "text"', 'text'],
    ['throw { code: 1 }', '{ code: 1 }'],
    ['throw null', 'null'],
    ['throw Object.create(null)', '{}'],
    ['const e = new Error("x"); Object.defineProperty(e, "message", { get() { throw 1 } }); throw e', 'cannot be read'],
    ['throw new Error("outer", { cause: new Error("inner") })', 'inner'],
  ])('%s', async (code, words) => {
    expect((await (await openKernel([code])).run('a')).error!.message).toContain(words)
  })

  test('a cell that is meant to fail is done when it does, and failed when it does not', async () => {
    const kernel = await openKernel(['throw new Error("shapes do not fit")', '1'])
    const expected = await kernel.run('a', { throws: 'do not fit' })
    expect(expected.status).toBe('done')
    expect(outputOf(expected, 'expected-error').message).toBe('shapes do not fit')
    expect((await kernel.run('a', { throws: 'other' })).status).toBe('failed')
    expect((await kernel.run('b', { throws: 'other' })).status).toBe('failed')
  })
})

describe('a tensor as a condition', () => {
  const imports = "import { torch } from 'torchlet'\nconst t = torch.tensor([0])\n"

  test.each([
    ['if (t) 1', 5],
    ['t ? 1 : 2', 1],
    ['while (torch.tensor([1])) {}', 8],
    ['!t', 2],
    ['t && 1', 1],
    ['const f = () => t || 1\nf()', 17],
    ['if (await t) 1', 5],
  ])('%s is told', async (code, column) => {
    const { error } = await (await openKernel([imports + code])).run('a')
    expect(error!.message).toContain('a tensor as a condition is always true')
    expect(error!.at).toMatchObject({ line: 3, column })
  })

  test('values, comparisons with null and ?? are not', async () => {
    const code = 'const u: any = null\n;[t !== null ? 1 : 2, u ? 1 : 2, u || 3, t ?? 4].length'
    expect(shownText(await (await openKernel([imports + code])).run('a'))).toBe('4')
  })
})

describe('short forms for tests', () => {
  test('test={…} replaces an initialiser that decides and waits, whole', async () => {
    const cell = 'const big = { value: true }\nconst n = big.value ? await Promise.resolve(1) : 2\nString(n)'
    const kernel = await openKernel([cell])
    expect(shownText(await kernel.run('a', { test: { n: '5' } }))).toBe("'5'")
    expect(shownText(await kernel.run('a'))).toBe("'1'")
  })

  test('test={…} replaces an initialiser', async () => {
    const kernel = await openKernel(['const epochs = 10 * 2, n: number = 5;\n`${epochs} ${n}`'])
    expect(shownText(await kernel.run('a', { test: { epochs: '1' } }))).toBe("'1 5'")
    expect(shownText(await kernel.run('a'))).toBe("'20 5'")
    expect((await kernel.run('a', { test: { batches: '1' } })).error!.message).toContain('batches')
  })

  test('an initialiser with a condition, a loop and a name of another cell goes as a whole', async () => {
    const kernel = await openKernel([
      'const isFull = true',
      'const n = isFull ? 9 : [1].map(x => { for (const y of [x]) return y })\nn',
    ])
    await kernel.run('a')
    expect(shownText(await kernel.run('b', { test: { n: '1' } }))).toBe('1')
    expect(shownText(await kernel.run('b'))).toBe('9')
  })
})

test('a dynamic import is refused with its place, in whatever it stands', async () => {
  const kernel = await openKernel(["const load = () => [import('data:text/javascript,1')]"])
  expect(outputOf(await kernel.run('a'), 'error')).toMatchObject({
    message: expect.stringContaining('`import(…)` is not for cells'),
    at: { line: 1, column: 21 },
  })
})
