import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageSource, SourceFile, TextSource } from './sources.ts'
import { assertOfficial, isOfficial, type Named, readSplit, type Split, WrongFile } from './verify.ts'

/** A file below a folder: in it or in a folder named like the set, gzipped or not; null where there is none. */
async function find(folder: string, id: string, { name }: SourceFile): Promise<Named | null> {
  for (const below of ['', id]) {
    for (const candidate of [name, name.replace(/\.gz$/, '')]) {
      const path = join(folder, below, candidate)
      const bytes = await readFile(path).catch(() => null)
      if (bytes) return { name: path, bytes }
    }
  }
  return null
}

export interface FoundImages {
  readonly train: Split
  readonly test: Split
  /** Whether these are the publisher's files, to the byte. */
  readonly official: boolean
}

/** The four files of a set from a folder, or null where it has none of them. Files of the right form will do. */
export async function imagesFromFolder(folder: string, source: ImageSource): Promise<FoundImages | null> {
  const wanted = [source.train.images, source.train.labels, source.test.images, source.test.labels]
  const found = await Promise.all(wanted.map(file => find(folder, source.id, file)))
  if (found.every(file => file === null)) return null
  const missing = wanted.filter((_, i) => found[i] === null)
  if (missing.length > 0)
    throw new WrongFile(`${folder}: ${missing.map(({ name }) => name).join(', ')} missing; the other files are there`)
  const [trainImages, trainLabels, testImages, testLabels] = found as Named[]
  return {
    train: await readSplit(trainImages, trainLabels),
    test: await readSplit(testImages, testLabels),
    official: wanted.every((file, i) => isOfficial(found[i]!.bytes, file)),
  }
}

/** A text from a folder, or null where it is not there. There is nothing to tell a wrong text by but its checksum. */
export async function textFromFolder(folder: string, source: TextSource): Promise<string | null> {
  const found = await find(folder, source.id, source.file)
  if (!found) return null
  assertOfficial(found.bytes, source.file)
  return new TextDecoder().decode(found.bytes)
}
