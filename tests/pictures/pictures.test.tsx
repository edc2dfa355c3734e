import { readdirSync, readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { broadcastShapes, stretched } from '../../app/pictures/broadcasting/broadcast.ts'
import { examples } from '../../app/pictures/computational-graph/examples.ts'
import { countSteps, type Graph, walk } from '../../app/pictures/computational-graph/graph.ts'
import { pictures } from '../../app/pictures/index.ts'
import { contour, descend, loss, quadratic, samplePoints } from '../../app/pictures/linear-fit.ts'
import { further, stabilityLimit, type Path } from '../../app/pictures/loss-surface/path.ts'
import { countParameters, denseLayers } from '../../app/pictures/mlp-diagram/layers.ts'
import {
  countElements,
  isLayer,
  makeNet,
  namesByTensor,
  rowsOf,
  withEntry,
} from '../../app/pictures/parameter-tree/nets.ts'
import { readable } from '../../app/pictures/picture.ts'
import { crossEntropy, naiveSoftmax, stableSoftmax } from '../../app/pictures/softmax-bars/softmax.ts'

describe('a line and its loss', () => {
  const points = samplePoints(24, 7)
  const surface = quadratic(points)

  test('no line near the closed-form one is better', () => {
    const { w, b } = surface.best
    for (const [dw, db] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ])
      expect(loss(points, { w: w + dw, b: b + db })).toBeGreaterThan(surface.least)
  })

  test('the loss is the same all along a contour', () => {
    for (const line of contour(surface, 2)) expect(loss(points, line)).toBeCloseTo(2, 10)
  })

  test('gradient descent finds the best line', () => {
    let line = { w: -0.8, b: 2.5 }
    for (let i = 0; i < 400; i++) line = descend(line, points, 0.3)
    expect(line.w).toBeCloseTo(surface.best.w, 6)
    expect(line.b).toBeCloseTo(surface.best.b, 6)
  })

  test.each([
    ['below', 0.98, true],
    ['above', 1.02, false],
  ])('a learning rate %s the limit of stability', (_, share, converges) => {
    const learningRate = share * stabilityLimit(surface.ww, surface.wb)
    let path: Path = { lines: [{ w: 0, b: 0 }], learningRate, batchSize: 24, seed: 1 }
    const before = loss(points, path.lines[0])
    for (let i = 0; i < 300; i++) path = further(points, path)
    expect(loss(points, path.lines[path.lines.length - 1]) < before).toBe(converges)
  })

  test('the same seed takes the same path, another seed another', () => {
    const walk = (seed: number) => {
      let path: Path = { lines: [{ w: 0, b: 0 }], learningRate: 0.1, batchSize: 2, seed }
      for (let i = 0; i < 5; i++) path = further(points, path)
      return path.lines
    }
    expect(walk(3)).toEqual(walk(3))
    expect(walk(3)).not.toEqual(walk(400))
  })
})

describe('softmax', () => {
  test('both ways agree while nothing overflows, and do not care about a shift', () => {
    const stable = stableSoftmax([2, 1, 0, -1])
    naiveSoftmax([2, 1, 0, -1]).forEach((p, i) => expect(p).toBeCloseTo(stable[i], 6))
    stableSoftmax([42, 41, 40, 39]).forEach((p, i) => expect(p).toBeCloseTo(stable[i], 6))
  })

  test('the naive one overflows in float32 where the stable one does not', () => {
    expect(naiveSoftmax([100, 99])).toEqual([NaN, NaN])
    expect(stableSoftmax([100, 99])[0]).toBeCloseTo(0.731, 3)
  })

  test('cross entropy is minus the log of the probability of the label', () => {
    expect(crossEntropy([2, 1, 0], 1)).toBeCloseTo(-Math.log(stableSoftmax([2, 1, 0])[1]), 5)
  })
})

describe('broadcasting', () => {
  test.each([
    [[3, 1], [4], [3, 4]],
    [[3, 4], [3], null],
    [[1], [3], [3]],
  ])('%j and %j give %j', (a, b, shape) => expect(broadcastShapes(a, b)).toEqual(shape))

  test('a stretched column repeats its value along the row, and says that it is a copy', () => {
    expect(stretched([10, 20, 30], [3, 1], 2, 3)).toEqual({ value: 30, copy: true })
    expect(stretched([10, 20, 30], [3, 1], 2, 0)).toEqual({ value: 30, copy: false })
  })
})

