import { describe, expect, test, vi } from 'vitest'
import type { CellSource } from '../../app/notebook/cell.ts'
import { withPrerequisites } from '../../app/notebook/cells/order.ts'
import { torchletHost } from '../../app/notebook/kernel/torchlet.ts'
import type { FileOutput, InputOutput, ModuleOutput } from '../../app/notebook/outputs.ts'
import { createNotebook, type NotebookStore } from '../../app/notebook/store.ts'
import { startLocalKernel } from './local-kernel.ts'

const imports = `import { torch, nn } from 'torchlet'\nimport { inspect, upload, download } from 'notebook'\n`
const cell = (id: string, code: string, after: string[] | null = null): CellSource => ({
  id,
  code: imports + code,
  title: '',
  save: false,
  after,
  throws: null,
  test: {},
  collapse: false,
  exercise: '',
})

const open = (...cells: CellSource[]) =>
  createNotebook({
    chapter: 'test',
    cells,
    recorded: null,
    startKernel: () => startLocalKernel({ ...torchletHost, openData: async () => 'embedded' }),
  })

async function run(store: NotebookStore, id: string) {
  store.getState().run(id)
  await vi.waitFor(() => {
    const { running, queue, kernel, cells } = store.getState()
    if (running || queue.length > 0 || kernel.status !== 'idle') throw new Error('busy')
    expect(cells[id].error).toBeNull()
  })
}

const training = () =>
  open(
    cell('net', 'const net = new nn.Linear(2, 1)\nlet trained = 0'),
    cell('train', 'torch.noGrad(() => net.weight.fill_(7))', ['net']),
    cell('use', 'net.weight.sum().item()', ['train']),
  )
const shown = (store: NotebookStore, id: string) => {
  const [output] = store.getState().cells[id].outputs
  return 'text' in output ? output.text : output.kind
}

test('what cells hold is listed: values, not code and not imports', async () => {
  const store = open(
    cell('a', 'const x = torch.zeros(3, 4)\nconst net = new nn.Linear(2, 1)\nconst f = () => 1\nlet k = 2'),
  )
  await run(store, 'a')
  const { names, bytes } = await store.getState().query({ kind: 'memory' })
  expect(names).toEqual([
    { cell: 'a', name: 'x', kind: 'tensor', text: 'float32 [3, 4]', bytes: 48 },
    { cell: 'a', name: 'net', kind: 'net', text: 'Linear', bytes: 12 },
    { cell: 'a', name: 'k', kind: 'other', text: '2', bytes: null },
  ])
  expect(bytes).toBeGreaterThanOrEqual(60)
})

describe('a net that is kept', () => {
  test('comes back into a new kernel, and what trained it need not run again', async () => {
    const store = training()
    await run(store, 'use')
    expect(shown(store, 'use')).toBe('14')
    const bytes = await store.getState().query({ kind: 'keep', cell: 'net', name: 'net' })

    const later = training()
    await run(later, 'net')
    await later.getState().query({ kind: 'restore', cell: 'net', name: 'net', bytes })
    later.getState().broughtBack('net', ['net', 'train'])
    await run(later, 'use')
    expect(shown(later, 'use')).toBe('14')
    expect(later.getState().cells.train.state).toBe('not-run')
  })

  test('is trained anew once it is made anew', async () => {
    const store = training()
    await run(store, 'net')
    store.getState().broughtBack('net', ['train'])
    await run(store, 'net')
    await run(store, 'use')
    expect(store.getState().cells.train.state).toBe('done')
  })

  test('that no longer fits is refused in words', async () => {
    const store = training()
    await run(store, 'net')
    const bytes = await store.getState().query({ kind: 'keep', cell: 'net', name: 'net' })
    store.getState().edit('net', `${imports}const net = new nn.Linear(3, 1)`)
    await run(store, 'net')
    await expect(store.getState().query({ kind: 'restore', cell: 'net', name: 'net', bytes })).rejects.toThrow(/weight/)
    await expect(store.getState().query({ kind: 'keep', cell: 'net', name: 'nothing' })).rejects.toThrow(/no net/)
  })
})

