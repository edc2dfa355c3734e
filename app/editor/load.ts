import type { Language } from './types.ts'

type RichEditor = typeof import('./monaco/index.ts')

let loading: Promise<RichEditor> | undefined

/**
 * Monaco, on demand and once. The interface's language is read when its modules start, so the Chinese words must be there first. A load that
 * failed (no network) may be tried again.
 */
export function loadEditor(lang: Language): Promise<RichEditor> {
  loading ??= load(lang).catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(lang: Language): Promise<RichEditor> {
  if (lang === 'zh') await import('monaco-editor/nls/lang/zh-cn')
  return import('./monaco/index.ts')
}
