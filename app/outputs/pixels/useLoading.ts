import { useHydrated } from '../useHydrated.ts'

/** Recorded pictures are decoded as the reader comes near, so that a page with dozens opens at once; live ones right away. */
export const useLoading = () => (useHydrated() ? 'eager' : 'lazy')
