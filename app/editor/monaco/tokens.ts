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
        // `of` and its like are keywords only where no bracket follows: `Size.of(…)` is a call.
        [/(\.\s*)(#?[\w$]+)(?=\s*(?:<[\w\s,.[\]|]*>)?\()/, ['delimiter', 'function']],
        [/(\.\s*)(#?[\w$]+)/, ['delimiter', 'identifier']],
        [/#?[a-zA-Z_$][\w$]*(?=\s*(?:<[\w\s,.[\]|]*>)?\()/, cases('function')],
        [/#?[a-z_$][\w$]*/, cases('identifier')],
        ...tokenizer.common.slice(1),
      ],
    },
  })
}
