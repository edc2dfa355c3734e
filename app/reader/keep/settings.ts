import { signal } from './signal.ts'

/** The reader's choices. They are few and needed before the first paint, so localStorage keeps them (see early.ts). */
export type Settings = {
  theme: 'system' | 'light' | 'dark'
  fontSize: 'small' | 'normal' | 'large'
  editor: 'rich' | 'plain'
  /** What the Tab key does in an editor: a notebook's way, or a form's. */
  tab: 'indent' | 'move'
}

const key = 'settings'
const settings = signal<Settings>({ theme: 'system', fontSize: 'normal', editor: 'rich', tab: 'indent' })

export const useSettings = settings.use

/** Once the page lives: what was chosen earlier. The prerendered page knows only the defaults. */
export function loadSettings() {
  try {
    settings.set({ ...settings.get(), ...JSON.parse(localStorage.getItem(key) ?? '{}') })
  } catch {
    // A browser that keeps nothing has the defaults.
  }
}

/** Takes effect at once; where the browser keeps nothing it holds for this page. */
export function changeSettings(change: Partial<Settings>) {
  const next = { ...settings.get(), ...change }
  settings.set(next)
  document.documentElement.dataset.theme = next.theme
  document.documentElement.dataset.fontSize = next.fontSize
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // The choice still holds until the page is left.
  }
}
