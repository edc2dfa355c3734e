import type ts from 'typescript'

/** What the checker says of its modules, said of cells instead. */

const assignmentToImport = 2632
const importWords: readonly [RegExp, string][] = [
  [/it is an import/, 'it is a constant of a cell above'],
  [/它是导入/, '它是上文单元格中的常量'],
]

export function rewordDiagnostic(found: ts.Diagnostic): ts.Diagnostic {
  if (found.code !== assignmentToImport || typeof found.messageText !== 'string') return found
  let messageText = found.messageText
  for (const [pattern, words] of importWords) messageText = messageText.replace(pattern, words)
  return { ...found, messageText }
}

/** `(alias) const w: Tensor⏎import w` is `const w: Tensor` to a reader: how it came here is the notebook's business. */
export function withoutAlias(info: ts.QuickInfo): ts.QuickInfo {
  const parts = info.displayParts
  if (parts?.[1]?.text !== 'alias') return info
  const origin = parts.findLastIndex(({ text }, i) => /^(import|export)$/.test(text) && parts[i - 1].text === '\n')
  return { ...info, displayParts: parts.slice(4, origin > 4 ? origin - 1 : undefined) }
}
