import { Search } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useText } from '../i18n/index.ts'

/**
 * Shows of a long page only the entries that hold every word typed: their text, and names that `data-filter` adds.
 * `?q=` in the address fills it, so that a filtered page can be linked to.
 */
export function Filter() {
  const text = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const linked = useSyncExternalStore(never, queryOfAddress, () => '')
  const query = typed ?? linked
  const told = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    const { shown, all } = show(query)
    told.current!.textContent = text.filtered(shown, all)
  }, [query, text])
  return (
    <search className="filter">
      <Search size={16} aria-hidden />
      <input
        type="search"
        value={query}
        onChange={event => setTyped(event.target.value)}
        aria-label={text.filter}
        placeholder={text.filterHint}
        autoComplete="off"
        spellCheck={false}
      />
      <output ref={told} />
    </search>
  )
}

const never = () => () => {}
const queryOfAddress = () => new URLSearchParams(location.search).get('q') ?? ''

const searched = new WeakMap<HTMLElement, string>()

function textOf(entry: HTMLElement): string {
  let text = searched.get(entry)
  if (text === undefined) searched.set(entry, (text = `${entry.dataset.filter} ${entry.textContent}`.toLowerCase()))
  return text
}

/** Hides what does not hold all words, and groups of which nothing is left. */
function show(query: string): { shown: number; all: number } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const entries = document.querySelectorAll<HTMLElement>('main [data-filter]')
  let shown = 0
  for (const entry of entries) {
    entry.hidden = !words.every(word => textOf(entry).includes(word))
    if (!entry.hidden) shown++
  }
  for (const group of document.querySelectorAll<HTMLElement>('main [data-filter-group]'))
    group.hidden = words.length > 0 && !group.querySelector('[data-filter]:not([hidden])')
  return { shown, all: entries.length }
}
