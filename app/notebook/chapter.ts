/** Reads the cells of a chapter out of its MDX, for everything that runs without a page: tests, recording, linting. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Code, Node, Root } from 'mdast'
import type { Quote } from './bands.ts'
import { type CellSource, exerciseCells } from './cell.ts'
import { type ExercisePart, FenceError, parseFence } from './fence.ts'

export interface Chapter {
  slug: string
  language: string
  /** For messages. */
  file: string
  /** Live cells in document order, those of exercises (attempt and check) included. */
  cells: CellSource[]
  exercises: ExerciseSource[]
  /** PyTorch twins, by cell. */
  twins: Record<string, string>
  /** Line in the file of each cell's first line of code. */
  lines: Record<string, number>
  /** What running text quotes with `<Out of="…"/>`. */
  quotes: { of: string; line: number }[]
  /** What it quotes of other runs: with `<Band of="…">` from several seeds, with `<Out of="…" when="…"/>` of one setting. */
  otherRuns: (Quote & { line: number })[]
  /** Paragraphs and captions outside of exercises, without code and formulas. */
  texts: { text: string; line: number }[]
}

export interface ExerciseSource {
  id: string
  parts: Record<ExercisePart, string>
}

const files: Record<string, string> = { en: 'index.mdx', zh: 'index.zh.mdx' }

/** `folder` is `chapters/<slug>`. Throws `FenceError` with file and line. */
export async function readChapter(folder: string, language: 'en' | 'zh'): Promise<Chapter> {
  const file = join(folder, files[language])
  return parseChapter(await readFile(file, 'utf8'), { slug: folder.split(/[\\/]/).at(-1)!, language, file })
}

export function parseChapter(text: string, name: Pick<Chapter, 'slug' | 'language' | 'file'>): Chapter {
  const tree = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath).parse(text) as Root
  const reader = new Reader(name)
  reader.visit(tree, null)
  return reader.chapter
}

interface Element extends Node {
  name?: string | null
  attributes?: { name?: string; value?: unknown }[]
  children?: Node[]
}

class Reader {
  readonly chapter: Chapter

  constructor(name: Pick<Chapter, 'slug' | 'language' | 'file'>) {
    this.chapter = { ...name, cells: [], exercises: [], twins: {}, lines: {}, quotes: [], otherRuns: [], texts: [] }
  }

  visit(node: Element, exercise: Partial<Record<ExercisePart, string>> | null) {
    if (node.type === 'code') return this.#fence(node as Code, exercise)
    const isExercise = node.name === 'Exercise'
    if (!exercise) this.#text(node)
    if (node.name === 'Out') this.#quote(node)
    if (node.name === 'Bands') this.#bands(node)
    const parts = isExercise ? {} : exercise
    for (const child of node.children ?? []) this.visit(child as Element, parts)
    if (isExercise) this.#exercise(node, parts!)
  }

  #quote(node: Element) {
    const [of = '', when, data] = ['of', 'when', 'data'].map(name => attribute(node, name))
    const line = lineOf(node)
    if (when) this.chapter.otherRuns.push({ of, when, data, runs: 1, line })
    else this.chapter.quotes.push({ of, line })
  }

  #bands(node: Element) {
    // What depends on no data is run on one set only.
    const data = attribute(node, 'data') === undefined ? 'embedded' : undefined
    for (const band of elementsIn(node, 'Band')) {
      const [of = '', when, runs] = ['of', 'when', 'runs'].map(name => attribute(band, name))
      this.chapter.otherRuns.push({ of, when, data, runs: runs ? Number(runs) : undefined, line: lineOf(band) })
    }
  }

  #text(node: Element) {
    const caption = node.name === 'Figure' ? attribute(node, 'caption') : undefined
    const text = caption ?? (isLineOfText.has(node.type) ? wordsOf(node) : undefined)
    if (text) this.chapter.texts.push({ text, line: lineOf(node) })
  }

  #fence(node: Code, exercise: Partial<Record<ExercisePart, string>> | null) {
    const { cells, twins, lines } = this.chapter
    const fence = this.#at(node, () => parseFence(node.lang, node.meta))
    if (fence.kind === 'twin') twins[fence.of] = node.value
    if (fence.kind === 'exercise') {
      if (!exercise) this.#fail(node, `a \`${fence.part}\` stands inside an <Exercise id="…">`)
      exercise[fence.part] = node.value
    }
    if (fence.kind !== 'cell') return
    const { meta } = fence
    if (cells.some(cell => cell.id === meta.id)) this.#fail(node, `two cells are called \`${meta.id}\``)
    cells.push({ ...meta, code: node.value })
    lines[meta.id] = lineOf(node) + 1
  }

  #exercise(node: Element, parts: Partial<Record<ExercisePart, string>>) {
    const id = attribute(node, 'id') ?? ''
    const { starter, solution, check } = parts
    // An exercise without a check is a question to think about.
    if (check === undefined && starter === undefined) return
    if (!id || starter === undefined || solution === undefined || check === undefined) {
      this.#fail(node, `the exercise \`${id}\` needs an id, a starter, a solution and a check`)
    }
    this.chapter.exercises.push({ id, parts: { starter, solution, check } })
    for (const cell of exerciseCells(id, starter, check)) {
      this.chapter.cells.push(cell)
      this.chapter.lines[cell.id] = lineOf(node) + 1
    }
  }

  #at<T>(node: Node, read: () => T): T {
    try {
      return read()
    } catch (error) {
      this.#fail(node, error instanceof Error ? error.message : String(error))
    }
  }

  #fail(node: Node, message: string): never {
    throw new FenceError(`${this.chapter.file}:${lineOf(node)}: ${message}`)
  }
}

const elementsIn = (node: Element, name: string): Element[] =>
  (node.children ?? []).flatMap(child =>
    (child as Element).name === name ? [child as Element] : elementsIn(child as Element, name),
  )

const isLineOfText = new Set(['paragraph', 'heading', 'tableCell'])

/** Text without code, formulas and inserted values, which leave a gap. */
const wordsOf = (node: Element & { value?: unknown }): string =>
  node.type === 'text'
    ? String(node.value).replaceAll(/\s+/g, ' ')
    : (node.children?.map(child => wordsOf(child as Element)).join('') ?? ' ')

const attribute = (node: Element, name: string): string | undefined => {
  const value = node.attributes?.find(attribute => attribute.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

const lineOf = (node: Node) => node.position?.start.line ?? 0