describe('a computational graph', () => {
  const leavesOf = (graph: Graph) =>
    Object.fromEntries(graph.flatMap(node => ('start' in node ? [[node.name, node.start]] : [])))

  test.each(Object.entries(examples))('the gradients of %s are the slopes of its result', (_, graph) => {
    const leaves = leavesOf(graph)
    const result = (changed: Record<string, number>) =>
      walk(graph, changed, countSteps(graph)).values[graph[graph.length - 1].name]
    const { gradients } = walk(graph, leaves, countSteps(graph))
    for (const node of graph) {
      if (!('start' in node)) continue
      const h = 1e-4
      const up = result({ ...leaves, [node.name]: node.start + h })
      const down = result({ ...leaves, [node.name]: node.start - h })
      if (node.asksForGradient) expect(gradients[node.name]).toBeCloseTo((up - down) / (2 * h), 5)
      else expect(gradients).not.toHaveProperty(node.name)
    }
  })

  test('backward adds where a value was used twice', () => {
    const { event, gradients } = walk(examples.twice, { x: 2 }, countSteps(examples.twice))
    expect(event).toEqual({ kind: 'backward', node: 'u', to: [{ input: 'x', slope: 4, added: 4, total: 7 }] })
    expect(gradients.x).toBe(7)
  })

  test('forward comes first: no gradient before every value is there', () => {
    const { values, gradients } = walk(examples.linear, leavesOf(examples.linear), 4)
    expect([values.l, gradients]).toEqual([2.25, {}])
  })
})

describe('names of parameters', () => {
  test('a tied layer has two names a tensor and counts once', () => {
    const names = [...namesByTensor(makeNet('tied')).values()]
    expect(names).toContainEqual(['2.weight', '4.weight'])
    expect(countElements(makeNet('tied'))).toBe(40 + 72 + 9)
    expect(countElements(makeNet('untied'))).toBe(40 + 2 * 72 + 9)
  })

  test('what is written through one name is read through the other, and nowhere else', () => {
    const net = makeNet('tied')
    const [, , target] = [...namesByTensor(net).keys()]
    const firsts = new Map(
      rowsOf(withEntry(net, target, 100).net).flatMap(({ name, member }) =>
        isLayer(member) ? [] : [[name, member.values[0]] as const],
      ),
    )
    expect([...firsts].filter(([, value]) => value === 100).map(([name]) => name)).toEqual(['2.weight', '4.weight'])
  })
})

test('the network of the chapter has 203,530 parameters', () => {
  expect(countParameters(denseLayers([784, 256, 10], 256))).toBe(203530)
})

test('numbers read well: a real minus sign, no negative zero, powers of ten when long', () => {
  expect([readable(-1.234), readable(-0.001), readable(NaN), readable(1234567)]).toEqual([
    '−1.23',
    '0.00',
    'nan',
    '1.2e6',
  ])
})

describe.each(Object.keys(pictures))('%s', name => {
  test.each(['en', 'zh'] as const)('draws itself in %s before any script runs, with a summary in words', lang => {
    const Picture = pictures[name]
    const html = renderToStaticMarkup(<Picture lang={lang} />)
    // A drawing says in words what it shows; a table is read as it stands.
    expect(html).toMatch(/<(?:svg|div)[^>]*aria-label="[^"]{20,}"|<table[^>]*><caption>/)
    expect(/[\u4e00-\u9fff]/.test(html)).toBe(lang === 'zh')
    expect(html).not.toMatch(/NaN|undefined/)
  })
})

test.each(Object.keys(pictures))('the page finds %s in the file of its name, so that it comes alive', name => {
  const files = readdirSync('app/pictures', { recursive: true, encoding: 'utf8' })
  const file = files.find(file => file.endsWith(`/${name}.tsx`))
  expect(file && readFileSync(`app/pictures/${file}`, 'utf8')).toMatch(new RegExp(`export (function|const) ${name}\\b`))
})
