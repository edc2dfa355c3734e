import type { Code, Node, Parent, Root, Text } from 'mdast'
import type { VFile } from 'vfile'

const wordsAMinute = 200
const hanAMinute = 350
const codeLinesAMinute = 20

/** `export const readingMinutes`: what text and cells take to read; exercises and PyTorch twins are not counted. */
export function readingTime() {
  return (tree: Root, file: VFile) => {
    file.data.readingMinutes = Math.max(1, Math.round(minutes(tree)))
  }
}

function minutes(node: Node): number {
  if ('name' in node && node.name === 'Exercise') return 0
  if (node.type === 'text') return minutesOfText((node as Text).value)
  if (node.type === 'code') return minutesOfCode(node as Code)
  return 'children' in node ? (node as Parent).children.reduce((sum, child) => sum + minutes(child), 0) : 0
}

function minutesOfText(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[\p{Script=Latin}\d]+/gu)?.length ?? 0
  return han / hanAMinute + words / wordsAMinute
}

function minutesOfCode({ meta, value }: Code): number {
  const isTwin = /(?:^|\s)twin=/.test(meta ?? '')
  return isTwin ? 0 : value.split('\n').length / codeLinesAMinute
}
