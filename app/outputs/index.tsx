import { memo, type ComponentType } from 'react'
import type { Output } from '../notebook/outputs.ts'
import { components, type OutputProps } from './kinds.ts'
import { OutputLanguage, type Language } from './language.ts'

export type { Language } from './language.ts'

interface OutputsProps extends Omit<OutputProps<never>, 'output'> {
  outputs: readonly Output[]
  lang: Language
}

/**
 * What a cell shows, in order. Complete as static HTML (the build renders recorded outputs with it) and alive on the page. An output is
 * drawn again only when it is another object, so that a live chart leaves its neighbours alone. The page links `styles/outputs.css` and
 * `styles/charts.css` itself, because recorded outputs need them without script.
 */
export function Outputs({ outputs, lang, ...rest }: OutputsProps) {
  return (
    <OutputLanguage value={lang}>
      {outputs.map(output => (
        <OneOutput key={output.id} output={output} {...rest} />
      ))}
    </OutputLanguage>
  )
}

const OneOutput = memo(function OneOutput({
  output,
  ...rest
}: { output: Output } & Omit<OutputProps<never>, 'output'>) {
  // The table pairs each kind with its component; TypeScript cannot follow that pairing through an index.
  const Component = components[output.kind] as ComponentType<OutputProps<Output['kind']>>
  return <Component output={output} {...rest} />
})
