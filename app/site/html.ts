import type { Element, Root, RootContent } from 'hast'

/** The first element, in the order of the text, that is as asked for. */
export function find(node: Root | RootContent, isWanted: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && isWanted(node)) return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = find(child, isWanted)
    if (found) return found
  }
  return undefined
}

export const classesOf = ({ properties }: Element): (string | number)[] =>
  Array.isArray(properties.className) ? properties.className : []

export const hasClass = (element: Element, name: string): boolean => classesOf(element).includes(name)
