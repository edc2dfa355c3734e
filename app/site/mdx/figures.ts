import type { Root } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import { attribute } from './nodes.ts'

/** Figures are numbered in reading order, the same in every language, and can be linked to: `#figure-2`. */
export function numberFigures() {
  return (tree: Root) => {
    let number = 0
    visit(tree, 'mdxJsxFlowElement', (element: MdxJsxFlowElement) => {
      if (element.name === 'Figure') element.attributes.push(attribute('number', String(++number)))
    })
  }
}
