import { describe, expect, it } from 'vitest'
import { libraryFiles } from '../../app/editor/cells/library.ts'
import { notebook } from './notebook.ts'

describe('types over the cells of a page', () => {
  it('gives a cell the names of the cells above, with their types', async () => {
    const page = notebook([
      { id: 'data', text: 'const xs = [1, 2, 3]\nclass Net { layers = 2 }' },
      { id: 'use', text: 'const total: number = xs.length\nconst net = new Net()' },
    ])
    expect(await page.errors()).toEqual([])
    expect(await page.hover('use', 'xs')).toBe('const xs: number[]')
    expect(await page.hover('use', 'net')).toBe('const net: Net')
    expect(await page.completions('use', 'xs.')).toContain('length')
  })

  it('does not show a name to the cells before its definition', async () => {
    const page = notebook([
      { id: 'early', text: 'later' },
      { id: 'define', text: 'const later = 1' },
    ])
    expect(await page.errors()).toEqual(["early 1:1 Cannot find name 'later'."])
  })

  it('lets a later cell define a name again, with another type for what follows only', async () => {
    const page = notebook([
      { id: 'a', text: 'const w = 1' },
      { id: 'b', text: 'w.toFixed()' },
      { id: 'c', text: "const w = 'text'" },
      { id: 'd', text: 'w.toUpperCase()\nw.layers' },
    ])
    expect(await page.errors()).toEqual(["d 2:3 Property 'layers' does not exist on type '\"text\"'."])
  })

  it('checks what is assigned to a variable of an earlier cell', async () => {
    const page = notebook([
      { id: 'a', text: 'let step = 0\nconst rate = 0.1' },
      { id: 'b', text: "step += 1\nstep = 'one'\nrate = 0.2" },
    ])
    expect(await page.errors()).toEqual([
      "b 2:1 Type 'string' is not assignable to type 'number'.",
      "b 3:1 Cannot assign to 'rate' because it is a constant of a cell above.",
    ])
  })

  it('allows await and imports at the top of a cell, and passes imports on', async () => {
    const library = {
      'file:///node_modules/torchlet/index.d.ts': 'export declare function ones(n: number): Promise<number[]>',
    }
    const page = notebook(
      [
        { id: 'a', text: "import { ones } from 'torchlet'\nconst first = await ones(2)" },
        { id: 'b', text: 'const second = await ones(first.length)\nones("2")' },
      ],
      library,
    )
    expect(await page.errors()).toEqual([
      "b 2:6 Argument of type 'string' is not assignable to parameter of type 'number'.",
    ])
  })

  it('follows an edit of an earlier cell', async () => {
    const page = notebook([
      { id: 'a', text: 'const n = { layers: 1 }' },
      { id: 'b', text: 'n.layers' },
    ])
    expect(await page.errors()).toEqual([])
    page.edit('a', "const n = 'one'")
    expect(await page.errors()).toEqual(["b 1:3 Property 'layers' does not exist on type '\"one\"'."])
  })

  it('keeps a syntax error in its own cell, inside its text', async () => {
    const page = notebook([
      { id: 'a', text: 'const open = (1' },
      { id: 'b', text: 'const fine = 2' },
    ])
    const errors = await page.errors()
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/^a 1:15 /)
  })

  it('rejects what the kernel cannot run', async () => {
    const page = notebook([{ id: 'a', text: 'enum Color { Red }' }])
    expect(await page.errors()).toEqual(["a 1:6 This syntax is not allowed when 'erasableSyntaxOnly' is enabled."])
  })

  it('hides the names of an exercise from the chapter, not the other way round', async () => {
    const page = notebook([
      { id: 'a', text: 'const shared = 1' },
      { id: 'try', scope: 'exercise', text: 'const attempt = shared' },
      { id: 'check', scope: 'exercise', text: 'attempt' },
      { id: 'b', text: 'attempt' },
    ])
    expect(await page.errors()).toEqual(["b 1:1 Cannot find name 'attempt'."])
  })
})

