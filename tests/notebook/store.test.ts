import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { RecordedOutputs } from '../../app/notebook/recorded.ts'
import type { NotebookStore } from '../../app/notebook/store.ts'
import { cell, chain, idle, open, startKernel, text, words } from './notebook.ts'

describe('running cells', () => {
  test('nothing starts before the first run', () => {
    const start = vi.fn(startKernel)
    const store = open(chain(), { startKernel: start })
    expect(words(store)).toBe('not-run not-run not-run not-run')
    expect(store.getState().kernel.status).toBe('off')
    expect(start).not.toHaveBeenCalled()
  })

  test('a cell waits from the click on, and what it needs runs first', async () => {
    const store = open(chain())
    store.getState().run('c')
    expect(store.getState().cells.c.state).toBe('queued')
    await idle(store)
    expect(words(store)).toBe('done done done not-run')
    expect(text(store, 'c')).toBe('20')
  })

  test('what is up to date does not run again', async () => {
    const store = open([cell('a', 'let n = 0'), cell('b', 'n++'), cell('c', 'n')])
    store.getState().run('b')
    await idle(store)
    store.getState().run('c')
    await idle(store)
    expect(text(store, 'c')).toBe('1')
  })

  test('after= runs first what no name shows', async () => {
    const cells = [
      cell('net', 'const net = { trained: 0 }'),
      cell('train', 'net.trained++'),
      cell('use', 'net.trained', { after: ['train'] }),
    ]
    const store = open(cells)
    store.getState().run('use')
    await idle(store)
    expect(text(store, 'use')).toBe('1')
  })

  test('run all, run above and run below follow the document and leave exercises out', async () => {
    const store = open([...chain(), cell('x', '1', { exercise: 'x' })])
    store.getState().runAll()
    await idle(store)
    expect(words(store)).toBe('done done done done not-run')
    const above = open(chain())
    above.getState().runAbove('b')
    await idle(above)
    expect(words(above)).toBe('done done not-run not-run')
    const below = open(chain())
    below.getState().runBelow('c')
    await idle(below)
    expect(words(below)).toBe('done done done done')
  })

  test('an error empties the queue; an expected one does not', async () => {
    const fails = open([cell('a', 'throw new Error("x")'), cell('b', '1')])
    fails.getState().runAll()
    await idle(fails)
    expect(words(fails)).toBe('failed not-run')
    const meant = open([cell('a', 'throw new Error("x")', { throws: 'x' }), cell('b', '1')])
    meant.getState().runAll()
    await idle(meant)
    expect(words(meant)).toBe('done done')
  })

  test('a failed cell runs again for what depends on it', async () => {
    const store = open([cell('a', 'const a = 1; throw new Error("x")'), cell('b', 'a')])
    store.getState().run('a')
    await idle(store)
    store.getState().edit('a', 'const a = 5')
    store.getState().run('b')
    await idle(store)
    expect(words(store)).toBe('done done')
    expect(text(store, 'b')).toBe('5')
  })
})

describe('what a running cell shows', () => {
  test('comes in its order, many at a time', async () => {
    const store = open([cell('a', 'for (let i = 0; i < 150; i++) { display(i); console.log(`line ${i}`) }')])
    let changes = 0
    store.subscribe(() => changes++)
    store.getState().run('a')
    await idle(store)
    const expected = Array.from({ length: 100 }, (_, i) => `${i}line ${i}\n`).join('')
    expect(text(store, 'a').slice(0, expected.length)).toBe(expected)
    expect(changes).toBeLessThan(50)
  })

  test('is there when the run is over, whatever was still waiting to be shown', async () => {
    const store = open([cell('a', 'display(1); throw new Error("x")')])
    store.getState().run('a')
    await idle(store)
    expect(store.getState().cells.a.outputs.map(({ kind }) => kind)).toEqual(['value', 'error'])
  })
})

