import { useEffect, useRef, useState } from 'react'
import { pageLanguage, readPageSettings } from '../page.ts'
import type { FromSearch, Group, ToSearch } from './documents.ts'

export type Found = { state: 'idle' | 'failed' } | { state: 'found'; query: string; groups: Group[] }

/** What the book holds about `query`, as it is typed. The worker lives as long as the component. */
export function useSearch(query: string): Found {
  const [found, setFound] = useState<Found>({ state: 'idle' })
  const worker = useRef<Worker | null>(null)
  const latest = useRef({ asked: 0, query })

  useEffect(() => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'search' })
    started.addEventListener('message', ({ data: { asked, groups } }: MessageEvent<FromSearch>) => {
      if (asked !== latest.current.asked) return
      setFound(groups ? { state: 'found', query: latest.current.query, groups } : { state: 'failed' })
    })
    worker.current = started
    return () => started.terminate()
  }, [])

  useEffect(() => {
    latest.current = { asked: latest.current.asked + 1, query }
    const address = new URL(`${readPageSettings().base}search/${pageLanguage()}.json`, location.href).href
    const { asked } = latest.current
    // An empty query asks for the index, so that it is there when the first letter comes.
    worker.current?.postMessage({ address, query, asked } satisfies ToSearch)
  }, [query])

  return query.trim() === '' ? { state: 'idle' } : found
}
