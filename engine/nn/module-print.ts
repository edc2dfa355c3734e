import type { Module } from './module.ts'

const indent = (text: string): string => text.replaceAll('\n', '\n  ')

/** `Linear(inFeatures=4, outFeatures=8, bias=true)`; children below, each on lines of its own. */
export function printModule(module: Module): string {
  const children = Array.from(module.namedChildren(), ([name, child]) => `(${name}): ${indent(String(child))}`)
  const extra = module.extraRepr()
  if (children.length === 0) return `${module.className}(${extra})`
  const lines = [...(extra ? extra.split('\n') : []), ...children]
  return `${module.className}(\n  ${lines.join('\n  ')}\n)`
}
