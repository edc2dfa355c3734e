/** What the sequence sections promise, beyond what they have recorded on the book's own text. */
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { embeddedData, readBook, root } from '../../app/notebook/node/book.ts'
import { HeadlessNotebook } from '../../app/notebook/node/headless.ts'
import { writeManifest } from '../../app/site/data/manifest.ts'
import { publishText } from '../../app/site/data/publish.ts'
import { timeMachine } from '../../app/site/data/sources.ts'

const { sections } = await readBook()
const folder = mkdtempSync(join(tmpdir(), 'time-machine-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The novel as `npm run data` has put it there, or as it lies beside the repository. */
const files = ['public/data/time-machine/text.txt', '../shared/data/time-machine/timemachine.txt']
const novel = files.map(file => join(root, file)).find(existsSync)

/** Runs cells of a section, and then `code` in the same notebook; gives what `code` defines. */
async function valuesAfter(slug: string, cells: string[], code: string, dataRoot: string) {
  const { chapter, library } = sections.find(section => section.slug === slug)!
  const facts = { ...chapter.cells[0], id: 'facts', code, save: false, test: {}, throws: null }
  const notebook = new HeadlessNotebook([...chapter.cells.filter(({ exercise }) => exercise === ''), facts], library)
  await notebook.open(dataRoot)
  let values: Record<string, unknown> = {}
  for (const id of [...notebook.prerequisites(...cells), 'facts']) {
    const { status, error, ...ran } = await notebook.run(id, { short: true })
    if (status !== 'done') throw new Error(`${slug}, cell ${id}: ${error?.message ?? status}`)
    values = ran.values
  }
  return values
}

describe.skipIf(!novel)(`the published results on The Time Machine${novel ? '' : ' (skipped: it is not here)'}`, () => {
  const dataRoot = async () => {
    const { id, title } = timeMachine
    const entry = await publishText(folder, id, title, readFileSync(novel!, 'utf8'))
    await writeManifest(folder, { format: 1, images: {}, texts: { [id]: entry } })
    return pathToFileURL(`${folder}/`).href
  }

  test('lines, vocabulary, indices and corpus', async () => {
    const code = [
      'const first = lines[0]',
      'const tenth = lines[10]',
      'const lineCount = lines.length',
      'const common = vocab.idxToToken.slice(0, 10).join(" ")',
      'const [line0, line10] = [0, 10].map(i => vocab.get(tokens[i]).join(" "))',
      'const sizes = [corpus.length, charVocab.length].join(" ")',
    ].join('\n')
    const found = await valuesAfter('text-preprocessing', ['word-vocab', 'corpus'], code, await dataRoot())
    expect(found).toMatchObject({
      first: 'the time machine by h g wells',
      tenth: 'twinkled and his usually pale face was flushed and animated the',
      lineCount: 3221,
      common: '<unk> the i and of a to was in that',
      line0: '1 19 50 40 2183 2184 400',
      line10: '2186 3 25 1044 362 113 7 1421 3 1045 1',
      sizes: '170580 28',
    })
  })

  test('n-grams, and perplexities of counting', async () => {
    const code = [
      'const top = unigrams.slice(0, 3).map(pair => pair.join(" ")).join(", ")',
      'const pair = bigrams[0].join(" ")',
      'const triple = trigrams[0].join(" ")',
      'const [one, two] = [1, 2].map(n => ngramPerplexity(n, heldOutCorpus, 0.5))',
    ].join('\n')
    const found = await valuesAfter('language-models', ['ngrams', 'char-ngrams'], code, await dataRoot())
    expect(found).toMatchObject({
      top: 'the 2261, i 1267, and 1245',
      pair: 'of the 309',
      triple: 'the time traveller 59',
    })
    expect(Math.abs(Number(found.one) - 17.15)).toBeLessThan(0.05)
    expect(Math.abs(Number(found.two) - 10.35)).toBeLessThan(0.05)
  })
})

test('with equal parameters our own loop and nn.RNN agree within 0.0001, gradients included', async () => {
  const code = 'const apart = Math.max(difference, gradDifference.item())'
  const { apart } = await valuesAfter('rnn-concise', ['agree'], code, embeddedData)
  expect(Number(apart)).toBeLessThan(1e-4)
})

test('sampling: pieces do not overlap, targets are the next tokens, every position is met in time', async () => {
  const code = [
    'const numbers = Array.from({ length: 200 }, (_, i) => i)',
    'const [random, sequential] = [seqDataIterRandom, seqDataIterSequential].map(iterate => [...iterate(numbers, 4, 6)])',
    'const shifted = [...random, ...sequential].every(([X, Y]) => torch.equal(X.add(1), Y))',
    'const once = [random, sequential].every(batches => {',
    '  const all = batches.flatMap(([X]) => X.reshape(-1).toArray())',
    '  return new Set(all).size === all.length',
    '})',
    'const starts = new Set()',
    'for (let i = 0; i < 200; i++) for (const [X] of seqDataIterRandom(numbers, 4, 6)) starts.add(X.at(0, 0).item() % 6)',
    'const offsets = starts.size',
  ].join('\n')
  const found = await valuesAfter('language-models', ['sequential', 'random'], code, embeddedData)
  expect(found).toMatchObject({ shifted: true, once: true, offsets: 6 })
})
