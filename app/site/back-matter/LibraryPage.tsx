import { analyseCached } from '../../notebook/cells/analyse.ts'
import type { CellSource } from '../../notebook/cell.ts'
import { sectionHref, useBook } from '../../reader/book.ts'
import type { Language } from '../../reader/course.ts'
import { useLanguage } from '../../reader/i18n/index.ts'
import { Code } from '../../reader/prose/Raw.tsx'
import { course } from '../book.ts'
import { chapterOf } from '../chapters.ts'
import { highlight } from '../mdx/highlight.ts'
import { words } from './words.ts'

interface SavedCell {
  id: string
  title: string
  names: string[]
  html: string
}
interface SavingSection {
  slug: string
  title: string
  cells: SavedCell[]
}

/** Every cell that sections save for those after them, in course order. */
export async function readLibrary(language: Language): Promise<SavingSection[]> {
  const sections = course.parts
    .flatMap(part => part.sections)
    .map(async (slug): Promise<SavingSection> => {
      const { meta, cells } = chapterOf(slug, language)
      const saved = cells.filter(cell => cell.save)
      return { slug, title: meta!.title, cells: await Promise.all(saved.map(savedCell)) }
    })
  return (await Promise.all(sections)).filter(({ cells }) => cells.length > 0)
}

async function savedCell({ id, title, code }: CellSource): Promise<SavedCell> {
  const { bindings, imports } = analyseCached(code)
  const imported = new Set(imports.flatMap(({ names }) => names.map(({ local }) => local)))
  const names = [...bindings.keys()].filter(name => !imported.has(name))
  return { id, title, names, html: await highlight(code.trimEnd(), 'ts') }
}

export function LibraryPage({ sections }: { sections: SavingSection[] }) {
  const book = useBook()
  const { defines } = words[useLanguage()]
  return sections.map(({ slug, title, cells }) => (
    <section key={slug} data-filter-group="" aria-labelledby={slug}>
      <h2 id={slug}>
        <a href={sectionHref(book, slug)}>{title}</a>
      </h2>
      {cells.map(({ id, title, names, html }) => (
        <article key={id} id={`${slug}-${id}`} className="entry" data-filter={`${title} ${names.join(' ')}`}>
          <h3>
            <a href={`${sectionHref(book, slug)}#cell-${id}`}>{title || id}</a>
          </h3>
          <p className="entry-notes">
            <span>
              {defines} <code>{names.map(name => `d2l.${name}`).join(', ')}</code>
            </span>
          </p>
          <Code html={html} language="ts" />
        </article>
      ))}
    </section>
  ))
}
