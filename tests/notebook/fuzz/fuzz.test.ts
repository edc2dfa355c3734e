import { describe, expect, test } from 'vitest'
import { openKernel } from '../stand-in.ts'
import { allFeatures, generate, Random } from './generate.ts'
import { written } from './written.ts'
import { type Behaviour, runAsModule, watch } from './oracle.ts'

const programs = 2000
const least = 20

/** The same program as cells, cut at random between statements. */
async function runAsCells(statements: string[], seed: number): Promise<Behaviour> {
  const random = new Random(seed * 7 + 3)
  const cells: string[] = []
  for (const statement of statements) {
    if (cells.length === 0 || random.chance(0.4)) cells.push(statement)
    else cells.push(`${cells.pop()}\n${statement}`)
  }
  const kernel = await openKernel(cells)
  let error: string | null = null
  const behaviour = await watch(async () => {
    for (const [i] of cells.entries()) {
      const ran = await kernel.run(String.fromCharCode(97 + i))
      if (ran.error) return void (error = ran.error.message)
    }
  })
  return { ...behaviour, error }
}

describe('a cell behaves as the same text run as a module', () => {
  const counts = new Map<string, number>(allFeatures.map(feature => [feature, 0]))
  test(`${programs} generated programs, cut into cells anywhere`, { timeout: 300_000 }, async () => {
    let wrong = 0
    for (let seed = 0; seed < programs + wrong; seed++) {
      const { statements, features } = generate(seed)
      const code = statements.join('\n')
      const expected = await runAsModule(code)
      if (!expected) {
        wrong++
        continue
      }
      for (const feature of features) counts.set(feature, counts.get(feature)! + 1)
      expect({ seed, code, ...(await runAsCells(statements, seed)) }).toEqual({ seed, code, ...expected })
    }
    expect(wrong, 'generated texts that are no TypeScript').toBeLessThan(programs / 100)
  })

  test(`every kind of syntax occurred at least ${least} times`, () => {
    const table = [...counts].toSorted((a, b) => a[1] - b[1])
    console.log(table.map(([feature, count]) => `${String(count).padStart(5)}  ${feature}`).join('\n'))
    expect(table.filter(([, count]) => count < least)).toEqual([])
  })

  test.each(written)('%s', async code => {
    const kernel = await openKernel([code])
    let error: string | null = null
    const got = await watch(async () => {
      error = (await kernel.run('a')).error?.message ?? null
    })
    expect({ ...got, error }).toEqual(await runAsModule(code))
  })

  test('there are 200 of those', () => {
    expect(written.length).toBeGreaterThanOrEqual(200)
  })

  test('an error is found at its line and column, wherever it stands', async () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(seed)
      const { statements } = generate(seed + 10_000)
      const at = random.below(statements.length + 1)
      const raise = random.pick([
        'throw new RangeError(`here`)',
        'const raise = <A,>(a: A): never => { throw new RangeError("here") }; raise<any>(1 as any)',
        'for (let i = 0 as number; i < 2; i++) { let x: any = i; if (x === 1) throw new RangeError("here") }',
        'await (async (): Promise<void> => { await 0; throw new RangeError("here") })()',
        'class Thrower<T> { private x: T = (() => { throw new RangeError("here") })() as T }; new Thrower<any>()',
      ])
      const code = [...statements.slice(0, at), raise].join(';\n')
      Object.assign(globalThis, { print: () => {} })
      const { error } = await (await openKernel([code])).run('a')
      if (error?.message !== 'here') continue
      const before = code.slice(0, code.lastIndexOf('new RangeError'))
      const expected = { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
      expect({ seed, code, at: error.at }).toEqual({ seed, code, at: expected })
    }
  })
})
