import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageSetEntry, Manifest, TextEntry } from '../../../engine/data/datasets/manifest.ts'
import type { Patience } from './clock.ts'
import { bookText } from './text/index.ts'
import { NoNetwork, obtain } from './download.ts'
import { publishDrawnClothes } from './embedded.ts'
import { imagesFromFolder, textFromFolder } from './from-folder.ts'
import { readManifest, writeManifest } from './manifest.ts'
import { publishImages, publishText } from './publish.ts'
import type { Report } from './report.ts'
import type { ImageSource, SourceFile, TextSource } from './sources.ts'
import { readSplit } from './verify.ts'

export interface Task {
  /** Where the site serves data from: `public/data`. */
  readonly folder: string
  /** Where downloads stay, whole or in part. */
  readonly cache: string
  readonly images: readonly ImageSource[]
  readonly texts: readonly TextSource[]
  /** Takes the files from here instead of the network. */
  readonly from: string | null
  readonly patience: Patience
  readonly report: Report
}

/**
 * Fills the data folder: first what needs nothing but this program, with a manifest, so that the book runs; then what
 * can be had from a folder or the network. Returns what could not be had, and why.
 */
export async function prepareData(task: Task): Promise<Error[]> {
  const { folder, report } = task
  await mkdir(folder, { recursive: true })
  let manifest = await readManifest(folder)
  const write = async (change: { images?: Manifest['images']; texts?: Manifest['texts'] }) => {
    manifest = {
      format: 1,
      images: { ...manifest.images, ...change.images },
      texts: { ...manifest.texts, ...change.texts },
    }
    await writeManifest(folder, manifest)
  }

  // Drawn once: the same bytes come out every time.
  if (!manifest.images.embedded) await write({ images: { embedded: await publishDrawnClothes(folder) } })
  const text = await bookText()
  await write({ texts: { embedded: await publishText(folder, 'embedded', 'The text of this book', text) } })
  report.say('Drawn clothing set and the text of this book: ready')

  const jobs = [
    ...task.texts.map(source => ({
      source,
      known: () => manifest.texts[source.id],
      run: async () => {
        const entry = await prepareText(task, source)
        if (entry) await write({ texts: { [source.id]: entry } })
        return entry
      },
    })),
    ...task.images.map(source => ({
      source,
      known: () => manifest.images[source.id],
      run: async () => {
        const entry = await prepareImages(task, source)
        if (entry) await write({ images: { [source.id]: entry } })
        return entry
      },
    })),
  ]
  const failures: Error[] = []
  for (const { source, known, run } of jobs) {
    // What a folder offers replaces what is there; the network is asked only for what is missing or not complete.
    const present = known()
    if (present && !task.from && !('note' in present && present.note)) {
      report.say(`${source.title}: ready`)
      continue
    }
    try {
      const entry = await run()
      report.say(entry ? `${source.title}: ready${noteOf(entry)}` : `${source.title}: not in ${task.from}`)
    } catch (error) {
      failures.push(error as Error)
      // Who is in a hurry and gets no answer from one host does not wait for the next.
      if (error instanceof NoNetwork && Number.isFinite(task.patience.deadline)) break
    }
  }
  return failures
}

const noteOf = (entry: ImageSetEntry | TextEntry): string => ('note' in entry && entry.note ? ` (${entry.note})` : '')

async function prepareText(
  { folder, cache, from, patience, report }: Task,
  source: TextSource,
): Promise<TextEntry | null> {
  const text = from
    ? await textFromFolder(from, source)
    : new TextDecoder().decode(await obtain(source.file, join(cache, source.id), patience, report))
  return text === null ? null : publishText(folder, source.id, source.title, text)
}

async function prepareImages(task: Task, source: ImageSource): Promise<ImageSetEntry | null> {
  const found = await (task.from ? imagesFromFolder(task.from, source) : download(task, source))
  if (!found) return null
  const { id: identity, title, classes } = source
  const counts = `${found.train.count.toLocaleString('en')} + ${found.test.count.toLocaleString('en')} images`
  return publishImages(
    task.folder,
    { identity, title, classes, ...(!found.official && { note: `subset: ${counts}` }) },
    found,
  )
}

async function download({ cache, patience, report }: Task, { id, train, test }: ImageSource) {
  const get = async (file: SourceFile) => ({
    name: file.name,
    bytes: await obtain(file, join(cache, id), patience, report),
  })
  // Small files first: where the host does not answer, that shows at once.
  const [trainLabels, testLabels] = [await get(train.labels), await get(test.labels)]
  const testImages = await get(test.images)
  return {
    train: await readSplit(await get(train.images), trainLabels),
    test: await readSplit(testImages, testLabels),
    official: true,
  }
}
