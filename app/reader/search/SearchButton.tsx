import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useText } from '../i18n/index.ts'

/** The dialog and its worker come when they are wanted. */
const SearchDialog = import.meta.env.SSR ? () => null : lazy(() => import('./SearchDialog.tsx'))

/** Opens the search, also by Ctrl-K and by /. */
export function SearchButton() {
  const text = useText().search
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!asksForSearch(event)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <button type="button" className="search-button" aria-label={text.title} onClick={() => setOpen(true)}>
        <Search size={16} aria-hidden />
        <span>{text.button}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** A code editor has a Ctrl-K of its own, and / is a character wherever one types. */
function asksForSearch({ key, ctrlKey, metaKey, target, defaultPrevented }: KeyboardEvent): boolean {
  const place = target as HTMLElement
  if (defaultPrevented || place.closest('.editor, dialog')) return false
  if (key.toLowerCase() === 'k') return ctrlKey || metaKey
  return key === '/' && !ctrlKey && !metaKey && !place.closest('input, textarea, select, [contenteditable]')
}
