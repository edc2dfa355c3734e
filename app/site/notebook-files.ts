import type { RecordedOutputs } from '../notebook/recorded.ts'
import type { LibraryCell } from '../notebook/kernel/protocol.ts'
import { assembleLibrary } from '../notebook/library.ts'
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
    return [
      { path: `notebooks/${slug}.json`, text: JSON.stringify(recorded && withoutOutputs(recorded)) },
      { path: `notebooks/${slug}.outputs.json`, text: JSON.stringify(recorded) },
    ]
  })
  return [
    ...files,
    { path: 'notebooks/library.json', text: JSON.stringify({ order: slugs, cells: libraryOfCourse() }) },
  ]
}

/** One entry a section, in course order, so that a page can take those before its own. */
export function libraryOfCourse(): LibraryCell[][] {
  const slugs = course.parts.flatMap(part => part.sections)
  const { cells, problems } = assembleLibrary(
    slugs.map(chapter => ({ chapter, cells: chapterOf(chapter, 'en').cells })),
  )
  if (problems.length === 0) return cells
  throw new Error(
    problems
      .map(({ chapter, cell, message }) => `chapters/${chapter}/index.mdx, cell "${cell}": ${message}`)
      .join('\n'),
  )
}

function withoutOutputs(recorded: RecordedOutputs): RecordedOutputs {
  const runs = Object.entries(recorded.runs).map(([data, run]) => {
    const cells = Object.entries(run.cells).map(([id, cell]) => [id, { ...cell, outputs: [], values: {} }])
    return [data, { ...run, cells: Object.fromEntries(cells) }]
  })
  return { ...recorded, runs: Object.fromEntries(runs) }
}
