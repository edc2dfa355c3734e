/** Made by the build (vite-monaco.ts): the engine's declarations in one text. */
declare module 'virtual:torchlet-types' {
  const text: string
  export default text
}

declare module 'monaco-editor/languages/definitions/typescript/typescript' {
  import type { languages } from 'monaco-editor/editor'
  export const language: languages.IMonarchLanguage & { keywords: string[] }
}
