import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { useText } from './i18n/index.ts'

type Fallback = {
  /** Stands in its place until it is there, and where it cannot come. */
  fallback?: ReactNode
}

/**
 * A component whose code is fetched when it is first shown. Where the line is down nothing of the page is lost: the
 * fallback stays, with a word and a way to try again.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | null = null
  return function OnDemand({ fallback, ...props }: Props & Fallback) {
    const [attempt, setAttempt] = useState(0)
    const [state, setState] = useState<'loading' | 'there' | 'failed'>(Loaded ? 'there' : 'loading')
    useEffect(() => {
      if (Loaded) return setState('there')
      let current = true
      load().then(
        component => {
          Loaded = component
          if (current) setState('there')
        },
        () => current && setState('failed'),
      )
      return () => void (current = false)
    }, [attempt])
    if (state === 'there' && Loaded) return <Loaded {...(props as unknown as Props)} />
    return (
      <>
        {fallback}
        {state === 'failed' && (
          <NotLoaded
            onRetry={() => {
              setState('loading')
              setAttempt(attempt + 1)
            }}
          />
        )}
      </>
    )
  }
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const text = useText()
  return (
    <p className="not-loaded" role="alert">
      {text.notLoaded}
      <button type="button" className="text-button" onClick={onRetry}>
        {text.tryAgain}
      </button>
    </p>
  )
}
