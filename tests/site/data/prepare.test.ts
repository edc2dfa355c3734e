import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { patient } from '../../../app/site/data/clock.ts'
import { prepareData, type Task } from '../../../app/site/data/prepare.ts'
import { fashionMnist, timeMachine, type ImageSource } from '../../../app/site/data/sources.ts'
import type { Manifest } from '../../../engine/data/datasets/manifest.ts'
import * as datasets from '../../../engine/data/datasets/index.ts'
import { writeIdx } from '../../../engine/data/files/idx.ts'
import { onProgress } from '../../../engine/hooks.ts'
import '../../../engine/torch.ts'
import { type Host, offer, openHost } from './host.ts'

const quietTask: Omit<Task, 'folder' | 'cache'> = {
  images: [],
  texts: [],
  from: null,
  patience: patient,
  report: { say() {}, progress() {}, endOfProgress() {} },
}
let host: Host
/** A data folder with the drawn set, made once. */
let drawn: string
let work: string
let task: Task
beforeAll(async () => {
  drawn = await mkdtemp(join(tmpdir(), 'drawn-'))
  await prepareData({ ...quietTask, folder: drawn, cache: drawn })
}, 60_000)
afterAll(() => rm(drawn, { recursive: true }))
beforeEach(async () => {
  host = await openHost()
  work = await mkdtemp(join(tmpdir(), 'data-'))
  await mkdir(join(work, 'official'))
  await cp(drawn, join(work, 'public'), { recursive: true })
  task = { ...quietTask, folder: join(work, 'public'), cache: join(work, 'cache') }
})
afterEach(async () => {
  datasets.setRoot(null)
  await host.close()
  await rm(work, { recursive: true })
})

const manifest = async () => JSON.parse(await readFile(join(task.folder, 'manifest.json'), 'utf8')) as Manifest
/** `count` images of which the i-th is filled with i, of class i modulo 10. */
const images = (count: number) =>
  writeIdx(
    [count, 28, 28],
    Uint8Array.from({ length: count * 784 }, (_, i) => i / 784),
  )
const labels = (count: number) =>
  writeIdx(
    [count],
    Uint8Array.from({ length: count }, (_, i) => i % 10),
  )
const small = [images(30), labels(30), images(20), labels(20)]
const names = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']

async function fill(files: readonly Uint8Array[] = small): Promise<Task> {
  const from = join(work, 'official')
  await Promise.all(files.map((bytes, i) => writeFile(join(from, `${names[i]}.gz`), gzipSync(bytes))))
  return { ...task, from, images: [fashionMnist] }
}

/** The small set, as if it were what its publisher offers. */
function onHost(): ImageSource {
  const [trainImages, trainLabels, testImages, testLabels] = small.map((bytes, i) =>
    offer(host, `${names[i]}.gz`, gzipSync(bytes)),
  )
  const train = { images: trainImages, labels: trainLabels }
  return { ...fashionMnist, train, test: { images: testImages, labels: testLabels } }
}

