import type { ComponentType } from 'react'
import type { Language } from '../reader/course.ts'
import type { RecordedBands } from '../notebook/bands.ts'
import type { RecordedOutputs } from '../notebook/recorded.ts'
import type { PlacedCell } from './mdx/cells.ts'
import type { PlacedHeading } from './mdx/headings.ts'
import type { Place } from './mdx/places.ts'

/** One chapter file after the MDX plugins: its text as a component, and what they found in it. */
export type Chapter = {
  default: ComponentType<{ components: Record<string, unknown> }>
  meta?: ChapterMeta
  headings: PlacedHeading[]
  cells: PlacedCell[]
  readingMinutes: number
  places: Place[]
  /** Keys of what it cites. */
  sources: string[]
}

export type ChapterMeta = {
  title: string
  summary?: string
  /** Sections that this one builds on; in the English file, for all languages. */
  needs?: string[]
}

const texts = import.meta.glob<Chapter>('../../chapters/*/index{,.zh}.mdx', { eager: true })
const outputs = import.meta.glob<RecordedOutputs>('../../chapters/*/outputs.json', { eager: true, import: 'default' })
const bands = import.meta.glob<RecordedBands>('../../chapters/*/bands.json', { eager: true, import: 'default' })

const suffix: Record<Language, string> = { en: '', zh: '.zh' }

/** Throws when a listed section has no text in a language of the course. */
export function chapterOf(slug: string, language: Language): Chapter {
  const path = `chapters/${slug}/index${suffix[language]}.mdx`
  const chapter = texts[`../../${path}`]
  if (!chapter) throw new Error(`chapters/course.ts lists "${slug}", but there is no ${path}`)
  if (!chapter.meta?.title) throw new Error(`${path}: export const meta = { title: '…', summary: '…' } is missing`)
  return chapter
}

export const recordedOf = (slug: string): RecordedOutputs | null =>
  outputs[`../../chapters/${slug}/outputs.json`] ?? null

export const bandsOf = (slug: string): RecordedBands | null => bands[`../../chapters/${slug}/bands.json`] ?? null
