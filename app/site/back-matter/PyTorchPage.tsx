import type { ReactNode } from 'react'
import { leftOutModules } from '../../../engine/nn/left-out-reasons.ts'
import { unsupported } from '../../../engine/ops/unsupported.ts'
import { sectionHref, useBook } from '../../reader/book.ts'
import { useLanguage } from '../../reader/i18n/index.ts'
import { notes, ownNames, writings } from './differences.ts'
import { Inline } from './Doc.tsx'
import { groups } from './groups.ts'
import { pytorchName } from './pytorch-names.ts'
import { reference } from './reference.ts'
import { words } from './words.ts'

/** How PyTorch's things are written here: forms, names, and what is left out. */
export function PyTorchPage() {
  const language = useLanguage()
  const { names, namesText, writing, leftOut, leftOutText, pytorch, torchlet, notes: differs, why } = words[language]
  return (
    <>
      <section data-filter-group="" aria-labelledby="writing">
        <h2 id="writing">{writing}</h2>
        <Table heads={[pytorch, torchlet, differs]}>
          {writings.map(item => (
            <tr key={item.pytorch} data-filter="">
              <CodeCell text={item.pytorch} />
              <CodeCell text={item.torchlet} />
              <td>
                <Inline text={item.note[language]} />
              </td>
            </tr>
          ))}
        </Table>
      </section>
      <h2 id="names">{names}</h2>
      <p>{namesText}</p>
      {reference.map(({ id, entries }) => {
        const shared = entries.filter(({ name }) => !ownNames.test(name))
        if (shared.length === 0) return null
        return (
          <section key={id} data-filter-group="">
            <h3>{groups[id][language]}</h3>
            <Table heads={[pytorch, torchlet, differs]}>
              {shared.map(({ name }) => (
                <Row key={name} name={name} note={notes[name]?.[language] ?? ''} />
              ))}
            </Table>
          </section>
        )
      })}
      <section data-filter-group="" aria-labelledby="left-out">
        <h2 id="left-out">{leftOut}</h2>
        <p>{leftOutText}</p>
        <Table heads={[pytorch, why]}>
          {refused.map(([name, reason]) => (
            <tr key={name} data-filter={pytorchName(name)}>
              <CodeCell text={pytorchName(name)} />
              <td lang="en">{reason}</td>
            </tr>
          ))}
        </Table>
      </section>
    </>
  )
}

/** Every name that throws, with its reason. */
const refused: [name: string, reason: string][] = [
  ...Object.entries(unsupported),
  ...Object.entries(leftOutModules).map(([name, instead]): [string, string] => [`nn.${name}`, instead]),
]

function Table({ heads, children }: { heads: string[]; children: ReactNode }) {
  return (
    <table className="names">
      <thead>
        <tr>
          {heads.map(head => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function Row({ name, note }: { name: string; note: string }) {
  const book = useBook()
  return (
    <tr data-filter="">
      <CodeCell text={pytorchName(name)} />
      <td className="code-cell">
        <a lang="en" href={`${sectionHref(book, 'torchlet')}#${name}`}>
          {name}
        </a>
      </td>
      <td>{note}</td>
    </tr>
  )
}

const CodeCell = ({ text }: { text: string }) => (
  <td className="code-cell">
    <code lang="en">{text}</code>
  </td>
)