describe('after an edit', () => {
  let store: NotebookStore
  beforeEach(async () => {
    store = open(chain())
    store.getState().runAll()
    await idle(store)
  })

  test('the cell is changed, what depends on it is stale, outputs stay', async () => {
    store.getState().edit('b', 'const b = a + 2')
    expect(words(store)).toBe('done changed stale done')
    expect(text(store, 'c')).toBe('20')
    store.getState().runStale()
    await idle(store)
    expect(words(store)).toBe('done done done done')
    expect(text(store, 'c')).toBe('30')
  })

  test('typing the old text again makes all well', () => {
    store.getState().edit('b', 'const b = 0')
    store.getState().edit('b', 'const b = a + 1')
    expect(words(store)).toBe('done done done done')
    expect(store.getState().cells.b.edited).toBe(false)
  })

  test('running a cell again makes what depends on it stale', async () => {
    store.getState().run('a')
    await idle(store)
    expect(words(store)).toBe('done stale stale done')
  })

  test('an edit that takes over a name makes the cells below stale', async () => {
    store.getState().edit('c', 'const a = 100\nb * 10')
    store.getState().run('c')
    await idle(store)
    store.getState().edit('d', 'a')
    store.getState().run('d')
    await idle(store)
    store.getState().edit('c', 'b * 10')
    await vi.waitFor(() => expect(store.getState().graph.find(node => node.id === 'd')!.needs).toEqual(['a']))
  })

  test('reset brings the published text back and can be undone', () => {
    store.getState().edit('a', 'let a = 7')
    store.getState().edit('d', '"mine"')
    store.getState().resetAll()
    expect(store.getState().cells.d.text).toBe('"apart"')
    expect(words(store)).toBe('done done done done')
    store.getState().undo()
    expect(store.getState().cells.a.text).toBe('let a = 7')
    expect(store.getState().undoable).toBe(null)
  })

  test('a text that cannot be read is marked in its cell and leaves the others alone', async () => {
    store.getState().edit('b', 'const b = (')
    await vi.waitFor(() => expect(store.getState().cells.b.error?.name).toBe('SyntaxError'))
    expect(words(store)).toBe('done changed stale done')
    store.getState().edit('b', 'const b = 3')
    await vi.waitFor(() => expect(store.getState().cells.b.error).toBe(null))
  })
})

describe('recorded runs', () => {
  const recorded: RecordedOutputs = {
    version: 1,
    runs: {
      embedded: {
        cells: {
          draw: {
            code: '',
            outputs: [{ id: '1', kind: 'text', stream: 'log', text: 'from the book\n', folded: 0, tail: '' }],
            values: {},
            generator: 1,
          },
          slow: { code: '', outputs: [], values: {}, generator: 0 },
          use: { code: '', outputs: [], values: {}, generator: 0 },
        },
        generators: ['1', '500'],
        cost: { slow: { seconds: 30 } },
      },
    },
  }
  const cells = [
    cell('draw', "import { torch } from 'torchlet'\ntorch.rand()"),
    cell('slow', 'const slow = 1'),
    cell('use', 'slow'),
  ]

  test('are shown until the cell runs', async () => {
    const store = open(cells, { recorded })
    expect(store.getState().cells.draw).toMatchObject({ origin: 'recorded', recordedSeconds: null })
    expect(text(store, 'draw')).toBe('from the book\n')
    store.getState().run('draw')
    await idle(store)
    expect(store.getState().cells.draw.origin).toBe('live')
  })

  test('the first run draws what the recorded run drew, whatever ran before; the next goes on', async () => {
    const draw = String((500 * 48271) % 2147483647)
    const store = open(cells, { recorded })
    store.getState().run('slow')
    store.getState().run('draw')
    await idle(store)
    expect(text(store, 'draw')).toBe(draw)
    expect(store.getState().cells.draw.random).toBe('restored')
    store.getState().run('draw')
    await idle(store)
    expect(text(store, 'draw')).not.toBe(draw)
    expect(store.getState().cells.draw.random).toBe('continued')
  })

  test('a new seed takes the place of the recorded states', async () => {
    const store = open(cells, { recorded })
    store.getState().seed(7)
    store.getState().run('draw')
    await idle(store)
    expect(text(store, 'draw')).toBe(String(7 * 48271))
  })

  test('prerequisites that take long are asked about', async () => {
    const store = open(cells, { recorded })
    store.getState().run('use')
    await vi.waitFor(() => expect(store.getState().ask).toEqual({ wanted: ['use'], missing: ['slow'], seconds: 30 }))
    expect(words(store)).toBe('not-run not-run not-run')
    store.getState().answer('none')
    expect(store.getState().ask).toBe(null)
    store.getState().run('use')
    await vi.waitFor(() => expect(store.getState().ask).not.toBe(null))
    store.getState().answer('all')
    await idle(store)
    expect(words(store)).toBe('not-run done done')
  })

  test("running only what was wanted is the reader's choice", async () => {
    const store = open(cells, { recorded })
    store.getState().run('use')
    await vi.waitFor(() => expect(store.getState().ask).not.toBe(null))
    store.getState().answer('only')
    await idle(store)
    expect(words(store)).toBe('not-run not-run failed')
    expect(store.getState().cells.use.error!.reason!.code).toBe('not-run')
  })
})

test('more values of a shown tensor come by page', async () => {
  const store = open([
    cell('a', "import { torch } from 'torchlet'\nconst t = torch.tensor(Array.from({ length: 1000 }, (_, i) => i))\nt"),
  ])
  store.getState().run('a')
  await idle(store)
  const [output] = store.getState().cells.a.outputs
  expect(output).toMatchObject({ kind: 'tensor', total: 1000, shape: [1000] })
  expect(await store.getState().page('a', output.id, 500, 3)).toEqual([500, 501, 502])
  await expect(store.getState().page('a', '9', 0)).rejects.toThrow('no longer')
})
