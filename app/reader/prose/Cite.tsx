import type { ReactNode } from 'react'
import { useBook } from '../book.ts'
import { useText } from '../i18n/index.ts'
import { fullName, type Source, sourceId, surnames } from '../sources.ts'

/** `<Cite of="he2015"/>`: `(He et al., 2015)`, a link to the sources at the section's end; with words, these instead. */
export function Cite({ of, children }: { of: string; children?: ReactNode }) {
  const { bibliography } = useBook()
  const text = useText()
  const source = bibliography[of]
  if (!source) throw new Error(`<Cite of="${of}">: chapters/bibliography.ts has no such source`)
  return (
    <a
      className="cite"
      href={`#${sourceId(of)}`}
      data-preview={`${authorsOf(source)}. ${placeOf(source)}`}
      data-preview-title={source.title}
    >
      {children ?? text.citation(surnames(source), source.year)}
    </a>
  )
}

/** What a section cites, in the order in which it does. */
export function Sources({ keys }: { keys: string[] }) {
  const { bibliography } = useBook()
  const text = useText()
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 id="sources">{text.sources}</h2>
      <ul>
        {keys.map(key => (
          <li key={key} id={sourceId(key)} lang="en">
            <Entry source={bibliography[key]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Entry = ({ source }: { source: Source }) => (
  <>
    {authorsOf(source)}.{' '}
    <a href={source.link} rel="external noopener">
      {source.title}
    </a>
    . {placeOf(source)}
  </>
)

/** `Kaiming He, Xiangyu Zhang and Jian Sun`, in the language of the source, as titles are. */
function authorsOf({ authors }: Source): string {
  const names = authors.map(fullName)
  const last = names.pop()!
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`
}

const placeOf = ({ within, year }: Source): string => `${within ? `${within}, ` : ''}${year}.`
