import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startWebKernel } from '../../app/notebook/kernel/web.ts'
import type { ToKernel } from '../../app/notebook/kernel/protocol.ts'

/** A worker that says only what a test lets it say. */
class StandIn extends EventTarget {
  static all: StandIn[] = []
  told: ToKernel[] = []
  ended = false
  constructor() {
    super()
    StandIn.all.push(this)
  }
  postMessage(message: ToKernel) {
    this.told.push(message)
  }
  terminate() {
    this.ended = true
  }
  say(data: object) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
}

beforeEach(() => {
  StandIn.all = []
  vi.stubGlobal('Worker', StandIn)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const seed: ToKernel = { type: 'seed', seed: 1 }
const interrupt: ToKernel = { type: 'interrupt' }

test('a worker that never says a word gives way to a second one, which is told all that the first was', () => {
  const kernel = startWebKernel()
  const heard: unknown[] = []
  kernel.onmessage = message => heard.push(message)
  kernel.post(seed)
  kernel.post(interrupt)
  vi.advanceTimersByTime(60_000)
  const [first, second, ...more] = StandIn.all
  expect(more).toEqual([])
  expect([first.ended, second.ended]).toEqual([true, false])
  expect(second.told).toEqual([seed, interrupt])
  second.say({ type: 'ready' })
  kernel.post(seed)
  expect(second.told).toEqual([seed, interrupt, seed])
  expect(heard).toEqual([{ type: 'ready' }])
})

test('one that has spoken may be silent for as long as it computes; one that is ended stays so', () => {
  const kernel = startWebKernel()
  kernel.post(seed)
  StandIn.all[0].say({ type: 'ready' })
  vi.advanceTimersByTime(600_000)
  expect(StandIn.all.map(({ ended }) => ended)).toEqual([false])
  const other = startWebKernel()
  other.post(seed)
  other.terminate()
  vi.advanceTimersByTime(60_000)
  expect(StandIn.all.map(({ ended }) => ended)).toEqual([false, true])
})

test('one that was started early, and is told nothing yet, is let be', () => {
  startWebKernel()
  vi.advanceTimersByTime(600_000)
  expect(StandIn.all.map(({ ended }) => ended)).toEqual([false])
})
