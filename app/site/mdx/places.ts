import type { Node, Parent, Root } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { attribute, attributeOf, jsx } from './nodes.ts'

/** `$$ … $$` on lines of its own, as remark-math has it; `meta` is what stands after the first dollars. */
export type DisplayedFormula = Node & { type: 'math'; meta?: string | null }

/** What a section numbers, and where it can be linked to. */
export type Place = { kind: 'figure' | 'formula'; number: number; id: string }

/**
 * Figures and displayed formulas are numbered in reading order, the same in every language, and can be linked to:
 * `#figure-2`, `#formula-3`, or by a name of the author's that stays when one is put before it, `<Figure id="…">` and
 * `$$ id=…`. Formulas of exercises are steps on somebody's way and have no number.
 */
export function numberPlaces() {
  return (tree: Root, file: VFile) => {
    const places: Place[] = []
    const add = (kind: Place['kind'], id: string | undefined, node: Node): Record<'id' | 'number', string> => {
      const number = places.filter(place => place.kind === kind).length + 1
      const place = { kind, number, id: id ?? `${kind}-${number}` }
      if (places.some(other => other.id === place.id)) file.fail(`two places are called "${place.id}"`, node)
      places.push(place)
      return { id: place.id, number: String(number) }
    }
    visit(tree, (node, index, parent) => {
      if (node.type === 'mdxJsxFlowElement') {
        const element = node as MdxJsxFlowElement
        if (element.name === 'Exercise') return SKIP
        if (element.name !== 'Figure') return undefined
        const id = attributeOf(element, 'id')
        const { number, ...place } = add('figure', id, node)
        element.attributes.push(attribute('number', number), ...(id ? [] : [attribute('id', place.id)]))
      }
      if (isDisplayedFormula(node)) {
        const formula = add('formula', formulaName(node), node)
        const numbered = { ...jsx('NumberedFormula', formula), children: [node as never] }
        ;(parent as Parent).children[index!] = numbered
        return SKIP
      }
      return undefined
    })
    file.data.places = places
  }
}

export const isDisplayedFormula = (node: Node): node is DisplayedFormula => node.type === 'math'

/** `loss` of `$$ id=loss`. */
export const formulaName = ({ meta }: DisplayedFormula): string | undefined =>
  /(?:^|\s)id=([\w-]+)/.exec(meta ?? '')?.[1]
