import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileEntry, ImageSetEntry, Manifest } from '../../../engine/data/datasets/manifest.ts'

const NAME = 'manifest.json'

/** The list of what is published, without the sets whose files have gone. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => null)
  const found = text ? (JSON.parse(text) as Manifest) : null
  if (found?.format !== 1) return { format: 1, images: {}, texts: {} }
  return {
    format: 1,
    images: await keep(found.images, entry => filesOf(entry), folder),
    texts: await keep(found.texts, entry => [entry], folder),
  }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, NAME)
  await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(`${path}.new`, path)
}

const filesOf = ({ train, test }: ImageSetEntry): FileEntry[] =>
  [train, test].flatMap(split => [...split.images, split.labels])

async function keep<T>(
  entries: Readonly<Record<string, T>>,
  files: (entry: T) => readonly FileEntry[],
  folder: string,
): Promise<Record<string, T>> {
  const kept: Record<string, T> = {}
  for (const [id, entry] of Object.entries(entries)) {
    const sizes = await Promise.all(files(entry).map(({ file }) => stat(join(folder, file)).catch(() => null)))
    if (files(entry).every(({ bytes }, i) => sizes[i]?.size === bytes)) kept[id] = entry
  }
  return kept
}
