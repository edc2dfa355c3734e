import { useState } from 'react'
import { useWords } from './language.ts'
import { useHydrated } from './useHydrated.ts'

/** Copies a text and says so. `text` is a function where making it costs something. */
export function CopyButton({ text }: { text: string | (() => string) }) {
  const words = useWords()
  const hydrated = useHydrated()
  const [state, setState] = useState<'copy' | 'copied' | 'copyFailed'>('copy')
  if (!hydrated) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
      setState('copied')
    } catch {
      setState('copyFailed')
    }
    setTimeout(() => setState('copy'), 2000)
  }
  return (
    <button type="button" className="output-action" onClick={copy}>
      <span aria-live="polite">{words[state]}</span>
    </button>
  )
}
