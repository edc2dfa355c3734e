import type { Root } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { attributeOf } from './nodes.ts'

/** `export const sources`: the keys of what `<Cite of="…"/>` names in this section, each once, in reading order. */
export function findSources() {
  return (tree: Root, file: VFile) => {
    const keys = new Set<string>()
    visit(tree, ['mdxJsxTextElement', 'mdxJsxFlowElement'], node => {
      const element = node as MdxJsxTextElement
      const key = element.name === 'Cite' && attributeOf(element, 'of')
      if (key) keys.add(key)
    })
    file.data.sources = [...keys]
  }
}
