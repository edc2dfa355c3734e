import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the prerendered page and while it is hydrated, true as soon as it is alive: controls that need script appear only then. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
