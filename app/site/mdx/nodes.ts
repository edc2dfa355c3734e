import type { Program } from 'estree'
import { valueToEstree } from 'estree-util-value-to-estree'
import type { Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { VFile } from 'vfile'

type Attribute = { type: 'mdxJsxAttribute'; name: string; value: string | null }

export const attribute = (name: string, value: string | null): Attribute => ({ type: 'mdxJsxAttribute', name, value })

/** What an element says by an attribute in quotes. */
export function attributeOf({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  const found = attributes.find(attribute => attribute.type === 'mdxJsxAttribute' && attribute.name === name)
  return typeof found?.value === 'string' ? found.value : undefined
}

/** A block component in a Markdown tree; `null` is an attribute without a value (true). */
export const jsx = (name: string, attributes: Record<string, string | null>) => ({
  type: 'mdxJsxFlowElement' as const,
  name,
  attributes: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  children: [],
})

/** `export const name = …` for everything that earlier plugins found out about the chapter. */
export function exportFindings(names: string[]) {
  return () => (tree: Root, file: VFile) => {
    for (const name of names) {
      tree.children.unshift({
        type: 'mdxjsEsm',
        value: '',
        data: { estree: declaration(name, file.data[name]) },
      } as never)
    }
  }
}

const declaration = (name: string, value: unknown): Program => ({
  type: 'Program',
  sourceType: 'module',
  body: [
    {
      type: 'ExportNamedDeclaration',
      specifiers: [],
      attributes: [],
      declaration: {
        type: 'VariableDeclaration',
        kind: 'const',
        declarations: [{ type: 'VariableDeclarator', id: { type: 'Identifier', name }, init: valueToEstree(value) }],
      },
    },
  ],
})
