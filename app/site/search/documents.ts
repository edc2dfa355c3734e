import type { Element, ElementContent, Root } from 'hast'
import type { SearchDocument } from '../../reader/search/documents.ts'
import type { Section } from '../../reader/course.ts'
import { classesOf, find, hasClass } from '../html.ts'

/** What no reader searches for: pictures, what code gave, formulas (their words stand around them), things to press. */
const leftOut = ['button', 'svg', 'script', 'style', 'select', 'dialog', 'nav']
const leftOutMarks = ['dataTwin', 'dataRecorded', 'dataOutput']
const leftOutClasses = [
  'katex',
  'cell-bar',
  'tabs',
  'anchor',
  'check-bar',
  'cost',
  'note-title',
  'exercise-number',
  'formula-number',
  'recorded-label',
]

type About = Pick<Section, 'slug' | 'number' | 'title' | 'summary'>

/**
 * The documents of one page, out of what readers get: one for its head, one for each heading with an id, and in
 * a reference one for each entry.
 */
export function searchDocuments(page: Root, { slug, number, title, summary }: About): SearchDocument[] {
  const make = (id: string, heading: string): SearchDocument => ({
    id: `${slug}/${id && `#${id}`}`,
    number,
    section: title,
    heading,
    text: '',
    code: '',
  })
  const documents = [make('', title)]
  documents[0].text = `${summary} `
  const text = find(page, isProse) ?? find(page, ({ tagName }) => tagName === 'main')
  if (text) visit(text, documents, make)
  return documents.map(document => ({ ...document, text: tidy(document.text), code: tidy(document.code) }))
}

function visit(node: Element, documents: SearchDocument[], make: (id: string, heading: string) => SearchDocument) {
  for (const child of node.children) {
    if (child.type === 'text') documents.at(-1)!.text += child.value
    if (child.type !== 'element' || isLeftOut(child)) continue
    const { id } = child.properties
    // An entry of a reference is found by its name, which is its own heading.
    if ('dataFilter' in child.properties && typeof id === 'string') {
      const name = find(child, ({ tagName }) => tagName === 'h3' || tagName === 'dt')
      documents.push(make(id, name ? tidy(textOf(name)) : id))
    }
    if (/^h[2-4]$/.test(child.tagName) && typeof id === 'string') documents.push(make(id, tidy(textOf(child))))
    else if (child.tagName === 'code' && node.tagName === 'pre') documents.at(-1)!.code += `${textOf(child)}\n`
    else {
      visit(child, documents, make)
      // Blocks are apart even where no space stands between them.
      if (!inline.has(child.tagName)) documents.at(-1)!.text += ' '
    }
  }
}

const inline = new Set(['a', 'em', 'strong', 'code', 'span', 'sup', 'sub', 'data', 'b', 'i'])

function isLeftOut(element: Element): boolean {
  const classes = classesOf(element)
  return (
    leftOut.includes(element.tagName) ||
    leftOutMarks.some(mark => mark in element.properties) ||
    leftOutClasses.some(name => classes.includes(name))
  )
}

const isProse = (element: Element) => element.tagName === 'article' && hasClass(element, 'prose')

const textOf = (node: ElementContent): string =>
  node.type === 'text'
    ? node.value
    : node.type === 'element' && !isLeftOut(node)
      ? node.children.map(textOf).join('')
      : ''

const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
