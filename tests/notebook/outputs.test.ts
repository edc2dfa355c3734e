import { describe, expect, test } from 'vitest'
import { openKernel, outputOf, shownText, type Ran } from './stand-in.ts'

const run = async (code: string): Promise<Ran> => (await openKernel([code])).run('a')
const notebook = (code: string) =>
  run(
    `import { torch } from 'torchlet'\nimport * as notebook from 'notebook'\nconst { chart, subplots, images, field, table, histogram, progress, check } = notebook\n${code}`,
  )

describe('printing', () => {
  test('console prints values as they are read, one output for neighbouring lines', async () => {
    const ran = await run(`console.log('a', 1, [1, 2], { x: 'y' }, null)\nconsole.log('b')\nconsole.warn('careful')`)
    expect(ran.outputs).toMatchObject([
      { kind: 'text', stream: 'log', text: "a 1 [1, 2] { x: 'y' } null\nb\n", folded: 0 },
      { kind: 'text', stream: 'warn', text: 'careful\n' },
    ])
  })

  test('what is printed and what is shown keep their order', async () => {
    const ran = await run(`console.log('first')\ndisplay([1])\nconsole.log('second')\n'last'`)
    expect(ran.outputs.map(output => output.kind)).toEqual(['text', 'value', 'text', 'value'])
  })

  test('format words, groups, counts and tables', async () => {
    const ran = await run(
      `console.log('%s has %d%%', 'x', 5)\nconsole.group('g')\nconsole.log('in')\nconsole.groupEnd()\nconsole.count()\nconsole.assert(1 > 2, 'no')\nconsole.table([{ a: 1, b: NaN }, { a: 2 }])`,
    )
    expect(shownText(ran)).toBe('x has 5%\ng\n  in\ndefault: 1\nAssertion failed no\n')
    expect(outputOf(ran, 'table')).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        [1, 'NaN'],
        [2, null],
      ],
      total: 2,
    })
  })

  test('a million lines: the first and the last are kept, the rest is counted', async () => {
    const kernel = await openKernel(['for (let i = 0; i < 1_000_000; i++) console.log(i)'])
    const ran = await kernel.run('a')
    const text = outputOf(ran, 'text')
    const head = text.text.trimEnd().split('\n')
    const tail = text.tail.trimEnd().split('\n')
    expect(head.length + tail.length + text.folded).toBe(1_000_000)
    expect([head[0], tail.at(-1)]).toEqual(['0', '999999'])
    expect(head.length + tail.length).toBeLessThanOrEqual(1000)
    const sent = kernel.messages.reduce((sum, message) => sum + JSON.stringify(message).length, 0)
    expect(sent).toBeLessThan(5e6)
  })

  test('a megabyte in few lines, and one line without end', async () => {
    const many = outputOf(await run(`for (let i = 0; i < 500; i++) console.log('x'.repeat(10_000))`), 'text')
    expect(many.text.length + many.tail.length).toBeLessThan(1e6)
    const long = outputOf(await run(`console.log('x'.repeat(5_000_000))`), 'text')
    expect(long.text).toMatch(/x… 4980000 more characters\n$/)
  })

  test('displays without end are folded too', async () => {
    const ran = await run('for (let i = 0; i < 5000; i++) display({ i })')
    expect(ran.outputs.length).toBeLessThanOrEqual(202)
    expect(ran.status).toBe('done')
  })
})

