import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { pageLanguage, readPageSettings } from '../page.ts'
import type { Group, Hit } from './documents.ts'
import { useSearch } from './use-search.ts'

/** Search over the whole book: results by section, each with what stands around the words. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const text = useText().search
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const found = useSearch(query)
  const groups = found.state === 'found' ? found.groups : []
  const hits = groups.flatMap(group => group.hits)
  useEffect(() => dialog.current?.showModal(), [])

  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive(Math.min(active + 1, hits.length - 1)),
    ArrowUp: () => setActive(Math.max(active - 1, 0)),
    Enter: () => dialog.current?.querySelector<HTMLElement>(`#found-${active}`)?.click(),
    // A search field with something in it would only be emptied.
    Escape: () => dialog.current?.close(),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a word of an input method chooses that word.
    if (event.nativeEvent.isComposing || !(event.key in keys)) return
    event.preventDefault()
    keys[event.key]()
  }
  const count = found.state === 'found' ? text.found(hits.length) : found.state === 'failed' ? text.failed : ''
  return (
    <dialog ref={dialog} className="sheet search" aria-label={text.title} onClose={onClose}>
      <label className="search-field">
        <Search size={18} aria-hidden />
        <input
          type="search"
          // The dialog exists for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          placeholder={text.placeholder}
          aria-label={text.title}
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="found"
          aria-activedescendant={hits.length > 0 ? `found-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={event => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <p className="search-count" role="status">
        {count}
      </p>
      <div id="found" role="listbox" aria-label={text.results} className="found">
        {groups.map(group => (
          <FoundSection
            key={group.section}
            group={group}
            first={hits.indexOf(group.hits[0])}
            active={active}
            onGo={() => dialog.current?.close()}
          />
        ))}
      </div>
    </dialog>
  )
}

type FoundSectionProps = { group: Group; first: number; active: number; onGo: () => void }

function FoundSection({ group: { number, section, hits }, first, active, onGo }: FoundSectionProps) {
  return (
    <div role="group" aria-label={section}>
      <h3 aria-hidden>
        <span className="section-number">{number}</span> {section}
      </h3>
      {hits.map((hit, index) => (
        <FoundPlace key={hit.id} hit={hit} place={first + index} active={active === first + index} onGo={onGo} />
      ))}
    </div>
  )
}

function FoundPlace({ hit, place, active, onGo }: { hit: Hit; place: number; active: boolean; onGo: () => void }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (active) link.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const { before, match, after } = hit.context
  return (
    <a
      ref={link}
      id={`found-${place}`}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      href={`${readPageSettings().base}${pageLanguage()}/${hit.id}`}
      onClick={onGo}
    >
      <strong>{hit.heading}</strong>
      <span>
        {before}
        <mark>{match}</mark>
        {after}
      </span>
    </a>
  )
}
