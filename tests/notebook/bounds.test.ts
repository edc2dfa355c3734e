import { describe, expect, test } from 'vitest'
import { withinBounds } from '../../app/notebook/kernel/bounds.ts'
import { paced } from '../../app/notebook/kernel/confine/paced.ts'
import { weigh } from '../../app/notebook/kernel/weight.ts'

describe('the weight of a message', () => {
  test('letters, numbers and members count, bytes do not', () => {
    expect(weigh('abc')).toBe(4)
    expect(weigh([1, [2, 3]])).toBe(5)
    expect(weigh({ name: 'abc' })).toBe(9)
    expect(weigh(new Uint8Array(1_000_000))).toBe(1)
  })

  test('what is certainly too much is not looked at to its end', () => {
    const circle: unknown[] = []
    circle.push(circle, 'x')
    expect(weigh(circle, 1000)).toBeGreaterThan(1000)
  })
})

describe('what a page is sent', () => {
  /** A clock that moves by a tenth of a millisecond whenever it is looked at. */
  const clock = () => {
    let time = 0
    return () => (time += 0.1)
  }

  test('goes at once while it is little', () => {
    const now = clock()
    const sent: string[] = []
    const send = paced((message: string) => sent.push(message), now)
    for (let i = 0; i < 1000; i++) send('a line')
    expect(sent).toHaveLength(1000)
    expect(now()).toBeLessThan(200)
  })

  test('waits where there is more than a page takes in: 2 MB a second, many messages or long ones', () => {
    for (const [count, length] of [
      [20_000, 10],
      [200, 100_000],
    ]) {
      const now = clock()
      let sent = 0
      const send = paced(() => sent++, now)
      for (let i = 0; i < count; i++) send('x'.repeat(length))
      expect(sent).toBe(count)
      // 20 million in all; 8 go at once.
      expect(now()).toBeGreaterThan(5_000)
      expect(now()).toBeLessThan(10_000)
    }
  })
})

describe('outputs', () => {
  const error = (message: string) => ({ kind: 'error' as const, name: 'Error', message, at: null, frames: [] })

  test('stand as they are, but for strings that nobody reads to their end', () => {
    const plain = error('as it is')
    expect(withinBounds(plain)).toBe(plain)
    expect(withinBounds(error('x'.repeat(1_000_000)))).toMatchObject({
      name: 'Error',
      message: `${'x'.repeat(100_000)}…`,
    })
  })

  test('of more than a page can show are named only', () => {
    const rows = Array.from({ length: 500 }, () => Array.from({ length: 5_000 }, () => 1))
    const columns = rows[0].map(String)
    expect(withinBounds({ kind: 'table', columns, rows, total: 500 })).toMatchObject({
      kind: 'text',
      text: '[table: more than a page can show]\n',
    })
  })
})