describe('the book’s library', () => {
  const saved = [
    {
      chapter: 'linear-regression',
      id: 'timer',
      title: '',
      code: "import { now } from 'torchlet'\nclass Timer { times = [now()] }",
    },
    {
      chapter: 'linear-regression',
      id: 'stop',
      title: '',
      code: 'function stop(timer: Timer) { return timer.times.length }',
    },
    {
      chapter: 'softmax',
      id: 'accuracy',
      title: '',
      code: "import * as d2l from 'd2l'\nconst accuracy = d2l.stop(new d2l.Timer())",
    },
  ]
  const libraries = {
    ...libraryFiles(saved),
    'file:///node_modules/torchlet/index.d.ts': 'export declare function now(): number',
  }
  const page = (text: string) => notebook([{ id: 'use', text: `import * as d2l from 'd2l'\n${text}` }], libraries)

  it('has what earlier sections saved, with the types their code gives', async () => {
    const use = page('d2l.stop(new d2l.Timer())\nd2l.accuracy')
    expect(await use.errors()).toEqual([])
    expect(await use.hover('use', 'stop')).toBe('stop(timer: d2l.Timer): number')
    expect(await use.completions('use', 'd2l.')).toEqual(['accuracy', 'stop', 'Timer'])
  })

  it('checks how it is used', async () => {
    expect(await page('d2l.stop(3)').errors()).toEqual([
      "use 2:10 Argument of type 'number' is not assignable to parameter of type 'Timer'.",
    ])
  })

  it('does not hand on what a saved cell imports', async () => {
    expect(await page('d2l.now').errors()).toHaveLength(1)
  })

  it('gives a saved cell what its section imported', async () => {
    const nets = [
      {
        chapter: 'rnn',
        id: 'model',
        title: '',
        imports: "import { nn, type Tensor } from 'torchlet'",
        code: 'class Model extends nn.Module { state?: Tensor }',
      },
      { chapter: 'rnn', id: 'make', title: '', code: 'const make = (state: Tensor) => new Model().to(state)' },
      {
        chapter: 'gru',
        id: 'read',
        title: '',
        imports: "import * as d2l from 'd2l'",
        code: 'function read(model: d2l.Model) { return model.state }',
      },
    ]
    const torchlet = `export interface Tensor { shape: number[] }
      export declare namespace nn { class Module { parameters(): Tensor[]; to(state: Tensor): this } }`
    const libraries = { ...libraryFiles(nets), 'file:///node_modules/torchlet/index.d.ts': torchlet }
    const text =
      "import * as d2l from 'd2l'\nconst net = new d2l.Model()\nconst sizes = net.parameters()\nconst state = d2l.read(net)\nd2l.make(3)\nd2l.nn"
    const page = notebook([{ id: 'use', text }], libraries)
    expect(await page.hover('use', 'sizes')).toBe('const sizes: Tensor[]')
    expect(await page.hover('use', 'state')).toBe('const state: Tensor | undefined')
    expect(await page.errors()).toEqual([
      "use 5:10 Argument of type 'number' is not assignable to parameter of type 'Tensor'.",
      expect.stringContaining("use 6:5 Property 'nn' does not exist"),
    ])
  })

  it('leads to the section and the cell that define a name', async () => {
    expect(await page('d2l.accuracy').definition('use', 'accuracy')).toEqual([
      'file:///library/002/softmax/accuracy.ts@33',
    ])
  })
})

describe('moving over the cells of a page', () => {
  const cells = [
    { id: 'a', text: 'let step = 0\nfunction grow() { return step }' },
    { id: 'b', text: 'step += grow()' },
    { id: 'c', text: 'step = 2 * step' },
  ]

  it('renames a function wherever it is used', async () => {
    expect(await notebook(cells).rename('b', 'grow')).toEqual(['a@22', 'b@8'])
  })

  it('renames a variable wherever it is read or assigned, from any cell', async () => {
    const everywhere = ['a@4', 'a@38', 'b@0', 'c@0', 'c@11'].sort()
    expect(await notebook(cells).rename('a', 'step')).toEqual(everywhere)
    expect(await notebook(cells).rename('c', 'step')).toEqual(everywhere)
  })

  it('goes from a use to the cell that defines the name', async () => {
    expect(await notebook(cells).definition('b', 'grow')).toEqual(['a@22'])
    expect(await notebook(cells).definition('c', 'step')).toEqual(['a@4'])
  })
})
