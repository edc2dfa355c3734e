import { expect, test } from 'vitest'
import { inputs, preset, run, turned } from '../../app/pictures/gate-dials/cells.ts'

test.each(['gru', 'lstm'] as const)('%s: closed gates keep the first input to the end, whatever comes', kind => {
  const { state } = run(kind, preset(kind, 'keep'))
  for (const value of state) expect(value).toBeCloseTo(state[0], 12)
  expect(Math.abs(state[0])).toBeGreaterThan(0.5)
})

test('replacing at the fifth step forgets what was kept: only the fifth input counts from there', () => {
  const { state } = run('gru', preset('gru', 'replace'))
  expect(state[3]).toBeCloseTo(Math.tanh(inputs[0]), 12)
  expect(state[7]).toBeCloseTo(Math.tanh(inputs[4]), 12)
})

test('a dial changes nothing before its step', () => {
  const before = preset('lstm', 'half')
  const [old, changed] = [before, turned(before, 3, 0, 1)].map(dials => run('lstm', dials).memory)
  expect(changed.slice(0, 3)).toEqual(old.slice(0, 3))
  expect(changed[3] - old[3]).toBeCloseTo(0.5 * old[2], 12)
})
