import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { SKIP, visit } from 'unist-util-visit'

/**
 * Formulas leave KaTeX as deep trees. One string of HTML each instead of hundreds of JSX calls makes the build and the
 * prerender several times faster. A display formula also gets a focusable box of its own that scrolls when it is too wide.
 */
export function rawFormulas() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      const names = node.properties.className
      if (!parent || index === undefined || !Array.isArray(names)) return
      const display = names.includes('katex-display')
      if (!display && !names.includes('katex')) return
      parent.children[index] = element(display ? 'div' : 'span', toHtml(node)) as never
      return SKIP
    })
  }
}

const element = (name: 'div' | 'span', html: string) => ({
  type: name === 'div' ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
  name: 'Formula',
  attributes: [
    { type: 'mdxJsxAttribute', name: 'html', value: html },
    ...(name === 'div' ? [{ type: 'mdxJsxAttribute', name: 'display', value: null }] : []),
  ],
  children: [],
})

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