describe('values', () => {
  test.each([
    [
      '({ a: [1, { b: "c" }], f() {}, C: class Q {}, s: Symbol("x"), big: 1n, u: undefined })',
      "{ a: [1, { b: 'c' }], f: [function f], C: [class Q], s: Symbol(x), big: 1n, u: undefined }".replace(
        ', s',
        ', s',
      ),
    ],
    ['new Map([[1, "x"]])', "Map(1) { 1 => 'x' }"],
    ['new Set([1, NaN])', 'Set(2) { 1, NaN }'],
    ['new Float32Array([1, 2.5])', 'Float32Array(2) [1, 2.5]'],
    [
      '[new Date(0), /x/g, new Error("no"), Promise.resolve()]',
      '[1970-01-01T00:00:00.000Z, /x/g, [Error: no], Promise]',
    ],
    ['class P { x = 1; get y(): number { throw 1 } }\nnew P()', 'P { x: 1 }'],
    ['({ get y() { throw new Error("called") } })', '{ y: [getter] }'],
    ['const o: any = { n: 1 }; o.self = o; o', '{ n: 1, self: [cycle] }'],
    ['const shared = { n: 1 }; [shared, shared]', '[{ n: 1 }, { n: 1 }]'],
    ['new Proxy({}, { getPrototypeOf() { throw 1 }, ownKeys() { throw 2 } })', '[object that cannot be read]'],
    ['new Array(1e6).fill(0)', undefined],
    ['[, 1]', '[undefined, 1]'],
    ['[[[[[[[[1]]]]]]]]', undefined],
    ['"it\'s"', "'it\\'s'"],
  ])('%s', async (code, text) => {
    const ran = await run(code)
    expect(ran.status).toBe('done')
    if (text !== undefined) expect(shownText(ran).replace(/\s+/g, ' ')).toBe(text)
    expect(JSON.stringify(ran.outputs).length).toBeLessThan(100_000)
  })

  test('huge values are cut and counted', async () => {
    expect(outputOf(await run('Array.from({ length: 100_000 }, (_, i) => i)'), 'value').value).toMatchObject({
      type: 'array',
      length: 100_000,
      more: 99_900,
    })
    expect(outputOf(await run('"x".repeat(1e6)'), 'value').value).toMatchObject({ type: 'string', cut: 990_000 })
    const deep = await run('let o: any = {}; for (let i = 0; i < 1e5; i++) o = { o }; o')
    expect(JSON.stringify(deep.outputs).length).toBeLessThan(10_000)
  })

  test('a tensor shows its shape, its text and its first values; within a structure its text', async () => {
    const ran = await run("import { torch } from 'torchlet'\nconst t = torch.tensor([1, 0.1, NaN])\ndisplay({ t })\nt")
    expect(outputOf(ran, 'tensor')).toMatchObject({
      shape: [3],
      dtype: 'float32',
      values: [1, 0.1, 'NaN'],
      total: 3,
      text: 'tensor([1,0.1,null])',
    })
    expect(outputOf(ran, 'value').value).toMatchObject({ entries: [['t', { type: 'tensor', shape: [3] }]] })
  })

  test('names a text may quote', async () => {
    const ran = await run(
      "import { torch } from 'torchlet'\nconst lr = 0.5, name = 'x', t = torch.tensor([1, 2]), f = () => 1, big = new Array(1000).fill(1), nan = NaN\nlr * 2",
    )
    expect(ran.values).toEqual({ lr: 0.5, name: 'x', t: [1, 2], nan: 'NaN', '': 1 })
  })
})

