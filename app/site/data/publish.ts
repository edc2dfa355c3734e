import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type {
  FileEntry,
  IdxEntry,
  ImageSetEntry,
  SplitEntry,
  TextEntry,
} from '../../../engine/data/datasets/manifest.ts'
import { writeIdx } from '../../../engine/data/files/idx.ts'
import type { Split } from './verify.ts'

const zip = promisify(gzip)
/** A reader who needs few images loads only the first part. */
const FIRST_PART = 10_000
const PIXELS = 28 * 28
/** Higher levels take three times as long and save a twentieth. */
const LEVEL = 5

/** Writes images and labels where the site serves them: gzipped IDX files, the images in two parts. */
export async function publishImages(
  folder: string,
  set: Pick<ImageSetEntry, 'identity' | 'title' | 'classes' | 'note'>,
  splits: { train: Split; test: Split },
): Promise<ImageSetEntry> {
  const [train, test] = await Promise.all([
    publishSplit(folder, `${set.identity}/train`, splits.train),
    publishSplit(folder, `${set.identity}/test`, splits.test),
  ])
  return { ...set, train, test }
}

async function publishSplit(folder: string, prefix: string, { count, images, labels }: Split): Promise<SplitEntry> {
  const bounds = count > FIRST_PART ? [0, FIRST_PART, count] : [0, count]
  const parts = bounds.slice(1).map((end, i) => {
    const pixels = images.subarray(bounds[i] * PIXELS, end * PIXELS)
    return publishIdx(folder, `${prefix}-images-${i}.idx.gz`, [end - bounds[i], 28, 28], pixels)
  })
  return {
    images: await Promise.all(parts),
    labels: await publishIdx(folder, `${prefix}-labels.idx.gz`, [count], labels),
  }
}

async function publishIdx(folder: string, file: string, sizes: number[], values: Uint8Array): Promise<IdxEntry> {
  const bytes = await zip(writeIdx(sizes, values), { level: LEVEL })
  return { ...(await put(folder, file, bytes)), count: sizes[0] }
}

export async function publishText(folder: string, identity: string, title: string, text: string): Promise<TextEntry> {
  const entry = await put(folder, `${identity}/text.txt`, new TextEncoder().encode(text))
  return { ...entry, identity, title, characters: text.length }
}

/** Under a passing name first: whoever reads meanwhile sees the old file or the new one, never half of one. */
async function put(folder: string, file: string, bytes: Uint8Array): Promise<FileEntry> {
  const path = join(folder, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, bytes)
  await rename(`${path}.new`, path)
  return { file, bytes: bytes.length, version: createHash('sha1').update(bytes).digest('hex').slice(0, 10) }
}
