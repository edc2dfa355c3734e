import { describe, expect, test } from 'vitest'
import type { CellSource } from '../../app/notebook/cell.ts'
import { lintChapter } from '../../app/notebook/lint.ts'

const imports =
  "import { torch, nn, optim } from 'torchlet'\nimport * as d2l from 'd2l'\nimport { chart } from 'notebook'"
const net =
  'const net = new nn.Linear(2, 1)\nconst loss = new nn.MSELoss()\nconst x = torch.ones(2, 2)\nconst list: number[] = []'

/** Lints a chapter of imports, a net, then the given cells c, d, …; the messages. */
function lint(codes: (string | Partial<CellSource>)[], library: string[] = []) {
  const cells = [imports, net, ...codes].map((cell, i): CellSource => ({
    id: String.fromCharCode(97 + i),
    code: '',
    title: '',
    save: false,
    after: null,
    throws: null,
    test: {},
    collapse: false,
    exercise: '',
    ...(typeof cell === 'string' ? { code: cell } : cell),
  }))
  return lintChapter(
    cells,
    library.map((code, i) => ({ chapter: 'x', id: `s${i}`, title: '', code })),
  ).map(({ cell, message }) => `${cell} ${message}`)
}

describe('a cell that uses what an earlier cell may have changed must say after=', () => {
  test.each([
    ['an in-place method', 'x.add_(1)', 'x'],
    ['an in-place method of a member', 'net.weight.data.zero_()', 'net'],
    ['backward through a loss', 'const l = loss(net(x), x)\nl.backward()', 'net'],
    ['a step of a trainer', 'const trainer = new optim.SGD(net.parameters(), { lr: 1 })\ntrainer.step()', 'net'],
    ['apply', 'net.apply(m => {})', 'net'],
    ['an assigned member', 'net.bias = null as any', 'net'],
    ['an assigned element', 'list[0] = 1', 'list'],
    ['push', 'list.push(1)', 'list'],
    ['setAt', 'x.setAt([0], 1)', 'x'],
    ['nn.init', 'nn.init.normal_(net.weight)', 'net'],
    ['a function that is not known', 'd2l.train(net)\nother(net)', 'net'],
    ['a function that changes its argument', 'function update(p: any) { p.sub_(1) }\nupdate(net)', 'net'],
    [
      'a function that calls such a function',
      'function update(p: any) { p.sub_(1) }\nconst twice = (p: any) => { update(p); update(p) }\ntwice(net)',
      'net',
    ],
    [
      'a function that changes what it goes through',
      'function sgd(params: any[]) { for (const p of params) p.sub_(1) }\nsgd([x])',
      'x',
    ],
  ])('%s', (_, code, name) => {
    expect(lint([code, `console.log(${name})`])).toEqual([
      `d uses \`${name}\`, which the cell \`c\` may have changed: say after=c, or after=none`,
    ])
    expect(lint([code, { code: name, after: ['c'] }])).toEqual([])
    expect(lint([code, { code: name, after: 'none' }])).toEqual([])
  })

  test.each([
    ['new tensors', 'const y = x.add(1).mul(2)'],
    ['calls of torch', 'torch.matmul(x, x); console.log(x); display(x)'],
    ['calls of a net', 'net(x)'],
    ['functions that only compute', 'function f(a: any) { const y = a.mul(2); y.add_(1); return y }\nf(x)'],
    ['members of its own', 'class C { n = 0; f(a: any) { this.n = a.size } }\nnew C().f(x)'],
    ['names of its own', 'const own: any[] = []; own.push(x)'],
    ['a chart', 'const c = chart(); c.add(1, 2); c.clear()'],
  ])('%s change nothing', (_, code) => {
    expect(lint([code, 'x'])).toEqual([])
  })

  test('a saved function of an earlier section counts by what it does', () => {
    expect(lint(['train(net)', 'net(x)'], ['function train(n: any) { n.weight.sub_(1) }'])).toHaveLength(1)
    expect(lint(['measure(net)', 'net(x)'], ['function measure(n: any) { return n.weight.sum() }'])).toEqual([])
  })

  test('what is done to an instance leaves its class alone', () => {
    const layer = 'class Layer {}'
    expect(lint([layer, 'const one = new Layer() as any\none.weight.fill_(0)', 'new Layer()'])).toEqual([])
    expect(lint([layer, 'const one = new Layer() as any', 'one.weight.fill_(0)', 'one'])).toHaveLength(1)
  })

  test('a cell that needs the changing one by a name need say nothing', () => {
    expect(lint(['x.add_(1)\nconst done = true', 'done && x'])).toEqual([])
  })
})

describe('other slips', () => {
  test.each([
    [{ code: '1', after: ['nowhere'] }, 'after=nowhere: there is no such cell above'],
    [{ code: 'const n = 1', test: { m: '1' } }, 'test={m:…}: there is no such'],
    [{ code: 'Math.random()' }, 'draws from Math.random'],
    [{ code: 'enum E {}' }, 'an enum is not erasable'],
  ])('%j', (cell, message) => {
    expect(lint([cell])).toEqual([expect.stringContaining(`c ${message}`)])
  })
})
