import { readPageSettings } from './page.ts'

/** What a teacher can ask of a page in its address; none of it runs anything. */
export type Switches = {
  /** `?seed=3`: cells draw from this seed, and not as the book did. */
  seed?: number
  /** `?threads=1` */
  threads?: number
  /** `?embed`: without header and contents, for a frame in another page. */
  embed: boolean
}

export function readSwitches(search = location.search): Switches {
  const query = new URLSearchParams(search)
  const count = (name: string) => {
    const text = query.get(name) ?? ''
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined
  }
  const threads = count('threads')
  return { seed: count('seed'), threads: threads === 0 ? undefined : threads, embed: query.has('embed') }
}

/** What was asked of this page holds for the sections that one goes to from here. */
export function carrySwitches() {
  const { seed, threads, embed } = readSwitches()
  if (seed === undefined && threads === undefined && !embed) return
  document.addEventListener('click', ({ target }) => {
    const link = (target as Element).closest<HTMLAnchorElement>('a[href]')
    if (!link || link.origin !== location.origin || link.search !== '') return
    if (link.pathname.startsWith(readPageSettings().base)) link.search = location.search
  })
}