test('only effects are covered by a kept net: a cell that defines a needed name runs', () => {
  const nodes = [
    { id: 'net', needs: [], effects: [] },
    { id: 'train', needs: ['net'], effects: [] },
    { id: 'use', needs: ['net', 'train'], effects: ['train'] },
    { id: 'plot', needs: ['train'], effects: [] },
  ]
  const up = (id: string) => id === 'net'
  expect(withPrerequisites(nodes, ['use'], up, id => id === 'train')).toEqual(['use'])
  expect(withPrerequisites(nodes, ['plot'], up, id => id === 'train')).toEqual(['train', 'plot'])
})

describe('a net that is inspected', () => {
  test('shows shapes and multiply-adds, and the weights and values of each layer', async () => {
    const code = 'const mlp = new nn.Sequential(new nn.Linear(64, 3), new nn.ReLU())\ninspect(mlp, torch.ones(5, 64))'
    const store = open(cell('a', code))
    await run(store, 'a')
    const [output] = store.getState().cells.a.outputs as ModuleOutput[]
    expect(output.layers.map(layer => layer.outputShape)).toEqual([
      [5, 3],
      [5, 3],
      [5, 3],
    ])
    expect(output.multiplyAdds).toBe(5 * 64 * 3)
    const parts = await store.getState().query({ kind: 'layer', cell: 'a', output: output.id, path: '0' })
    expect(parts.map(({ name, shape }) => [name, shape])).toEqual([
      ['weight', [3, 64]],
      ['bias', [3]],
      ['', [5, 3]],
    ])
    // Each unit of a first layer that reads 8 x 8 pictures is such a picture.
    expect(parts[0].picture.fields.map(({ height, width }) => [height, width])).toEqual([
      [8, 8],
      [8, 8],
      [8, 8],
    ])
    expect(parts[0].histogram.series[0].counts.reduce((a, b) => a + b)).toBe(192)
    const relu = await store.getState().query({ kind: 'layer', cell: 'a', output: output.id, path: '1' })
    expect(relu[0].picture.min).toBeGreaterThanOrEqual(0)
  })

  test('that is shown without an input has its parameters to look at', async () => {
    const store = open(cell('a', 'new nn.Conv2d(3, 2, 5)'))
    await run(store, 'a')
    const parts = await store.getState().query({ kind: 'layer', cell: 'a', output: '1', path: '' })
    expect(parts.map(({ name }) => name)).toEqual(['weight', 'bias'])
    expect(parts[0].picture.fields).toHaveLength(6)
  })
})

describe('files', () => {
  test('a cell makes one, and later changes of its bytes are not in it', async () => {
    const store = open(
      cell('a', "const b = new Uint8Array([1, 2])\ndownload('x.bin', b)\nb[0] = 9\ndownload('x.json', { a: 1 })"),
    )
    await run(store, 'a')
    const [bytes, json] = store.getState().cells.a.outputs as FileOutput[]
    expect([...bytes.bytes!]).toEqual([1, 2])
    expect(JSON.parse(new TextDecoder().decode(json.bytes!))).toEqual({ a: 1 })
    expect(json).toMatchObject({ name: 'x.json', type: 'application/json', size: json.bytes!.length })
  })

  test('a chosen one is the value of its input, also when the cell runs again', async () => {
    const store = open(cell('a', "const file = upload('words')\nconsole.log(file.value?.text() ?? 'none')"))
    await run(store, 'a')
    const { outputs } = store.getState().cells.a
    expect(outputs.map(output => ('text' in output ? output.text.trim() : output.kind))).toEqual(['input', 'none'])
    const chosen = { name: 'w.txt', type: 'text/plain', bytes: new TextEncoder().encode('één') }
    store.getState().setInput('a', (outputs[0] as InputOutput).id, chosen)
    await run(store, 'a')
    const again = store.getState().cells.a.outputs
    expect('text' in again[1] && again[1].text.trim()).toBe('één')
  })
})
