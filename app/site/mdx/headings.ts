import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Heading, Root } from 'mdast'
import Slugger from 'github-slugger'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/**
 * Headings get ids, and a translation gets the ids of the English original, heading by heading: a link, a bookmark and
 * the language switch then lead to the same place in every language. `export const headings` lists them for the page.
 */
export function headingIds() {
  return (tree: Root, file: VFile) => {
    const headings: Heading[] = []
    visit(tree, 'heading', node => void headings.push(node))
    const own = headings.map(heading => ({ depth: heading.depth, text: toString(heading) }))
    const original = originalHeadings(file)
    if (original && !sameShape(original, own)) {
      file.message(
        'headings differ from those of index.mdx in number or depth; links may not survive a language switch',
      )
    }
    const source = original && sameShape(original, own) ? original : own
    const slugger = new Slugger()
    const ids = source.map(({ text }) => slugger.slug(text))
    headings.forEach((heading, index) => {
      heading.data = { ...heading.data, hProperties: { id: ids[index] } }
    })
    file.data.headings = own.map((heading, index): PlacedHeading => ({
      ...heading,
      id: ids[index],
      line: headings[index].position?.start.line ?? 0,
    }))
  }
}

export type PlacedHeading = { depth: number; text: string; id: string; line: number }

type Found = { depth: number; text: string }

const sameShape = (a: Found[], b: Found[]) =>
  a.length === b.length && a.every((heading, index) => heading.depth === b[index].depth)

/** The headings of `index.mdx` beside `index.zh.mdx`; nothing for the original itself. */
function originalHeadings(file: VFile): Found[] | undefined {
  if (!file.path || basename(file.path) === 'index.mdx') return undefined
  const path = join(dirname(file.path), 'index.mdx')
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8').replaceAll(/^(```+)[^\n]*\n[\s\S]*?^\1\s*$/gm, '')
  return [...text.matchAll(/^(#{1,6})\s+(.+)$/gm)].map(([, marks, title]) => ({
    depth: marks.length,
    text: title.replaceAll(/[`*_$]/g, '').trim(),
  }))
}
