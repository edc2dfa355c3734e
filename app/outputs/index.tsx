import { memo, useCallback, useContext, useEffect, useMemo, useRef, type ComponentType } from 'react'
import type { Output } from '../notebook/outputs.ts'
import { components, type OutputProps } from './kinds.ts'
import { OutputLanguage, type Language } from './language.ts'
import { translated } from './translate.ts'

export type { Language } from './language.ts'

type OutputContext = Omit<OutputProps<never>, 'output'>

interface OutputsProps extends OutputContext {
  outputs: readonly Output[]
  lang: Language
}

/**
 * What a cell shows, in order. Complete as static HTML (the build renders recorded outputs with it) and alive on the page. The page links
 * `styles/outputs.css` and `styles/charts.css` itself, because recorded outputs need them without script.
 */
export function Outputs({ outputs, lang, recorded, fetchValues, setInput, showPlace }: OutputsProps) {
  const stableFetch = useStable(fetchValues)
  const stableSet = useStable(setInput)
  const stableShow = useStable(showPlace)
  return (
    <OutputLanguage value={lang}>
      {outputs.map(output => (
        <OneOutput
          key={output.id}
          output={output}
          recorded={recorded}
          fetchValues={fetchValues && stableFetch}
          setInput={setInput && stableSet}
          showPlace={showPlace && stableShow}
        />
      ))}
    </OutputLanguage>
  )
}

/** Drawn again only when its output is another object, so that a live chart leaves its neighbours alone. */
const OneOutput = memo(function OneOutput({ output, ...context }: { output: Output } & OutputContext) {
  const language = useContext(OutputLanguage)
  const shown = useMemo(() => translated(output, language), [output, language])
  // The table pairs each kind with its component; TypeScript cannot follow that pairing through an index.
  const Component = components[output.kind] as ComponentType<OutputProps<Output['kind']>>
  return <Component output={shown} {...context} />
})

/** The same function on every render, which calls the newest one given. */
function useStable<Parameters extends unknown[], Result>(
  callback: ((...parameters: Parameters) => Result) | undefined,
) {
  const latest = useRef(callback)
  useEffect(() => {
    latest.current = callback
  })
  return useCallback((...parameters: Parameters): Result => latest.current!(...parameters), [])
}
