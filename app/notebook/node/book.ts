import { access, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { RecordedBands } from '../bands.ts'
import { type Chapter, readChapter } from '../chapter.ts'
import type { LibraryCell } from '../kernel/protocol.ts'
import { assembleLibrary, type LibraryProblem } from '../library.ts'
import type { RecordedOutputs } from '../recorded.ts'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
export const chapterFolder = (slug: string) => join(root, 'chapters', slug)
export const recordedFile = (slug: string) => join(chapterFolder(slug), 'outputs.json')
export const bandsFile = (slug: string) => join(chapterFolder(slug), 'bands.json')

/** A section as it is run: its cells, and the library that the sections before it saved. */
export interface BookSection {
  slug: string
  chapter: Chapter
  library: LibraryCell[]
}

/** All sections of the course in order, in English (code is the same in all languages), and what is wrong with `d2l`. */
export async function readBook(): Promise<{ sections: BookSection[]; problems: LibraryProblem[] }> {
  const { course } = (await import(
    pathToFileURL(join(root, 'chapters/course.ts')).href
  )) as typeof import('../../../chapters/course.ts')
  const slugs = course.parts.flatMap(part => part.sections)
  const chapters = await Promise.all(slugs.map(slug => readChapter(chapterFolder(slug), 'en')))
  const { cells, problems } = assembleLibrary(chapters.map(({ slug, cells }) => ({ chapter: slug, cells })))
  const sections = chapters.map((chapter, i) => ({ slug: chapter.slug, chapter, library: cells.slice(0, i).flat() }))
  return { sections, problems }
}

export const readRecorded = (slug: string) => readJson<RecordedOutputs>(recordedFile(slug))
export const readBands = (slug: string) => readJson<RecordedBands>(bandsFile(slug))

/** Null where there is no such file. */
async function readJson<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** A run that is cut short leaves the old file. */
export async function writeWhole(file: string, text: string) {
  await writeFile(`${file}.part`, text)
  await rename(`${file}.part`, file)
}

/** File URL of what is there without any download: the frozen text; the clothing set is drawn by the engine itself. */
export const embeddedData = pathToFileURL(join(root, 'app/site/data/frozen/')).href

/** File URL of the downloaded data; '' where there are none. */
export async function dataFolder(): Promise<string> {
  const folder = join(root, 'public/data/')
  return access(join(folder, 'manifest.json')).then(
    () => pathToFileURL(folder).href,
    () => '',
  )
}
