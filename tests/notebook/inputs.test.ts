import { describe, expect, test, vi } from 'vitest'
import type { CellSource } from '../../app/notebook/cell.ts'
import { createNotebook, type NotebookStore } from '../../app/notebook/store.ts'
import { positionNear, positionsOf } from '../../app/outputs/inputs/positions.ts'
import { startLocalKernel } from './local-kernel.ts'
import { createStandIn, openKernel, outputOf, StandInTensor } from './stand-in.ts'

const cell = (id: string, code: string): CellSource => ({
  id,
  code,
  title: '',
  save: false,
  after: null,
  throws: null,
  test: {},
  collapse: false,
  exercise: '',
})

const open = (...codes: string[]) =>
  createNotebook({
    chapter: 'test',
    cells: codes.map((code, i) => cell('abcd'[i], code)),
    recorded: null,
    startKernel: () => {
      const { engine, torch } = createStandIn()
      return startLocalKernel({
        engine,
        modules: { torchlet: { torch, Tensor: StandInTensor } },
        openData: async () => 'embedded',
      })
    },
  })

const idle = (store: NotebookStore) =>
  vi.waitFor(() => {
    const { running, queue, kernel } = store.getState()
    if (running || queue.length > 0 || kernel.status !== 'idle') throw new Error('busy')
  })

async function runAll(...codes: string[]) {
  const store = open(...codes)
  store.getState().runAll()
  await idle(store)
  return store
}

const shown = (store: NotebookStore, id: string) =>
  store
    .getState()
    .cells[id].outputs.map(output => ('text' in output ? output.text.trim() : output.kind))
    .join(' ')
const word = (store: NotebookStore, id: string) => store.getState().cells[id].state

const lr = (options = '') =>
  `import { slider } from 'notebook'\nconst lr = slider('rate', 0.01, 1, { value: 0.1${options} })`

describe('an input', () => {
  test('is shown below its cell once, and its value is what it stands at', async () => {
    const ran = await (await openKernel([`${lr(', log: true')}\nlr`])).run('a')
    expect(ran.outputs).toMatchObject([
      { kind: 'input', label: 'rate', value: 0.1, control: { type: 'slider', min: 0.01, max: 1, log: true } },
    ])
  })

  test('choices give the option itself, toggles true or false', async () => {
    const ran = await (
      await openKernel([
        `import { choice, toggle, text } from 'notebook'
const size = choice('size', [16, 32], { value: 32 }), flip = toggle('flip', { value: true }), name = text('name', { value: 'a' })
console.log(size.value, flip.value, name.value)`,
      ])
    ).run('a')
    expect(outputOf(ran, 'text').text).toBe('32 true a\n')
  })

  test('says what is wrong with its range', async () => {
    const ran = await (
      await openKernel([`import { slider } from 'notebook'\nslider('x', 0, 1, { log: true })`])
    ).run('a')
    expect(ran.error?.message).toBe('slider: on a logarithmic scale min must be positive, not 0')
  })

  test('what was made with its old value becomes stale, and nothing runs by itself', async () => {
    const store = await runAll(lr(), 'console.log(lr.value)', '"apart"')
    store.getState().setInput('a', '1', 0.5)
    expect(['a', 'b', 'c'].map(id => word(store, id))).toEqual(['done', 'stale', 'done'])
    store.getState().runStale()
    await idle(store)
    expect(shown(store, 'b')).toBe('0.5')
    expect(word(store, 'b')).toBe('done')
  })

  test('a cell that shows what it made of its own input is stale as well, one that only holds it is not', async () => {
    const store = await runAll(`${lr()}\nconsole.log(lr.value)`, lr())
    store.getState().setInput('a', '1', 0.5)
    store.getState().setInput('b', '1', 0.5)
    expect(['a', 'b'].map(id => word(store, id))).toEqual(['stale', 'done'])
  })

  test('with `rerun` its own cell runs again, with what was set last', async () => {
    const store = await runAll(`${lr(', rerun: true')}\nconsole.log(lr.value)`)
    store.getState().setInput('a', '1', 0.5)
    store.getState().setInput('a', '1', 0.6)
    await vi.waitFor(() => expect(shown(store, 'a')).toBe('input 0.6'))
    await idle(store)
    expect(word(store, 'a')).toBe('done')
  })

  test('with `rerun` its dependants run again, those of dependants too', async () => {
    const store = await runAll(lr(', rerun: true'), 'const twice = lr.value * 2', 'console.log(twice)')
    store.getState().setInput('a', '1', 0.5)
    await vi.waitFor(() => expect(shown(store, 'c')).toBe('1'))
  })

  test('stays where the reader put it when its cell runs again, until the code changes', async () => {
    const store = await runAll(lr(), 'console.log(lr.value)')
    store.getState().setInput('a', '1', 0.5)
    store.getState().runAll()
    await idle(store)
    expect(shown(store, 'b')).toBe('0.5')
    store.getState().edit('a', lr(', step: 0.01'))
    store.getState().runAll()
    await idle(store)
    expect(shown(store, 'b')).toBe('0.1')
  })

  test('takes effect in the loop that runs, which is not behind afterwards', async () => {
    const store = open(lr(), 'while (lr.value < 0.5) await new Promise(resolve => setTimeout(resolve, 1))\nlr.value')
    store.getState().runAll()
    await vi.waitFor(() => expect(word(store, 'b')).toBe('running'))
    store.getState().setInput('a', '1', 0.7)
    await idle(store)
    expect([word(store, 'b'), shown(store, 'b')]).toEqual(['done', '0.7'])
  })
})

test('the page knows what the kernel computes with', async () => {
  const store = await runAll('1')
  expect(store.getState().kernel.engine).toEqual({ binary: 'stand-in', threads: 1 })
})

describe('positions of a slider', () => {
  test('are its steps, both ends among them', () => {
    const positions = positionsOf({ type: 'slider', min: 0, max: 0.3, step: 0.1, log: false })
    expect(positions).toEqual([0, 0.1, 0.2, 0.3])
    expect(positionNear(positions, 0.16)).toBe(2)
  })

  test('on a logarithmic scale differ from each other, so that every key press moves it', () => {
    const positions = positionsOf({ type: 'slider', min: 0.01, max: 1, step: 0.01, log: true })
    expect(positions[0]).toBe(0.01)
    expect(positions.at(-1)).toBe(1)
    expect(new Set(positions).size).toBe(positions.length)
    expect(positions.every((value, i) => i === 0 || value > positions[i - 1])).toBe(true)
  })
})
