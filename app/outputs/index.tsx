import { memo, useCallback, useContext, useEffect, useMemo, useRef, type ComponentType } from 'react'
import type { Output } from '../notebook/outputs.ts'
import { components, type OutputProps } from './kinds.ts'
import { OutputLanguage, type Language } from './language.ts'
import { MoreOutputs, useFold } from './fold.tsx'
import { translated } from './translate.ts'

export type { Language } from './language.ts'

type OutputContext = Omit<OutputProps<never>, 'output' | 'book'>

interface OutputsProps extends OutputContext {
  outputs: readonly Output[]
  lang: Language
  /** What the book's run showed, to be compared with. */
  book?: readonly Output[] | null | undefined
}

/**
 * What a cell shows, in order. Complete as static HTML (the build renders recorded outputs with it) and alive on the
 * page. The page links `styles/index.css` itself, because recorded outputs need it without script.
 */
export function Outputs({ outputs, lang, recorded, book, fetchValues, lookInto, setInput, showPlace }: OutputsProps) {
  const stableFetch = useStable(fetchValues)
  const stableLook = useStable(lookInto)
  const stableSet = useStable(setInput)
  const stableShow = useStable(showPlace)
  const fold = useFold(outputs.length, recorded)
  const show = (output: Output) => (
    <OneOutput
      key={output.id}
      output={output}
      book={counterpart(output, outputs, book)}
      recorded={recorded}
      fetchValues={fetchValues && stableFetch}
      lookInto={lookInto && stableLook}
      setInput={setInput && stableSet}
      showPlace={showPlace && stableShow}
    />
  )
  return (
    <OutputLanguage value={lang}>
      {outputs.slice(0, fold.first).map(show)}
      {fold.hidden > 0 && <MoreOutputs count={fold.hidden} onShow={fold.open} />}
      {outputs.slice(fold.first + fold.hidden).map(show)}
    </OutputLanguage>
  )
}

/** The output of the book's run that has the same place among those of its kind. */
function counterpart(output: Output, outputs: readonly Output[], book: OutputsProps['book']): Output | undefined {
  const ofKind = (all: readonly Output[]) => all.filter(({ kind }) => kind === output.kind)
  return book ? ofKind(book)[ofKind(outputs).indexOf(output)] : undefined
}

type OneOutputProps = { output: Output; book: Output | undefined } & OutputContext

/** Drawn again only when its output is another object, so that a live chart leaves its neighbours alone. */
const OneOutput = memo(function OneOutput({ output, book, ...context }: OneOutputProps) {
  const language = useContext(OutputLanguage)
  const shown = useMemo(() => translated(output, language), [output, language])
  const compared = useMemo(() => book && translated(book, language), [book, language])
  // The table pairs each kind with its component; TypeScript cannot follow that pairing through an index.
  const Component = components[output.kind] as ComponentType<OutputProps<Output['kind']>>
  return <Component output={shown} book={compared} {...context} />
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
