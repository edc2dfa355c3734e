import { isSolved } from '../cell/solved.ts'
import type { Notebook, NotebookStore } from '../../notebook/state.ts'
import { dictionaryOf } from '../i18n/index.ts'
import { pageLanguage } from '../page.ts'

/** How far a reader has come in a section. */
export type Progress = { read?: boolean; ran?: boolean; solved?: string[] }

const key = 'progress'

export function loadProgress(): Record<string, Progress> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}')
  } catch {
    return {}
  }
}

function note(chapter: string, change: (progress: Progress) => Progress) {
  const all = loadProgress()
  try {
    localStorage.setItem(key, JSON.stringify({ ...all, [chapter]: change(all[chapter] ?? {}) }))
  } catch {
    // Progress is a convenience: without storage there is none.
  }
}

/** What was reached elsewhere is reached here too. */
export function mergeProgress(other: Record<string, Progress>) {
  for (const [chapter, { read, ran, solved = [] }] of Object.entries(other)) {
    note(chapter, mine => ({
      read: mine.read || read,
      ran: mine.ran || ran,
      solved: [...new Set([...(mine.solved ?? []), ...solved])],
    }))
  }
}

/** Read: its end was seen. Run: every cell was done at one time. Solved: the exercise's check passed. */
export function followProgress(store: NotebookStore) {
  const { chapter } = store.getState()
  const end = document.querySelector('.previous-next')
  if (end) {
    const observer = new IntersectionObserver(([entry]) => {
      if (entry.isIntersecting) note(chapter, progress => ({ ...progress, read: true }))
    })
    observer.observe(end)
  }
  let before = ''
  store.subscribe(state => {
    const { ran, solved } = reached(state)
    if (!ran && solved.length === 0) return
    const now = JSON.stringify([ran, solved])
    if (now === before) return
    before = now
    note(chapter, progress => ({
      ...progress,
      ran: progress.ran || ran,
      solved: [...new Set([...(progress.solved ?? []), ...solved])],
    }))
  })
}

function reached({ cells }: Notebook) {
  const all = Object.values(cells)
  const solved = all.filter(cell => cell.source.exercise && isSolved(cell))
  return {
    ran: all.every(({ source, state }) => source.exercise || state === 'done'),
    solved: solved.map(({ source }) => source.exercise),
  }
}

/** Marks every link to a section in the page's contents with what the reader has done there. */
export function showProgress() {
  const text = dictionaryOf(pageLanguage())
  const all = loadProgress()
  for (const mark of document.querySelectorAll('.progress-mark')) mark.remove()
  for (const link of document.querySelectorAll<HTMLElement>('[data-section]')) {
    const { read, ran, solved = [] } = all[link.dataset.section!] ?? {}
    const words = [
      read && text.progress.read,
      ran && text.progress.ran,
      solved.length > 0 && text.progress.solved(solved.length),
    ]
    const shown = words.filter(word => word !== false && word !== undefined).join(' · ')
    if (!shown) continue
    const mark = document.createElement('span')
    mark.className = 'progress-mark'
    mark.textContent = shown
    link.append(mark)
  }
}
