import { useEffect, useState } from 'react'

const wantsNoMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * A state that evolves in steps, one at a time or many with pauses that let the eye follow. A reader who wants no
 * motion gets the many at once. `advance` is pure: what it needs of chance lies in the state.
 */
export function useEvolution<State>(initial: State, advance: (state: State) => State, pause: number) {
  const [state, setState] = useState(initial)
  const [left, setLeft] = useState(0)

  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => {
      setState(advance)
      setLeft(left - 1)
    }, pause)
    return () => clearTimeout(timer)
  }, [left, advance, pause])

  return {
    state,
    running: left > 0,
    /** Puts another state in place, and ends a run. */
    set(next: State | ((state: State) => State)) {
      setLeft(0)
      setState(next)
    },
    step() {
      setLeft(0)
      setState(advance)
    },
    run(times: number) {
      if (!wantsNoMotion()) return setLeft(times)
      setState(state => {
        for (let i = 0; i < times; i++) state = advance(state)
        return state
      })
    },
    stop: () => setLeft(0),
  }
}
