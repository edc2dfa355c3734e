import type { Code, Parent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { CellSource } from '../../notebook/cell.ts'
import { type Fence, parseFence } from '../../notebook/fence.ts'
import { highlight } from './highlight.ts'
import { jsx } from './nodes.ts'

/** A cell and the line of the MDX file it stands on, by which it is found below its heading. */
export type PlacedCell = CellSource & { line: number }

/**
 * Fenced blocks become components. ` ```ts live id=train ` is a `<Cell>`, a ` ```python twin=train ` right after it is
 * that cell's second tab, anything else a static `<Code>`. All carry their code as highlighted HTML and nothing else.
 */
export function codeFences() {
  return async (tree: Root, file: VFile) => {
    const found: { node: Code; parent: Parent }[] = []
    visit(tree, 'code', (node, _index, parent) => void found.push({ node, parent: parent as Parent }))

    const cells = new Map<string, { element: ReturnType<typeof jsx>; source: PlacedCell }>()
    for (const { node, parent } of found) {
      const html = await highlight(node.value, node.lang)
      const fence = parse(node, file)
      const place = parent.children.indexOf(node)
      if (fence.kind === 'twin') {
        const cell = cells.get(fence.of)
        if (!cell) file.fail(`the twin of "${fence.of}" must stand after the cell it belongs to`, node)
        cell.element.attributes.push({ type: 'mdxJsxAttribute', name: 'twin', value: html })
        parent.children.splice(place, 1)
      } else if (fence.kind === 'cell') {
        const { meta } = fence
        if (cells.has(meta.id)) file.fail(`two cells are called "${meta.id}"`, node)
        const element = jsx('Cell', { meta: JSON.stringify(meta), html })
        parent.children[place] = element as never
        cells.set(meta.id, { element, source: { ...meta, code: node.value, line: node.position?.start.line ?? 0 } })
      } else {
        parent.children[place] = jsx('Code', { html, language: node.lang ?? 'text' }) as never
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
