import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Cadence } from '../../notebook/cadence.ts'

/**
 * The state of a live chart that is on screen: behind the newest by at most what `Cadence` allows, held while paused, exact as soon as the
 * chart is no longer live. The cost of a draw is measured by drawing at once.
 */
export function useDrawn<T>(newest: T, live: boolean, paused: boolean): T {
  const [drawn, setDrawn] = useState(newest)
  const cadence = useRef<Cadence>(null)
  cadence.current ??= new Cadence()

  useEffect(() => {
    if (drawn === newest || paused) return
    const draw = () => {
      const started = performance.now()
      flushSync(() => setDrawn(newest))
      cadence.current!.drew(started, performance.now())
    }
    const timer = setTimeout(draw, live ? cadence.current!.wait(performance.now()) : 0)
    return () => clearTimeout(timer)
  }, [drawn, newest, live, paused])

  return drawn
}
