import type { Code, Root } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import { type CellSource, exerciseCells } from '../../notebook/cell.ts'
import type { ExercisePart } from '../../notebook/fence.ts'
import { attribute, jsx } from './nodes.ts'

export type Exercise = { id: string; element: MdxJsxFlowElement }

/** The exercise around each fenced block that stands in one; exercises are numbered in reading order on the way. */
export function exercisesOf(tree: Root): Map<Code, Exercise> {
  const found = new Map<Code, Exercise>()
  let number = 0
  visit(tree, 'mdxJsxFlowElement', (element: MdxJsxFlowElement) => {
    if (element.name !== 'Exercise') return
    element.attributes.push(attribute('number', String(++number)))
    const id = element.attributes.find(attribute => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id')
    if (typeof id?.value === 'string') {
      const exercise = { id: id.value, element }
      visit(element, 'code', (node: Code) => void found.set(node, exercise))
    }
  })
  return found
}

type Block = {
  node: Code
  html: string
  replace: (...nodes: unknown[]) => void
  addCell: (node: Code, source: CellSource, component: 'Cell' | 'Check', html: string) => unknown
}

/** The starter becomes the cell to work in, the check a cell that is run by its button, the solution goes last. */
export function placeExercisePart(
  part: ExercisePart,
  { id, element }: Exercise,
  { node, html, replace, addCell }: Block,
) {
  const [attempt, check] = exerciseCells(id, node.value, node.value)
  if (part === 'starter') replace(addCell(node, attempt, 'Cell', html))
  else if (part === 'check') replace(addCell(node, check, 'Check', html))
  else {
    replace()
    const code = jsx('Code', { html, language: 'ts' })
    element.children.push({ ...jsx('Solution', {}), children: [code] } as never)
  }
}
