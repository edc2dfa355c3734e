import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Course, Language } from '../../reader/course.ts'
import type { RecordedOutputs } from '../../notebook/recorded.ts'
import { type Page, readPage } from './page.ts'
import { nearest, type Problem, suggestion } from './problem.ts'

const fileNames: Record<Language, string> = { en: 'index.mdx', zh: 'index.zh.mdx' }

/** A section as its files say, in every language of the course. */
type Section = { slug: string; pages: Partial<Record<Language, Page>>; recorded: RecordedOutputs | null }

/** Everything that must be known to judge one page. */
type Known = {
  section: Section
  page: Page
  sections: Map<string, Section>
  planned: Set<string>
  components: Set<string>
  root: string
}

/** One rule a function: what a page may name, and what to say when it names something else. */
const rules: ((known: Known) => Problem[])[] = [title, twins, prerequisites, components, quotes, references, links]

/** What is wrong with the chapters of a course, file by file. Nothing is run: `npm run test:chapters` does that. */
export function checkCourse(course: Course, root: string): Problem[] {
  const slugs = course.parts.flatMap(part => part.sections)
  const sections = new Map(slugs.map(slug => [slug, readSection(root, slug, course.languages)]))
  const planned = new Set(course.planned)
  const shared = { sections, planned, components: componentNames(root), root }
  return [
    ...listed(course, root),
    ...[...sections.values()].flatMap(section => [
      ...missing(section, course.languages),
      ...unrecorded(section),
      ...Object.values(section.pages).flatMap(page => [
        ...page.problems,
        // A file that cannot be read names nothing.
        ...(page.problems.length > 0 ? [] : rules.flatMap(rule => rule({ ...shared, section, page }))),
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

/** The first language's page, whose cells all others share. */
const firstPage = ({ pages }: Section): Page | undefined => Object.values(pages)[0]

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

function title({ page: { file, hasTitle } }: Known): Problem[] {
  if (hasTitle) return []
  const message = 'the title is missing'
  return [{ file, line: 1, message, remedy: "Begin with: export const meta = { title: '…', summary: '…' }" }]
}

function twins({ page: { file, twins, cells } }: Known): Problem[] {
  const ids = cells.map(cell => cell.id)
  return twins
    .filter(({ value }) => !ids.includes(value))
    .map(({ value, ...place }) => ({
      file,
      ...place,
      message: `there is no cell \`${value}\``,
      remedy: suggestion(value, ids),
    }))
}

function prerequisites({ page: { file, cells } }: Known): Problem[] {
  return cells.flatMap(({ id, after, line, column }, index) => {
    const above = cells.slice(0, index).map(cell => cell.id)
    return (Array.isArray(after) ? after : [])
      .filter(other => !above.includes(other))
      .map(other => ({
        file,
        line,
        column,
        message: `the cell \`${id}\` comes after \`${other}\`, which is no cell above it`,
        remedy: suggestion(other, above),
      }))
  })
}

function components({ page: { file, components: used }, components: known }: Known): Problem[] {
  return used
    .filter(({ value }) => !known.has(value))
    .map(({ value, ...place }) => ({
      file,
      ...place,
      message: `there is no component <${value}>`,
      remedy: suggestion(value, known),
    }))
}

/** `<Out>` and `<Cost>` say what was recorded. */
function quotes({ section, page: { file, outs, costs, cells, exercises } }: Known): Problem[] {
  const run = section.recorded?.runs.embedded
  const ids = [...cells.map(cell => cell.id), ...exercises]
  const known = (value: string) => ids.includes(value)
  return [...costs.filter(({ value }) => !known(value)), ...outs.filter(({ value }) => !known(value.split('.')[0]))]
    .map(({ value, ...place }) => ({
      file,
      ...place,
      message: `there is no cell \`${value.split('.')[0]}\` in this section`,
      remedy: suggestion(value.split('.')[0], ids),
    }))
    .concat(
      outs.flatMap(({ value, ...place }) => {
        const [cell, name = ''] = value.split(/\.(.*)/s)
        const values = run?.cells[cell]?.values
        if (!values || name.split(/[.[]/)[0] in values) return []
        const names = Object.keys(values).filter(Boolean)
        const message = `the cell \`${cell}\` has recorded no value \`${name || '(its last one)'}\``
        const remedy = `${suggestion(name, names)} npm run record -- ${section.slug} records anew.`
        return [{ file, ...place, message, remedy }]
      }),
    )
}

function references({ section, page: { file, refs }, sections, planned }: Known): Problem[] {
  return refs.flatMap(({ value, ...place }) => {
    const [slug, id] = value.split('#')
    const target = slug === '' ? section : sections.get(slug)
    if (!target) {
      if (planned.has(slug)) return []
      const message = `there is no section "${slug}"`
      const remedy = `${suggestion(slug, sections.keys())} A section still to come is listed in chapters/course.ts as \`planned\`.`
      return [{ file, ...place, message, remedy }]
    }
    return id === undefined ? [] : missingPlace(target, id, { file, ...place })
  })
}

/** Links in Markdown: to a place on this page, or below `public/`; other sections are `<Ref>`s, which know the language. */
function links({ section, page: { file, links }, root }: Known): Problem[] {
  return links.flatMap(({ value, ...place }) => {
    if (/^[a-z][a-z+.-]*:/i.test(value)) return []
    if (value.startsWith('#')) return missingPlace(section, value.slice(1), { file, ...place })
    if (value.startsWith('/') && existsSync(join(root, 'public', value))) return []
    return [
      {
        file,
        ...place,
        message: `the link "${value}" leads nowhere`,
        remedy: 'Another section is <Ref to="slug#heading">…</Ref>, a file of public/ begins with a slash.',
      },
    ]
  })
}

/** Headings have the ids of the first language in every language. */
function missingPlace(target: Section, id: string, place: Pick<Problem, 'file' | 'line' | 'column'>): Problem[] {
  const page = firstPage(target)
  if (!page || page.problems.length > 0) return []
  const ids = [...page.headings, ...page.ids, ...page.cells.map(cell => `cell-${cell.id}`)]
  if (ids.includes(id)) return []
  return [{ ...place, message: `"${target.slug}" has no place "#${id}"`, remedy: suggestion(id, ids) }]
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
