import { existsSync, readFileSync } from 'node:fs'
import Slugger from 'github-slugger'
import type { Code, Heading, Link, Image, Node, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { type CellMeta, FenceError, parseFence } from '../../notebook/fence.ts'
import { numberPlaces, type Place } from '../mdx/places.ts'
import type { Problem } from './problem.ts'

type Position = { line: number; column: number }
export type Mention = Position & { value: string }

/** What an author wrote in one file, as far as it can be wrong; `problems` are those of the file by itself. */
export type Page = {
  file: string
  hasTitle: boolean
  headings: string[]
  /** Ids that a link can lead to, without those of headings. */
  ids: string[]
  cells: (CellMeta & Position)[]
  exercises: string[]
  twins: Mention[]
  components: Mention[]
  refs: Mention[]
  outs: Mention[]
  costs: Mention[]
  terms: Mention[]
  cites: Mention[]
  /** Figures and displayed formulas. */
  places: Place[]
  links: Mention[]
  /** Images and figures that nothing describes to who does not see them. */
  undescribed: Mention[]
  problems: Problem[]
}

type Element = Node & { name: string | null; attributes: { name?: string; value?: unknown }[] }

/** Reads a chapter's file; null where there is none. `file` is its path in the repository, for messages. */
export function readPage(path: string, file: string): Page | null {
  if (!existsSync(path)) return null
  const page: Page = {
    file,
    hasTitle: false,
    headings: [],
    ids: [],
    cells: [],
    exercises: [],
    twins: [],
    components: [],
    refs: [],
    outs: [],
    costs: [],
    terms: [],
    cites: [],
    places: [],
    links: [],
    undescribed: [],
    problems: [],
  }
  const tree = parsed(readFileSync(path, 'utf8'), page)
  if (!tree) return page
  collect(tree, page)
  page.places = placesIn(tree, page)
  return page
}

/** As the build numbers them. */
function placesIn(tree: Root, page: Page): Place[] {
  const file = new VFile()
  try {
    numberPlaces()(tree, file)
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error
    const { reason: message, line, column } = error
    page.problems.push({ file: page.file, line, column, message, remedy: 'Give one of them another name.' })
  }
  return (file.data.places as Place[] | undefined) ?? []
}

function parsed(text: string, page: Page): Root | null {
  try {
    return unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath).parse(text) as Root
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error
    page.problems.push({
      file: page.file,
      line: error.line ?? undefined,
      column: error.column ?? undefined,
      message: error.reason,
      remedy:
        'MDX reads `<` as the start of a component and `{` as code: write `&lt;`, `\\{`, or put it in `backticks`.',
    })
    return null
  }
}

function collect(tree: Root, page: Page) {
  const slugger = new Slugger()
  visit(tree, node => {
    const place = placeOf(node)
    const mention = (value: string): Mention => ({ ...place, value })
    if (node.type === 'mdxjsEsm') page.hasTitle ||= /\bmeta\b[\s\S]*\btitle\s*:/.test((node as { value: string }).value)
    if (node.type === 'heading') page.headings.push(slugger.slug(toString(node as Heading)))
    if (node.type === 'link') page.links.push(mention((node as Link).url))
    if (node.type === 'image') {
      const { url, alt } = node as Image
      page.links.push(mention(url))
      if (!alt) page.undescribed.push(mention(`![…](${url})`))
    }
    if (node.type === 'code') collectFence(node as Code, place, page)
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const element = node as Element
      const { name } = element
      if (name && /^[A-Z]/.test(name)) page.components.push(mention(name))
      const given = (attribute: string) => mention(valueOf(element, attribute) ?? '')
      if (name === 'Ref') page.refs.push(given('to'))
      if (name === 'Out') page.outs.push(given('of'))
      if (name === 'Cost') page.costs.push(given('of'))
      if (name === 'a') page.links.push(given('href'))
      if (name === 'Figure' && !valueOf(element, 'caption')) page.undescribed.push(mention('<Figure>'))
      if (name === 'Term') page.terms.push(given('of'))
      if (name === 'Cite') page.cites.push(given('of'))
      const id = valueOf(element, 'id')
      if (id) page.ids.push(id)
      if (id && name === 'Exercise') page.exercises.push(id)
    }
  })
}

function collectFence(node: Code, place: Position, page: Page) {
  try {
    const fence = parseFence(node.lang, node.meta)
    if (fence.kind === 'cell') page.cells.push({ ...fence.meta, ...place })
    if (fence.kind === 'twin') page.twins.push({ ...place, value: fence.of })
  } catch (error) {
    if (!(error instanceof FenceError)) throw error
    page.problems.push({
      file: page.file,
      ...place,
      message: error.message,
      remedy: 'CONTRIBUTING.md lists the words that may stand after the three backticks.',
    })
  }
}

const placeOf = ({ position }: Node): Position => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
})

function valueOf({ attributes }: Element, name: string): string | undefined {
  const value = attributes.find(attribute => attribute.name === name)?.value
  return typeof value === 'string' ? value : undefined
}
