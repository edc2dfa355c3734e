import type { LibraryCell } from '../notebook/kernel/protocol.ts'
import { libraryOfCourse } from './notebook-files.ts'
import { course } from './book.ts'
import { chapterOf } from './chapters.ts'
import type { DataKind } from '../reader/offline/plan.ts'

/** How a cell's text shows that it loads something. */
const signs: Record<DataKind, RegExp> = {
  images: /\bdatasets\.(FashionMNIST|MNIST)\b/,
  texts: /\bdatasets\.timeMachine\b/,
}

const kinds = Object.keys(signs) as DataKind[]

/** Which data sets each section loads, by itself or through what it uses of `d2l`. */
export function dataNeeds(): Record<string, DataKind[]> {
  const library = libraryOfCourse().flat()
  const slugs = course.parts.flatMap(part => part.sections)
  return Object.fromEntries(
    slugs.map(slug => {
      const text = chapterOf(slug, course.languages[0])
        .cells.map(cell => cell.code)
        .join('\n')
      const all = withLibrary(text, library)
      return [slug, kinds.filter(kind => signs[kind].test(all))]
    }),
  )
}

/** A text, and every saved cell that it or another such cell mentions by name. */
function withLibrary(text: string, library: LibraryCell[]): string {
  const waiting = new Set(library)
  let all = text
  for (let found = true; found;) {
    found = false
    for (const cell of waiting) {
      if (!namesOf(cell.code).some(name => new RegExp(`\\b${name}\\b`).test(all))) continue
      all += `\n${cell.code}`
      waiting.delete(cell)
      found = true
    }
  }
  return all
}

const namesOf = (code: string) =>
  [...code.matchAll(/^(?:export )?(?:async )?(?:const|let|class|function\*?) (\w+)/gm)].map(match => match[1])
