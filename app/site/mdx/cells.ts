import type { Code, Parent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { CellSource } from '../../notebook/cell.ts'
import { type Fence, parseFence } from '../../notebook/fence.ts'
import { exercisesOf, placeExercisePart } from './exercises.ts'
import { highlight } from './highlight.ts'
import { attribute, jsx } from './nodes.ts'

/** A cell and the line of the MDX file it stands on, by which it is found below its heading. */
export type PlacedCell = CellSource & { line: number }

/**
 * Fenced blocks become components. ` ```ts live id=train ` is a `<Cell>`, a ` ```python twin=train ` right after it is
 * that cell's second tab, the parts of an exercise are its cells, anything else a static `<Code>`. All carry their code
 * as highlighted HTML and nothing else.
 */
export function codeFences() {
  return async (tree: Root, file: VFile) => {
    const blocks: { node: Code; parent: Parent }[] = []
    visit(tree, 'code', (node, _index, parent) => void blocks.push({ node, parent: parent as Parent }))
    const exercises = exercisesOf(tree)
    const cells = new Map<string, { element: ReturnType<typeof jsx>; source: PlacedCell }>()

    const addCell = (node: Code, source: CellSource, component: 'Cell' | 'Check', html: string) => {
      if (cells.has(source.id)) file.fail(`two cells are called "${source.id}"`, node)
      const { code: _code, ...meta } = source
      const element = jsx(component, { meta: JSON.stringify(meta), html })
      cells.set(source.id, { element, source: { ...source, line: node.position?.start.line ?? 0 } })
      return element
    }

    for (const { node, parent } of blocks) {
      const html = await highlight(node.value, node.lang)
      const fence = parse(node, file)
      const replace = (...nodes: unknown[]) =>
        parent.children.splice(parent.children.indexOf(node), 1, ...(nodes as never[]))
      switch (fence.kind) {
        case 'static':
          replace(jsx('Code', { html, language: node.lang ?? 'text' }))
          break
        case 'cell':
          replace(addCell(node, { ...fence.meta, code: node.value }, 'Cell', html))
          break
        case 'twin': {
          const cell = cells.get(fence.of)
          if (!cell) file.fail(`the twin of "${fence.of}" must stand after the cell it belongs to`, node)
          cell.element.attributes.push(attribute('twin', html))
          replace()
          break
        }
        case 'exercise': {
          const exercise = exercises.get(node)
          if (!exercise) file.fail(`a \`${fence.part}\` stands inside an <Exercise id="…">`, node)
          placeExercisePart(fence.part, exercise, { node, html, replace, addCell })
        }
      }
    }
    file.data.cells = [...cells.values()].map(cell => cell.source)
  }
}

function parse(node: Code, file: VFile): Fence {
  try {
    return parseFence(node.lang, node.meta)
  } catch (error) {
    file.fail(error instanceof Error ? error.message : String(error), node)
  }
}
