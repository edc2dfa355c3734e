import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { createSearch } from '../../app/reader/search/find.ts'
import { tokens } from '../../app/reader/search/tokens.ts'
import type { SearchDocument } from '../../app/reader/search/documents.ts'
import { searchDocuments } from '../../app/site/search/documents.ts'

const document = (id: string, heading: string, text: string, code = ''): SearchDocument => ({
  id,
  number: '1.1',
  section: id.split('/')[0],
  heading,
  text,
  code,
})

const places = (groups: ReturnType<ReturnType<typeof createSearch>>) =>
  groups.flatMap(group => group.hits.map(hit => hit.id))

describe('tokens', () => {
  test('Chinese is cut into pairs, words stay whole, names are found by their parts too', () => {
    expect(tokens('卷积层 Conv2d')).toEqual(['卷积', '积层', 'conv2d'])
    expect(tokens('F.crossEntropy')).toEqual(['f', 'crossentropy', 'cross', 'entropy'])
    expect(tokens('层')).toEqual(['层'])
  })
})

describe('search', () => {
  const search = createSearch([
    document('mlp/', 'Multilayer perceptrons', 'Hidden layers make a network bend.'),
    document('mlp/#relu', 'ReLU', 'The rectified linear unit keeps what is positive.', 'F.relu(x)'),
    document('softmax/#loss', 'The loss', 'Cross entropy punishes confidence.', 'const l = F.crossEntropy(yHat, y)'),
    document('conv/', '卷积层', '卷积核在图像上滑动，每一层都有自己的通道。'),
    document('pool/', '汇聚层', '积累之后再卷起来。'),
  ])

  test('finds words, their beginnings, small slips and parts of names', () => {
    expect(places(search('hidden'))).toEqual(['mlp/'])
    expect(places(search('rectif'))).toEqual(['mlp/#relu'])
    expect(places(search('perceptrms'))).toEqual(['mlp/'])
    expect(places(search('crossEntropy'))[0]).toBe('softmax/#loss')
    expect(places(search('entropy'))).toEqual(['softmax/#loss'])
  })

  test('every word must be there', () => {
    expect(places(search('hidden entropy'))).toEqual([])
  })

  test('Chinese is found as it stands, not by characters that happen to be near', () => {
    expect(places(search('卷积'))).toEqual(['conv/'])
    expect(places(search('积层'))).toEqual(['conv/'])
    expect(places(search('图像上滑动'))).toEqual(['conv/'])
    expect(places(search('通道 卷积'))).toEqual(['conv/'])
    expect(places(search('卷层'))).toEqual([])
  })

  test('shows what stands around the words', () => {
    const [{ hits }] = search('confidence')
    expect(hits[0].context).toEqual({ before: 'Cross entropy punishes ', match: 'confidence', after: '.' })
  })
})

test('a page is found by heading, with its text and code, without formulas, twins and results', () => {
  const html = `<main><article class="prose"><p>Opening.</p><h2 id="one">One<a class="anchor" href="#one"></a></h2>
    <p>Text with <em>stress</em><span class="katex">x^2</span>.</p>
    <div><div class="cell-bar">Run</div><pre data-code><code><span>torch</span>.ones</code></pre>
    <pre data-twin><code>torch.zeros</code></pre><div data-recorded>42</div></div></article></main>`
  const section = { slug: 'a', part: 'p', number: '1.1', title: 'A', summary: 'What it is.' }
  expect(searchDocuments(fromHtml(html), section)).toEqual([
    { id: 'a/', number: '1.1', section: 'A', heading: 'A', text: 'What it is. Opening.', code: '' },
    { id: 'a/#one', number: '1.1', section: 'A', heading: 'One', text: 'Text with stress.', code: 'torch.ones' },
  ])
})

test('an entry of a reference is found by its name', () => {
  const html = `<main><h1>T</h1><article id="relu" data-filter="relu"><h3><code>relu</code></h3><p>Keeps the positive.</p>
    </article><article id="gelu" data-filter="gelu"><h3>gelu</h3><p>Smooth.</p></article></main>`
  const found = searchDocuments(fromHtml(html), { slug: 'torchlet', number: '', title: 'Reference', summary: '' })
  expect(found.map(({ id, heading }) => [id, heading])).toEqual([
    ['torchlet/', 'Reference'],
    ['torchlet/#relu', 'relu'],
    ['torchlet/#gelu', 'gelu'],
  ])
  expect(found[1].text).toContain('Keeps the positive.')
})
