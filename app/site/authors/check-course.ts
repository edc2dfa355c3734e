import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Course, Language } from '../../reader/course.ts'
import { readPage } from './page.ts'
import { type Names, pageRules, type Section } from './page-rules.ts'
import { nearest, type Problem, suggestion } from './problem.ts'

const fileNames: Record<Language, string> = { en: 'index.mdx', zh: 'index.zh.mdx' }

/** What is wrong with the chapters of a course, file by file. Nothing is run: `npm run test:chapters` does that. */
export function checkCourse(course: Course, root: string, names: Names): Problem[] {
  const slugs = course.parts.flatMap(part => part.sections)
  const sections = new Map(slugs.map(slug => [slug, readSection(root, slug, course.languages)]))
  const planned = new Set(course.planned)
  const shared = { sections, planned, components: componentNames(root), names, root }
  return [
    ...listed(course, root),
    ...[...sections.values()].flatMap(section => [
      ...missing(section, course.languages),
      ...unrecorded(section),
      ...Object.values(section.pages).flatMap(page => [
        ...page.problems,
        // A file that cannot be read names nothing.
        ...(page.problems.length > 0 ? [] : pageRules.flatMap(rule => rule({ ...shared, section, page }))),
      ]),
    ]),
  ]
}

function readSection(root: string, slug: string, languages: Language[]): Section {
  const pages: Section['pages'] = {}
  for (const language of languages) {
    const file = `chapters/${slug}/${fileNames[language]}`
    const page = readPage(join(root, file), file)
    if (page) pages[language] = page
  }
  const outputs = join(root, 'chapters', slug, 'outputs.json')
  return { slug, pages, recorded: existsSync(outputs) ? JSON.parse(readFileSync(outputs, 'utf8')) : null }
}

/** Every name of the list is a folder, and stands there once. A folder that is not listed is a draft. */
function listed(course: Course, root: string): Problem[] {
  const file = 'chapters/course.ts'
  const slugs = course.parts.flatMap(part => part.sections)
  const folders = readdirSync(join(root, 'chapters'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
  return [
    ...slugs
      .filter((slug, index) => slugs.indexOf(slug) !== index)
      .map(slug => ({ file, message: `"${slug}" is listed twice`, remedy: 'Take one of them out.' })),
    ...slugs
      .filter(slug => !folders.includes(slug))
      .map(slug => ({
        file,
        message: `"${slug}" is listed, but there is no folder chapters/${slug}/`,
        remedy:
          `npm run new-chapter ${slug} makes one. ${nearest(slug, folders) ? suggestion(slug, folders) : ''}`.trim(),
      })),
  ]
}

function missing({ slug, pages }: Section, languages: Language[]): Problem[] {
  if (Object.keys(pages).length === 0) return []
  return languages
    .filter(language => !pages[language])
    .map(language => ({
      file: `chapters/${slug}/${fileNames[language]}`,
      message: `the translation is missing: chapters/course.ts lists the language "${language}"`,
      remedy: `Write it with the same cells, or take "${language}" out of \`languages\`.`,
    }))
}

function unrecorded({ slug, pages, recorded }: Section): Problem[] {
  const page = Object.values(pages)[0]
  if (!page || page.cells.length === 0) return []
  const remedy = `npm run record -- ${slug} runs the cells and keeps what they give.`
  const run = recorded?.runs.embedded
  if (!run) return [{ file: `chapters/${slug}/outputs.json`, message: 'nothing is recorded', remedy }]
  return page.cells
    .filter(cell => cell.exercise === '' && !run.cells[cell.id])
    .map(({ id, line }) => ({ file: page.file, line, message: `nothing is recorded for the cell \`${id}\``, remedy }))
}

/** Read as text, since what components import is for browsers. */
function componentNames(root: string): Set<string> {
  const names = new Set<string>()
  for (const file of ['app/reader/prose/index.tsx', 'app/pictures/index.ts']) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, name] of text.matchAll(/^ {2}([A-Z]\w*)[,:]/gm)) names.add(name)
  }
  return names
}
