import { languages } from 'monaco-editor/editor'
import { language } from 'monaco-editor/languages/definitions/typescript/typescript'

/**
 * Monaco's TypeScript grammar with the distinctions that the static highlighting makes (calls, primitive types, constants), so that the
 * colours stay when a cell's code becomes an editor.
 */
const primitives = ['any', 'bigint', 'boolean', 'never', 'number', 'object', 'string', 'symbol', 'unknown', 'void']
const constants = ['false', 'null', 'true', 'undefined', 'NaN', 'Infinity']
const cases = (others: string) => ({
  cases: { '@constants': 'number', '@primitives': 'type', '@keywords': 'keyword', '@default': others },
})

export function registerTokens(): void {
  const { tokenizer, keywords } = language
  languages.setMonarchTokensProvider('typescript', {
    ...language,
    primitives,
    constants,
    keywords: keywords.filter(word => !primitives.includes(word) && !constants.includes(word)),
    tokenizer: {
      ...tokenizer,
      common: [
        // After a dot no word is a keyword: `Size.of(…)` is a call.
        [/(\.\s*)(#?[\w$]+)(?=\s*(?:<[\w\s,.[\]|]*>)?\()/, ['delimiter', 'function']],
        [/(\.\s*)(#?[\w$]+)/, ['delimiter', 'identifier']],
        [/#?[a-zA-Z_$][\w$]*(?=\s*(?:<[\w\s,.[\]|]*>)?\()/, cases('function')],
        // A capital alone makes no type (X and W are tensors); its place does.
        [/([:|&<]\s*)([A-Z][\w$]*)/, ['delimiter', 'type']],
        [/(class|extends|implements|interface|type|as|satisfies)(\s+)([A-Z][\w$]*)/, ['keyword', '', 'type']],
        [/#?[a-zA-Z_$][\w$]*/, cases('identifier')],
        ...tokenizer.common.slice(2),
      ],
    },
  })
}
