import type { Root } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import { SKIP, visit } from 'unist-util-visit'
import type { Feature } from '../../reader/course.ts'

/** What the course leaves out is not hidden: it is in no file of the site. */
export function leaveOut(features: Record<Feature, boolean>) {
  return () => (tree: Root) => {
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement, index, parent) => {
      if (!features.solutions && node.name === 'Solution') {
        parent!.children.splice(index!, 1)
        return [SKIP, index!]
      }
      if (!features.twins && node.name === 'Cell')
        node.attributes = node.attributes.filter(({ type, ...rest }) => type !== 'mdxJsxAttribute' || !isTwin(rest))
      return undefined
    })
  }
}

const isTwin = (attribute: object) => 'name' in attribute && attribute.name === 'twin'
