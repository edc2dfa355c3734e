import type { RecordedOutputs } from '../notebook/recorded.ts'
import type { LibraryCell } from '../notebook/kernel/protocol.ts'
import { course } from './book.ts'
import { chapterOf, recordedOf } from './chapters.ts'

/**
 * What a page fetches when it comes alive, beside its HTML: `notebook.json` of each section holds the recorded
 * generator states and costs (the outputs themselves stand in the HTML already), `outputs.json` the recorded series
 * for who asks for their values, and `library.json` every saved cell of the book in course order.
 */
export function notebookFiles(): { path: string; text: string }[] {
  const slugs = course.parts.flatMap(part => part.sections)
  const files = slugs.flatMap(slug => {
    const recorded = recordedOf(slug)
    if (!recorded) return []
    return [
      { path: `notebooks/${slug}.json`, text: JSON.stringify(withoutOutputs(recorded)) },
      { path: `notebooks/${slug}.outputs.json`, text: JSON.stringify(recorded) },
    ]
  })
  return [...files, { path: 'notebooks/library.json', text: JSON.stringify({ order: slugs, cells: library(slugs) }) }]
}

/** One entry a section, in course order, so that a page can take those before its own. */
const library = (slugs: string[]): LibraryCell[][] =>
  slugs.map(slug =>
    chapterOf(slug, 'en')
      .cells.filter(cell => cell.save)
      .map(({ id, title, code }) => ({ chapter: slug, id, title, code })),
  )

function withoutOutputs(recorded: RecordedOutputs): RecordedOutputs {
  const runs = Object.entries(recorded.runs).map(([data, run]) => {
    const cells = Object.entries(run.cells).map(([id, cell]) => [id, { ...cell, outputs: [], values: {} }])
    return [data, { ...run, cells: Object.fromEntries(cells) }]
  })
  return { ...recorded, runs: Object.fromEntries(runs) }
}
