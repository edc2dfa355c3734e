import { useSyncExternalStore } from 'react'

/** The reader's choices. They are few and needed before the first paint, so localStorage keeps them (see early.ts). */
export type Settings = {
  theme: 'system' | 'light' | 'dark'
  fontSize: 'small' | 'normal' | 'large'
  editor: 'rich' | 'plain'
}

export const settingsKey = 'settings'

const defaults: Settings = { theme: 'system', fontSize: 'normal', editor: 'rich' }
const listeners = new Set<() => void>()
let current: Settings | undefined

function load(): Settings {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(settingsKey) ?? '{}') }
  } catch {
    return defaults
  }
}

export const getSettings = (): Settings => (current ??= load())

/** Takes effect at once; where the browser keeps nothing it holds for this page. */
export function changeSettings(change: Partial<Settings>) {
  current = { ...getSettings(), ...change }
  document.documentElement.dataset.theme = current.theme
  document.documentElement.dataset.fontSize = current.fontSize
  try {
    localStorage.setItem(settingsKey, JSON.stringify(current))
  } catch {
    // A denied storage has been told already by the page's notice; the choice still holds until the page is left.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useSettings = () => useSyncExternalStore(subscribe, getSettings, () => defaults)
