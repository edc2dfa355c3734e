import { describe, expect, test } from 'vitest'
import { openKernel, shownText } from './stand-in.ts'

/** Raises the flag as the page would, while the cell runs: the last op before the loop does it. */
async function stopped(code: string, before: string[] = []) {
  const kernel = await openKernel([...before, `raise()\n${code}`, '"alive"'])
  const raise = () => void Atomics.store(kernel.flag, 0, 1)
  Object.assign(globalThis, { raise })
  for (const [i] of before.entries()) await kernel.run(String.fromCharCode(97 + i))
  const cell = String.fromCharCode(97 + before.length)
  const { status, error } = await kernel.run(cell)
  const next = await kernel.run(String.fromCharCode(98 + before.length))
  return { status, error, next: shownText(next) }
}

describe('Stop', () => {
  test.each([
    'while (true) {}',
    'for (;;);',
    'for (let i = 0; ; i++);',
    'do {} while (true)',
    'while (true) await 0',
    'while (true) { try { while (true) {} } catch {} }',
    'while (true) { try { continue } finally { continue } }',
    'function f() { try { while (true) {} } finally { return f() } }\nf()',
    'for (let i = 0; i < 10; i++) i--',
    'for (let i = 0; i < 10; i++) i = 0',
    'let n = 10\nfor (let i = 0; i < n; i++) n++',
    'for (let i = 0; i < Infinity; i++);',
    'for (let i = 0; i < 1e300; i++) {}',
    'for (let i = -1e300; i < 0; i++) {}',
    'for (let i = 2 ** 53; i < Infinity; i++) {}',
    'for (let i = 0n; i < 10n ** 30n; i++) {}',
    'const a = [1]\nfor (let i = 0; i < a.length; i++) a[a.length] = 1',
    'const a = [1]\nfor (const x of a) a.push(x)',
    'const o = { get length() { return Infinity } }\nfor (let i = 0; i < o.length; i++) {}',
    'class A { static { while (true) {} } }',
    'const f = function* () { while (true) yield 1 }\nfor (const x of f()) {}',
    'async function* g() { while (true) yield 1 }\nfor await (const x of g()) {}',
    'class B { x = (() => { for (;;) {} })() }\nnew B()',
    'outer: while (true) { while (true) continue outer }',
    'const spin = (n = (() => { while (true) {} })()) => n\nspin()',
    "import { torch } from 'torchlet'\nconst f = (): void => { torch.op(); f() }\ntry { f() } catch {}\nwhile (true) try { torch.op() } catch {}",
    'try { while (true) {} } catch { await new Promise(() => {}) }',
  ])('%s', async code => {
    // What hangs in an await is ended by the message that the page sends along with the flag.
    const kernel = await openKernel([`raise()\n${code}`, '"alive"'])
    Object.assign(globalThis, { raise: () => void Atomics.store(kernel.flag, 0, 1) })
    const timer = setTimeout(() => void kernel.session.handle({ type: 'interrupt' }), 50)
    const { status, error } = await kernel.run('a')
    clearTimeout(timer)
    expect({ status, error }).toEqual({ status: 'stopped', error: null })
    expect(shownText(await kernel.run('b'))).toBe("'alive'")
  })

  test('a function of an earlier cell stops in the cell that calls it', async () => {
    expect(await stopped('spin()', ['function spin() { while (true) {} }'])).toMatchObject({
      status: 'stopped',
      next: "'alive'",
    })
  })

  test('a pending await ends at once, and what waited does not go on', async () => {
    const kernel = await openKernel([
      'let later = () => {}\nconst gate = new Promise<void>(resolve => { later = resolve })\nlet went = "stopped there"',
      'await gate\nwent = "went on"',
      'later()\nawait 0\nwent',
    ])
    await kernel.run('a')
    const running = kernel.run('b')
    await Promise.resolve()
    await kernel.session.handle({ type: 'interrupt' })
    expect((await running).status).toBe('stopped')
    expect(shownText(await kernel.run('c'))).toBe("'stopped there'")
  })

  test('a function of an earlier cell that awaits goes on in the cell that calls it', async () => {
    const kernel = await openKernel(['async function load() { await 0\nreturn 7 }', 'await load()'])
    await kernel.run('a')
    expect(shownText(await kernel.run('b'))).toBe('7')
  })

  test('values survive', async () => {
    const kernel = await openKernel(['let i = 0\nraise()\nwhile (true) i++', 'i > 0'])
    Object.assign(globalThis, { raise: () => void Atomics.store(kernel.flag, 0, 1) })
    await kernel.run('a')
    expect(shownText(await kernel.run('b'))).toBe('true')
  })

  test('pressed after the cell ended, it does not stop the next one', async () => {
    const kernel = await openKernel(['1', 'for (let i = 0; i < 5000; i++) String(i)\n2'])
    await kernel.run('a')
    await kernel.session.handle({ type: 'interrupt' })
    expect(shownText(await kernel.run('b'))).toBe('2')
  })
})

describe('loops that count are not changed by their guard', () => {
  test.each([
    ['let s = 0\nfor (let i = 0; i < 10; i++) s += i\ns', '45'],
    ['let s = 0\nfor (let i = 0, n = 3_000_000; i < n; i++) s++\ns', '3000000'],
    ['let s = 0\nfor (let i = 5; i <= 7; i++) s += i\ns', '18'],
    [
      'const a = [1, 2, 3]\nlet s = 0\nfor (let i = 0; i < a.length; i++) { if (a[i] === 2) continue; s += a[i] }\ns',
      '4',
    ],
    ['let n = 0n\nfor (let i = 0n; i < 3n; i++) n += i\nn', '3n'],
    ['const a = [1]\nfor (let i = 0; i < a.length; i++) if (i < 2_500_000) a[i + 1] = i\na.length', '2500001'],
    ['const o = { n: 5 }\nlet s = 0\nfor (let i = 0; i < o.n; i++) { o.n = 3; s++ }\ns', '3'],
    ['const a = [1, 2, 3, 4]\nlet s = 0\nfor (let i = 0; i < a.length; i++) { a.length = 2; s++ }\ns', '2'],
    ['let s = 0\nfor (let i = 0; i < 9; i++) { if (i > 3) break; s += i }\ns', '6'],
    ['let s = 0, n = 5\nfor (let i = 0; i < n; i++) { [n] = [2]; s++ }\ns', '2'],
    ['let s = 0, n = 2\nout: for (let i = 0; i < n; i++) { if (i === 0) continue out; s += i }\ns', '1'],
    ['const f = (n: number) => { for (let i = 0; i < n; i++) if (i * i > 50) return i }\nf(100)', '8'],
    ['let s = 0\nfor (let i = 0, n = 4; i < 2 * n - 1; i++) for (let j = 0; j <= n; j++) s++\ns', '35'],
    ["let s = ''\nfor (let i = 0; i < ('3' as any); i++) s += i\ns", "'012'"],
    ['let s = 0\nfor (let i = 0.5; i < 3; i++) s += i\ns', '4.5'],
    ['let s = 0\nfor (let i = NaN; i < 3; i++) s++\ns', '0'],
    ['let s = 0\nfor (let i: any = "a"; i < 3; i++) s++\ns', '0'],
    ['let s = 0, i\nfor (i = 0; i < 4; i++) s += i;\n[s, i]', '[6, 4]'],
  ])('%s', async (code, value) => {
    expect(shownText(await (await openKernel([code])).run('a'))).toBe(value)
  })
})
