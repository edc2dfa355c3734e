import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { find, hasClass } from '../html.ts'

/**
 * Formulas leave KaTeX as deep trees. One string of HTML each instead of hundreds of JSX calls makes the build and the
 * prerender several times faster. A display formula also gets a focusable box of its own that scrolls when it is too wide;
 * a short one in the text takes in what clings to it, since a browser would end a line between the two.
 */
export function rawFormulas() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      const names = node.properties.className
      if (!parent || index === undefined || !Array.isArray(names)) return
      const display = names.includes('katex-display')
      if (!display && !names.includes('katex')) return
      const html = toHtml(node)
      if (display) parent.children[index] = formula('div', { html, display: null })
      else if (!isShort(node)) parent.children[index] = formula('span', { html })
      else {
        const before = take(parent.children[index - 1], opening)
        const after = take(parent.children[index + 1], clinging)
        parent.children[index] = formula('span', { html: before + html + after, short: null })
      }
      return SKIP
    })
  }
}

/** Few enough letters for the narrowest line. */
const isShort = (katex: Element) => toString(find(katex, node => hasClass(node, 'katex-html'))).length <= 16

/** "($x$" */
const opening = /[\p{Ps}\p{Pi}]+$/u
/** "$x$,", "$x$)", "$n$-gram", "$i$th" */
const clinging = /^[\p{Po}\p{Pe}\p{Pf}\p{Pd}a-z]+/u

/** Takes from a text what matches, as HTML. */
function take(node: Root['children'][number] | undefined, what: RegExp): string {
  if (node?.type !== 'text') return ''
  const [taken = ''] = what.exec(node.value) ?? []
  node.value = node.value.replace(what, '')
  return toHtml({ type: 'text', value: taken })
}

const formula = (name: 'div' | 'span', properties: Record<string, string | null>) =>
  ({
    type: name === 'div' ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
    name: 'Formula',
    attributes: Object.entries(properties).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children: [],
  }) as never

/** Bad TeX is an error of the build, not a red word in the book. */
export function rejectBadFormulas() {
  return (tree: Root, file: { fail(reason: string, place?: Element['position']): never }) => {
    visit(tree, 'element', node => {
      const names = node.properties.className
      if (Array.isArray(names) && names.includes('katex-error')) {
        file.fail(`formula: ${String(node.properties.title)}`, node.position)
      }
    })
  }
}