describe("the module 'notebook'", () => {
  test('a chart is drawn by the clock while points come, and exactly at the end', async () => {
    const kernel = await openKernel([
      "import { chart } from 'notebook'\nconst c = chart({ xlabel: 'step', legend: ['loss', 'acc'] })\nfor (let i = 0; i < 50_000; i++) c.add(i, [1 / (i + 1), i % 2 ? null : 0.5])",
    ])
    const ran = await kernel.run('a')
    const frames = kernel.messages.filter(message => message.type === 'output').map(message => message.output)
    const live = frames.filter(frame => frame.kind === 'chart' && frame.live)
    expect(live.length).toBeGreaterThan(2)
    expect(live.length).toBeLessThan(kernel.clock / 100 + 2)
    for (const frame of live)
      for (const line of frame.kind === 'chart' ? frame.panels[0].series : [])
        expect(line.x.length).toBeLessThanOrEqual(300)
    const [panel] = outputOf(ran, 'chart').panels
    expect(outputOf(ran, 'chart').live).toBe(false)
    expect(panel.series.map(line => [line.name, line.total])).toEqual([
      ['loss', 50_000],
      ['acc', 25_000],
    ])
    expect(panel.series[0].x.at(-1)).toBe(49_999)
  })

  test('a short line is exact, NaN is a gap, and spikes of a long one survive', async () => {
    const exact = outputOf(await notebook('chart().add(0, 1).add(1, NaN).add(2, 3)'), 'chart').panels[0].series[0]
    expect(exact).toMatchObject({ name: '', mark: 'line', x: [0, 1, 2], y: [1, 'NaN', 3], total: 3 })
    const spiky = outputOf(
      await notebook('chart().line(Array.from({ length: 20_001 }, (_, i) => i === 7777 ? 99 : 0))'),
      'chart',
    ).panels[0].series[0]
    expect(spiky.y).toContain(99)
    expect(spiky.x.length).toBeLessThanOrEqual(10_000)
  })

  test('whole lines, points, bars, panels and clearing', async () => {
    const ran = await notebook(`const [a, b] = subplots(1, 2, [{ title: 'A' }, { projection: 'polar' }])
a.line([0, 1], [2, 3], { name: 'l' }).points([5, 6]).bars([1], [1])
b.add(0, { r: 1 })
b.clear()
b`)
    const chart = outputOf(ran, 'chart')
    expect(ran.outputs).toHaveLength(1)
    expect(chart).toMatchObject({ rows: 1, cols: 2, panels: [{ title: 'A' }, { projection: 'polar', series: [] }] })
    expect(chart.panels[0].series.map(({ name, mark, x }) => [name, mark, x])).toEqual([
      ['l', 'line', [0, 1]],
      ['', 'points', [0, 1]],
      ['', 'bars', [1]],
    ])
    expect((await notebook('chart().line([1, 2], [1])')).error!.message).toContain(
      '2 values of x and 1 of y do not fit',
    )
  })

  test('a chart of an earlier cell goes on in its place', async () => {
    const kernel = await openKernel(["import { chart } from 'notebook'\nconst c = chart()", 'c.add(1, 2)'])
    await kernel.run('a')
    await kernel.run('b')
    expect(outputOf({ outputs: kernel.outputs(1) }, 'chart').panels[0].series[0].y).toEqual([2])
    expect(kernel.outputs(2)).toEqual([])
  })

  test('pictures are bytes; values beyond 0 to 1 are spread', async () => {
    const bytes = (data: string) => [...atob(data)].map(char => char.charCodeAt(0))
    const grey = outputOf(
      await notebook("images(torch.full([2, 2, 2], 0.5), { titles: ['a', 'b'], cols: 1 })"),
      'images',
    )
    expect(grey).toMatchObject({ rows: 2, cols: 1, total: 2 })
    expect(grey.images.map(({ title, data }) => [title, bytes(data)])).toEqual([
      ['a', [128, 128, 128, 128]],
      ['b', [128, 128, 128, 128]],
    ])
    const colour = outputOf(await notebook('images(torch.full([1, 3, 1, 2], 5))'), 'images').images[0]
    expect(colour).toMatchObject({ width: 2, height: 1, channels: 3 })
    expect((await notebook('images(torch.full([2, 5, 3, 3], 1))')).error!.message).toContain('5 channels')
    expect((await notebook('images(3)')).error!.message).toContain('a tensor')
  })

  test('fields, tables and histograms', async () => {
    const plane = outputOf(await notebook("field([[0, -2], [1, 0]], { title: 'w' })"), 'field')
    expect(plane).toMatchObject({
      colors: 'diverging',
      min: -2,
      max: 2,
      fields: [{ title: 'w', height: 2, width: 2, values: [0, -2, 1, 0] }],
    })
    const large = outputOf(await notebook('field(torch.full([3, 1000, 10], 1))'), 'field')
    expect(large.fields[0]).toMatchObject({ height: 100, width: 1 })
    expect(large.cols).toBe(3)
    expect(outputOf(await notebook("table({ a: [1, 2], b: ['x', 'y'] })"), 'table')).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        [1, 'x'],
        [2, 'y'],
      ],
    })
    const counts = outputOf(await notebook('histogram({ u: [0, 1, 1, 2], v: [NaN, 2] }, { bins: 2 })'), 'histogram')
    expect(counts).toMatchObject({
      edges: [0, 1, 2],
      series: [
        { name: 'u', counts: [1, 3] },
        { name: 'v', counts: [0, 1] },
      ],
      excluded: 1,
    })
  })

  test('pictures and fields can be shown anew in their place, and are no value of their own', async () => {
    const { outputs } = await notebook(
      "const f = field(torch.full([2, 2], 1), { title: 'before', cols: 1 })\n" +
        'for (let i = 2; i < 1000; i++) f.show(torch.full([2, 2], i), { title: `after ${i}` })\n' +
        'images(torch.full([1, 2, 2], 0)).show(torch.full([1, 2, 2], 1))',
    )
    expect(outputs.map(output => output.kind)).toEqual(['field', 'images'])
    const plane = outputOf({ outputs }, 'field')
    expect(plane.fields).toMatchObject([{ title: 'after 999', values: [999, 999, 999, 999] }])
    expect(plane.cols).toBe(1)
    expect(atob(outputOf({ outputs }, 'images').images[0].data)).toBe('\xff'.repeat(4))
  })

  test('loops show a bar when they take long, none when they do not', async () => {
    const kernel = await openKernel([
      "import { progress } from 'notebook'\nlet s = 0\nfor (const i of progress(100, { label: 'epochs' })) s += i\ns",
      "import { torch } from 'torchlet'\ntorch.loop(100_000)",
    ])
    expect((await kernel.run('a')).outputs.map(output => output.kind)).toEqual(['value'])
    const bar = outputOf(await kernel.run('b'), 'progress')
    expect(bar).toMatchObject({ label: 'batches', done: 100_000, total: 100_000, part: true, finished: true })
    const unknown = await openKernel([
      "import { progress } from 'notebook'\nfunction* g() { for (let i = 0; i < 60_000; i++) yield i }\nfor (const x of progress(g())) {}",
    ])
    expect(outputOf(await unknown.run('a'), 'progress')).toMatchObject({ total: null, part: false, finished: true })
  })

  test('lines before and after a bar are one text, whether the bar came or not', async () => {
    const print = (n: number) =>
      `import { torch } from 'torchlet'\nconsole.log('a')\ntorch.loop(${n})\nconsole.log('b')`
    const kernel = await openKernel([print(2), print(100_000)])
    expect(outputOf(await kernel.run('a'), 'text').text).toBe('a\nb\n')
    expect(outputOf(await kernel.run('b'), 'text').text).toBe('a\nb\n')
  })

  test('checks stand together and say what is wrong', async () => {
    const ran = await notebook(`check('adds', () => 1 + 1 === 2)
check('subtracts', () => 2 - 1 === 0, 'look at the sign')
check('throws', () => { throw new Error('shape') })
check('asserts', () => {})`)
    expect(ran.outputs).toHaveLength(1)
    expect(outputOf(ran, 'checks').checks).toEqual([
      { name: 'adds', passed: true },
      { name: 'subtracts', passed: false, message: 'look at the sign' },
      { name: 'throws', passed: false, message: 'shape' },
      { name: 'asserts', passed: true },
    ])
  })
})

describe('random numbers', () => {
  test('the state at the start is restored, and the result says where the numbers came from', async () => {
    const draw = "import { torch } from 'torchlet'\ntorch.rand()"
    const kernel = await openKernel([draw, "import { torch } from 'torchlet'\ntorch.manualSeed(3)\ntorch.rand()", '1'])
    const first = await kernel.run('a', { generator: '42' })
    await kernel.run('b')
    const again = await kernel.run('a', { generator: '42' })
    expect(shownText(again)).toBe(shownText(first))
    expect([
      first.random,
      (await kernel.run('a')).random,
      (await kernel.run('b')).random,
      (await kernel.run('c')).random,
    ]).toEqual(['restored', 'continued', 'seeded', 'none'])
    expect(first.generator).toBe('42')
  })
})
