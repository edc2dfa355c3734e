import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

const chinese = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f“”‘’…—]'
const brokenLine = new RegExp(`(?<=${chinese})\\n(?=${chinese})`, 'gu')

/** A line break in the source is a space between words, but between Chinese characters it must be nothing. */
export function joinChineseLines() {
  return (tree: Root) => {
    visit(tree, 'text', node => {
      node.value = node.value.replaceAll(brokenLine, '')
    })
  }
}
