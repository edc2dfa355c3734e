import { describe, expect, test } from 'vitest'
import { buildGraph } from '../../app/notebook/cells/graph.ts'
import { withPrerequisites } from '../../app/notebook/cells/order.ts'

const graph = (...cells: (string | { code: string; after?: string[]; scope?: string })[]) =>
  buildGraph(
    cells.map((cell, i) => ({
      id: String.fromCharCode(97 + i),
      after: [],
      scope: '',
      ...(typeof cell === 'string' ? { code: cell } : cell),
    })),
  )
const needs = (nodes: ReturnType<typeof graph>, id: string) => nodes.find(node => node.id === id)!.needs.join('')

describe('what a cell needs', () => {
  test('the nearest definition above of each free name', () => {
    const nodes = graph('const x = 1', 'const x = 2', 'x', 'const x = 3')
    expect(needs(nodes, 'c')).toBe('b')
  })

  test('cells between that assign the name, not those below', () => {
    expect(needs(graph('let n = 0', 'n++', 'n', 'n = 5'), 'c')).toBe('ab')
  })

  test('what after= names, where it stands above', () => {
    expect(needs(graph('1', '2', { code: '3', after: ['a', 'd'] }, '4'), 'c')).toBe('a')
  })

  test.each([
    ['a local of the same name', '{ const x = 2; x }', ''],
    ['a parameter', 'const f = (x: number) => x', ''],
    ['a default of a parameter', 'const f = (y = x) => y', 'a'],
    ['a member', 'const o = { x: 1 }; o.x', ''],
    ['a computed member', 'const o = { [x]: 1 }', 'a'],
    ['a short member', 'const o = { x }', 'a'],
    ['a label', 'x: for (;;) break x', ''],
    ['a type of the same name', 'type T = typeof x; let t: T', ''],
    ['a catch parameter', 'try {} catch (x) { x }', ''],
    ['a loop variable', 'for (const x of [1]) x', ''],
    ['the loop it runs over', 'for (const y of [x]) y', 'a'],
    ['a var in a block', 'if (true) { var x = 1 }\nx', ''],
    ['a block function', '{ function x() {} }\nx', 'a'],
    ["a function expression's own name", '(function x() { x })', ''],
    ['a class field', 'class C { x = x }', 'a'],
    ['a static block', 'class C { static { var x = 1; x } }', ''],
    ['a switch', 'switch (1) { case 1: let x = 2; x }', ''],
    ['a nested pattern', 'const { a: [x] } = { a: [1] }; x', ''],
    ['a pattern default', 'const { a = x } = {} as any', 'a'],
    ['a generic argument', 'const m = new Map<string, typeof x>()', ''],
    ['typeof', 'typeof x', 'a'],
    ['an import', "import { x } from 'torchlet'\nx", ''],
    ['a template', '`${x}`', 'a'],
    ['an assertion', '(x as unknown)!', 'a'],
    ['an arguments object', 'function f() { return arguments }', ''],
  ])('%s: %s', (_, code, expected) => {
    expect(needs(graph('const x = 1, arguments1 = 2', code), 'b')).toBe(expected)
  })

  test('an exercise sees the chapter and itself; others do not see it', () => {
    const nodes = graph('const x = 1', { code: 'const x = 2', scope: 'ex' }, { code: 'x', scope: 'ex' }, 'x', {
      code: 'x',
      scope: 'other',
    })
    expect([needs(nodes, 'c'), needs(nodes, 'd'), needs(nodes, 'e')]).toEqual(['b', 'a', 'a'])
  })

  test('half a line typed keeps what was known of the cell', () => {
    const cells = (code: string) => [
      { id: 'a', code, after: [], scope: '' },
      { id: 'b', code: 'x', after: [], scope: '' },
    ]
    const before = buildGraph(cells('const x = 1'))
    const broken = buildGraph(cells('const x = ('), before)
    expect(broken[0].error).not.toBe(null)
    expect(broken[1].needs).toEqual(['a'])
  })
})

describe('order', () => {
  const nodes = graph('const a = 1', 'const b = a', 'const c = 1', 'const d = b')

  test('prerequisites come in document order, without what is up to date and what only that needed', () => {
    expect(withPrerequisites(nodes, ['d'], () => false)).toEqual(['a', 'b', 'd'])
    expect(withPrerequisites(nodes, ['d'], id => id === 'a')).toEqual(['b', 'd'])
    expect(withPrerequisites(nodes, ['d'], id => id === 'b')).toEqual(['d'])
    expect(withPrerequisites(nodes, ['d', 'c'], () => false)).toEqual(['a', 'b', 'c', 'd'])
  })
})
