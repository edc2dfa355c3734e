import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { quoted, type RecordedOutputs } from '../../notebook/recorded.ts'
import type { Language } from '../../reader/course.ts'
import type { Mention, Page } from './page.ts'
import { type Problem, suggestion } from './problem.ts'

/** A section as its files say, in every language of the course. */
export type Section = { slug: string; pages: Partial<Record<Language, Page>>; recorded: RecordedOutputs | null }

/** Everything that must be known to judge one page. */
export type Known = {
  section: Section
  page: Page
  sections: Map<string, Section>
  planned: Set<string>
  components: Set<string>
  names: Names
  root: string
}

/** What chapters may name that stands in files of its own: terms of the glossary, keys of the bibliography. */
export type Names = { terms: string[]; sources: string[] }

/** One rule a function: what a page may name, and what to say when it names something else. */
export const pageRules: ((known: Known) => Problem[])[] = [
  title,
  twins,
  prerequisites,
  components,
  quotes,
  references,
  links,
  descriptions,
  terms,
  sources,
  numbers,
]

/** The first language's page, whose cells all others share. */
const firstPage = ({ pages }: Section): Page | undefined => Object.values(pages)[0]

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
        if (!values || quoted(run.cells, value) !== undefined) return []
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

function descriptions({ page: { file, undescribed } }: Known): Problem[] {
  return undescribed.map(({ value, ...place }) => ({
    file,
    ...place,
    message: `${value} says nothing to who does not see it`,
    remedy: 'Describe an image between its brackets, a figure by caption="…".',
  }))
}

function terms({ page: { file, terms }, names }: Known): Problem[] {
  return unknownNames(file, terms, names.terms, 'there is no term', 'Terms stand in chapters/glossary/.')
}

function sources({ page: { file, cites }, names }: Known): Problem[] {
  return unknownNames(file, cites, names.sources, 'there is no source', 'Sources stand in chapters/bibliography.ts.')
}

const unknownNames = (file: string, mentions: Mention[], known: string[], message: string, where: string): Problem[] =>
  mentions
    .filter(({ value }) => !known.includes(value))
    .map(({ value, ...place }) => ({
      file,
      ...place,
      message: `${message} "${value}"`,
      remedy: `${suggestion(value, known)} ${where}`,
    }))

/** Figures and formulas have the same numbers and names in every language. */
function numbers({ section, page: { file, places } }: Known): Problem[] {
  const first = firstPage(section)!
  if (first.file === file || first.problems.length > 0) return []
  const named = (all: Page['places']) => all.map(({ kind, id }) => `${kind} ${id}`)
  const [expected, found] = [named(first.places), named(places)]
  const at = expected.findIndex((name, index) => name !== found[index])
  if (at < 0 && expected.length === found.length) return []
  const place = at < 0 ? expected.length : at
  const message = `the figures and formulas differ from those of ${first.file}: ${found[place] ?? 'nothing'} instead of ${expected[place] ?? 'nothing'}`
  return [{ file, message, remedy: 'Write as many, in the same order, and give them the same names.' }]
}

/** Headings have the ids of the first language in every language. */
function missingPlace(target: Section, id: string, place: Pick<Problem, 'file' | 'line' | 'column'>): Problem[] {
  const page = firstPage(target)
  if (!page || page.problems.length > 0) return []
  const places = page.places.map(place => place.id)
  const ids = [...page.headings, ...page.ids, ...places, ...page.cells.map(cell => `cell-${cell.id}`)]
  if (ids.includes(id)) return []
  return [{ ...place, message: `"${target.slug}" has no place "#${id}"`, remedy: suggestion(id, ids) }]
}