describe('without network', () => {
  it('there is a drawn set, in a small part and the rest, and the text of the book', async () => {
    expect(await prepareData(task)).toEqual([])
    const { images, texts } = await manifest()
    expect(images.embedded.train.images.map(part => part.count)).toEqual([10_000, 2_000])
    datasets.setRoot(task.folder)
    const train = await datasets.FashionMNIST({ train: true })
    const test = await datasets.FashionMNIST({ train: false })
    expect([train.length, test.length, train.identity]).toEqual([12_000, 2_000, 'embedded'])
    expect(train.description).toBe('Drawn clothing set: 12,000 training images')
    expect(train.classes).toHaveLength(10)
    const { text, identity } = await datasets.timeMachine()
    expect(identity).toBe('embedded')
    expect(text).toHaveLength(texts.embedded.characters)
    expect(text).not.toMatch(/```|export const|<Note|\$/)
  })

  it('is told which files could not be had, and goes on', async () => {
    const source = onHost()
    await host.close()
    const [failure] = await prepareData({ ...task, images: [source] })
    expect(failure.message).toMatch(/train-labels-idx1-ubyte\.gz.*ECONNREFUSED/)
    expect(Object.keys((await manifest()).images)).toEqual(['embedded'])
  })
})

describe('from the network', () => {
  it('what has been downloaded takes the place of the drawn set, and is not asked for again', async () => {
    const images = [onHost()]
    expect(await prepareData({ ...task, images })).toEqual([])
    datasets.setRoot(task.folder)
    const train = await datasets.FashionMNIST()
    expect([train.length, train.identity, train.description]).toEqual([
      30,
      'fashion-mnist',
      'Fashion-MNIST: 30 training images',
    ])
    expect(train.images.at(7, 0, 0).item()).toBe(7)
    expect(train.targets.at('8:12').toArray()).toEqual([8, 9, 0, 1])
    const requests = host.asked.length
    await prepareData({ ...task, images })
    expect(host.asked.length).toBe(requests)
  })
})

describe('from a folder', () => {
  it('takes files of the right form, and says that they are not the official ones', async () => {
    expect(await prepareData(await fill())).toEqual([])
    datasets.setRoot(task.folder)
    expect((await datasets.FashionMNIST({ train: false })).description).toBe(
      'Fashion-MNIST (subset: 30 + 20 images): 20 test images',
    )
  })

  it.each([
    [
      'an image file cut short',
      [images(30).subarray(0, 20_000), ...small.slice(1)],
      /train-images.*cut short: \[30, 28, 28\] takes 23536 bytes, found 20000/,
    ],
    [
      'a page instead of a file',
      [small[0], new TextEncoder().encode('<html>'), ...small.slice(2)],
      /train-labels.*not an IDX file: it begins with "<html>"/,
    ],
    ['too few labels', [small[0], labels(29), ...small.slice(2)], /train-labels.*expected 30 labels, found \[29\]/],
    [
      'images of another size',
      [writeIdx([1, 32, 32], new Uint8Array(1024)), labels(1), ...small.slice(2)],
      /expected images \[n, 28, 28\], found \[1, 32, 32\]/,
    ],
    [
      'an impossible label',
      [small[0], writeIdx([30], new Uint8Array(30).fill(11)), ...small.slice(2)],
      /expected labels from 0 to 9, found 11/,
    ],
  ])('refuses %s', async (_, files, message) => {
    const [failure] = await prepareData(await fill(files))
    expect(failure.message).toMatch(message)
    expect((await manifest()).images['fashion-mnist']).toBeUndefined()
  })

  it('names files that are missing, and lets a folder be without a set', async () => {
    const [missing] = await prepareData(await fill(small.slice(0, 3)))
    expect(missing.message).toMatch(/t10k-labels-idx1-ubyte\.gz missing/)
    const empty = await mkdtemp(join(work, 'empty-'))
    expect(await prepareData({ ...task, from: empty, images: [fashionMnist], texts: [timeMachine] })).toEqual([])
  })

  it('refuses another text under the name of The Time Machine', async () => {
    await writeFile(join(work, 'official', 'timemachine.txt'), 'It was a dark and stormy night.')
    const [failure] = await prepareData({ ...task, from: join(work, 'official'), texts: [timeMachine] })
    expect(failure.message).toMatch(/timemachine\.txt: expected 178979 bytes, found 31/)
  })
})

/** Serves a set from the host, as a site does. */
async function serve(): Promise<Manifest> {
  await prepareData(await fill())
  const listed = await manifest()
  const { train, test } = listed.images['fashion-mnist']
  const files = [...train.images, train.labels, ...test.images, test.labels].map(({ file }) => file)
  for (const file of ['manifest.json', ...files]) host.files.set(file, await readFile(join(task.folder, file)))
  datasets.setRoot(host.url)
  return listed
}

describe('what a page loads from its site', () => {
  it('reports progress in bytes', async () => {
    const { train } = (await serve()).images['fashion-mnist']
    const done = new Set<string>()
    onProgress(report => done.add(`${report.label} ${report.done}/${report.total}`))
    await datasets.FashionMNIST({ limit: 29 }) // all 30 may be in memory already
    onProgress(null)
    expect(done).toContain(`Fashion-MNIST (bytes) ${train.images[0].bytes}/${train.images[0].bytes}`)
  })

  it('is only the part that is needed', async () => {
    await prepareData(task)
    const files = ['train-images-0.idx.gz', 'train-labels.idx.gz'].map(file => `embedded/${file}`)
    for (const file of ['manifest.json', ...files]) host.files.set(file, await readFile(join(task.folder, file)))
    datasets.setRoot(host.url)
    expect((await datasets.FashionMNIST({ limit: 500 })).length).toBe(500)
    await expect(datasets.FashionMNIST({ limit: 10_001 })).rejects.toThrow(/train-images-1\.idx\.gz.*404/)
  })

  it('is asked for once more when it arrives damaged, and refused when it stays so', async () => {
    const { test } = (await serve()).images['fashion-mnist']
    const { file, bytes } = test.images[0]
    const whole = host.files.get(file)!
    host.files.set(file, whole.subarray(0, bytes - 9))
    await expect(datasets.FashionMNIST({ train: false, limit: 19 })).rejects.toThrow(
      `${file}: expected ${bytes} bytes, found ${bytes - 9}`,
    )
    host.files.set(file, new TextEncoder().encode('<!doctype html>'))
    await expect(datasets.FashionMNIST({ train: false, limit: 18 })).rejects.toThrow(
      /not an IDX file: it begins with "<!doctype/,
    )
    host.files.set(file, whole)
    host.asked.length = 0
    host.moods.push('corrupt')
    expect((await datasets.FashionMNIST({ train: false, limit: 17 })).length).toBe(17)
    expect(host.asked).toHaveLength(3) // images twice, labels once
  })

  it('falls back on the drawn set where a site has no data', async () => {
    datasets.setRoot(host.url)
    expect((await datasets.FashionMNIST({ train: false })).identity).toBe('embedded')
    await expect(datasets.timeMachine()).rejects.toThrow(/npm run data/)
    await expect(datasets.MNIST()).rejects.toThrow(/npm run data -- mnist/)
  })
})
