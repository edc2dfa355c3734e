import { type ReactNode, useId } from 'react'
import { renderToString } from 'react-dom/server'
import { useLanguage } from '../i18n/index.ts'
import { IslandRoot } from './IslandRoot.tsx'

/**
 * A part of the prerendered page that JavaScript brings to life. Only `props` travel as data; whatever else the part
 * needs (code, recorded outputs) it reads from the HTML it already stands in, so that nothing is shipped twice.
 * It is rendered as a root of its own, as it will be on the page, so that the ids in it come out the same.
 */
export function Island({ name, props, children }: { name: string; props: unknown; children: ReactNode }) {
  const language = useLanguage()
  const prefix = useId()
  const root = (
    <IslandRoot language={language} store={null}>
      {children}
    </IslandRoot>
  )
  const html = renderToString(root, { identifierPrefix: prefix })
  return (
    <div
      data-island={name}
      data-prefix={prefix}
      data-props={JSON.stringify(props)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
