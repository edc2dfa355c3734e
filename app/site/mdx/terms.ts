import { basename, dirname } from 'node:path'
import type { Node, Parent, PhrasingContent, Root, Text } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { Language } from '../../reader/course.ts'
import type { Term } from '../../reader/terms.ts'
import { attribute, attributeOf } from './nodes.ts'

/** Text in these stays as it is: headings, what is a link already, and exercises, which come after the explanation. */
const leftAlone = new Set(['heading', 'link', 'linkReference', 'tableCell'])
const leftAloneElements = new Set(['Cite', 'Exercise', 'Ref', 'Term', 'a'])

/**
 * The first use of each word of the glossary becomes `<Term of="…">`, but for the section that explains the word, and
 * for words of everyday use, which only an author can tell from the term.
 */
export function markTerms(glossary: Term[]) {
  return () => (tree: Root, file: VFile) => {
    const language: Language = basename(file.path) === 'index.zh.mdx' ? 'zh' : 'en'
    const slug = basename(dirname(file.path))
    const marked = namedByAuthor(tree)
    for (const { en, section, everyday } of glossary) {
      if (section === slug || everyday?.includes(language)) marked.add(en)
    }
    const names = namesIn(language, glossary)
    const pattern = patternOf(language, [...names.keys()])

    visit(tree, (node, index, parent) => {
      if (isLeftAlone(node)) return SKIP
      if (node.type !== 'text') return undefined
      const pieces = split(node, pattern, found => {
        const term = names.get(found) ?? names.get(found.toLowerCase())
        if (!term || marked.has(term.en)) return undefined
        marked.add(term.en)
        return term.en
      })
      ;(parent as Parent).children.splice(index!, 1, ...pieces)
      return [SKIP, index! + pieces.length]
    })
  }
}

function namedByAuthor(tree: Root): Set<string> {
  const found = new Set<string>()
  visit(tree, 'mdxJsxTextElement', (node: MdxJsxTextElement) => {
    const name = node.name === 'Term' && attributeOf(node, 'of')
    if (name) found.add(name)
  })
  return found
}

const isLeftAlone = (node: Node) =>
  leftAlone.has(node.type) || ('name' in node && leftAloneElements.has(node.name as string))

/** How each term may be written, in small letters unless it has capitals of its own (GRU, ReLU). */
function namesIn(language: Language, terms: Term[]): Map<string, Term> {
  const names = new Map<string, Term>()
  for (const term of terms) {
    for (const name of [term[language], ...(term.also?.[language] ?? [])]) {
      names.set(name, term)
      if (language === 'en') names.set(`${name}s`, term)
    }
  }
  return names
}

/** Longer names come first, so that “learning rate” is not found as “rate”. English ones end where the word does. */
function patternOf(language: Language, names: string[]): RegExp {
  const longest = names.toSorted((a, b) => b.length - a.length).map(escape)
  return language === 'en'
    ? new RegExp(`(?<![\\w-])(?:${longest.join('|')})(?![\\w-])`, 'gi')
    : new RegExp(`(?<![A-Za-z])(?:${longest.join('|')})(?![A-Za-z])`, 'g')
}

const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)

function split(node: Text, pattern: RegExp, termOf: (found: string) => string | undefined): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let end = 0
  const text = (value: string) => value && pieces.push({ type: 'text', value })
  for (const { 0: found, index } of node.value.matchAll(pattern)) {
    const of = termOf(found)
    if (of === undefined) continue
    text(node.value.slice(end, index))
    const children: Text[] = [{ type: 'text', value: found }]
    pieces.push({ type: 'mdxJsxTextElement', name: 'Term', attributes: [attribute('of', of)], children })
    end = index + found.length
  }
  if (pieces.length === 0) return [node]
  text(node.value.slice(end))
  return pieces
}
