import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { find, hasClass } from '../html.ts'

/** What paper has no use for: things to press, the other language of code, solutions. */
const leftOutTags = new Set(['button', 'input', 'label', 'nav', 'select', 'template'])
const leftOutClasses = ['anchor', 'cell-bar', 'check-bar', 'edition', 'solution', 'tabs']
/** What belongs to a page that lives. */
const attributes = ['dataPrefix', 'dataPreview', 'dataPreviewPlace', 'dataPreviewTitle', 'dataProps', 'tabIndex']
/** Attributes that name elements by their ids, one or several. */
const naming = ['id', 'htmlFor', 'ariaLabelledBy', 'ariaDescribedBy', 'ariaControls']

type About = {
  slug: string
  /** Of the sections of a language: `/course/en/`. */
  root: string
  /** All sections that are printed. */
  slugs: string[]
}

/**
 * A section's page for paper: all of its text, folded or not. Its places have names of their own, since other sections
 * of the book have the same ones, and links to sections lead to where they are printed.
 */
export function printedSection(page: Root, about: About): string {
  const text = find(page, ({ tagName }) => tagName === 'main')
  if (!text) throw new Error(`the page of "${about.slug}" has no text`)
  prepare(text, about)
  return toHtml({ ...text, tagName: 'section', properties: { className: ['section'], id: about.slug } })
}

function prepare(element: Element, about: About) {
  element.children = element.children.filter(
    child => child.type === 'text' || (child.type === 'element' && !isLeftOut(child)),
  )
  for (const child of element.children) {
    if (child.type !== 'element') continue
    const { properties } = child
    for (const name of attributes) delete properties[name]
    if (hasClass(element, 'cell')) delete properties.hidden
    if (hasClass(child, 'hint')) properties.open = true
    for (const name of naming) if (name in properties) properties[name] = ownIds(properties[name], about)
    if (typeof properties.href === 'string') properties.href = printedPlace(properties.href, about)
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string') properties[name] = value.replaceAll('url(#', `url(#${about.slug}-`)
    }
    prepare(child, about)
  }
}

const isLeftOut = (element: Element) =>
  leftOutTags.has(element.tagName) ||
  'dataTwin' in element.properties ||
  leftOutClasses.some(name => hasClass(element, name))

const ownIds = (ids: Element['properties'][string], { slug }: About) =>
  Array.isArray(ids) ? ids.map(id => `${slug}-${id}`) : `${slug}-${ids}`

function printedPlace(href: string, { slug, root, slugs }: About): string {
  if (href.startsWith('#')) return `#${slug}-${href.slice(1)}`
  if (!href.startsWith(root)) return href
  const [other, place] = href.slice(root.length).split('/')
  if (!slugs.includes(other)) return href
  return place ? `#${other}-${place.slice(1)}` : `#${other}`
}
