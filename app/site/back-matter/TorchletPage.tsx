import type { ReferenceEntry } from '../../../engine/build/reference.ts'
import { useLanguage } from '../../reader/i18n/index.ts'
import { Doc } from './Doc.tsx'
import { groups, namespaceOf } from './groups.ts'
import { pytorchName } from './pytorch-names.ts'
import { reference } from './reference.ts'
import { words } from './words.ts'

/** Every public name of the engine, by group. */
export function TorchletPage() {
  const language = useLanguage()
  return (
    <>
      <nav className="groups" aria-label={words[language].names}>
        <ol>
          {reference.map(({ id }) => (
            <li key={id}>
              <a href={`#${anchorOf(id)}`}>{groups[id][language]}</a>
            </li>
          ))}
        </ol>
      </nav>
      {reference.map(({ id, entries }) => (
        <section key={id} data-filter-group="" aria-labelledby={anchorOf(id)}>
          <h2 id={anchorOf(id)}>
            {groups[id][language]} <code>{namespaceOf(id)}</code>
          </h2>
          {entries.map(entry => (
            <Entry key={entry.name} entry={entry} />
          ))}
        </section>
      ))}
    </>
  )
}

/** `torch/linalg` (a family of ops) and `torch.linalg` (a namespace) are two places. */
const anchorOf = (group: string) => `group-${group.replaceAll('.', '_').replaceAll(/\W+/g, '-')}`

function Entry({ entry }: { entry: ReferenceEntry }) {
  const { also, asMethod, inPlace, members } = words[useLanguage()]
  const methods = entry.methods.filter(name => !name.endsWith('_'))
  const twins = entry.methods.filter(name => name.endsWith('_'))
  const notes: [string, string[]][] = [
    [also, entry.aliases],
    [asMethod, methods.map(name => `x.${name}(…)`)],
    [inPlace, twins.map(name => `x.${name}(…)`)],
  ]
  return (
    <article id={entry.name} className="entry" data-filter={[entry.name, pytorchName(entry.name)].join(' ')}>
      <h3>
        <a href={`#${entry.name}`}>
          <code>{entry.name}</code>
        </a>
      </h3>
      <Signatures of={entry} />
      <Doc text={entry.doc} />
      {notes.some(([, names]) => names.length > 0) && (
        <p className="entry-notes">
          {notes
            .filter(([, names]) => names.length > 0)
            .map(([label, names]) => (
              <span key={label}>
                {label} <code>{names.join(', ')}</code>
              </span>
            ))}
        </p>
      )}
      {entry.members.length > 0 && (
        <details>
          <summary>
            {members} ({entry.members.length})
          </summary>
          {entry.members.map(member => (
            <div key={member.name} className="member">
              <Signatures of={member} />
              <Doc text={member.doc} />
            </div>
          ))}
        </details>
      )}
    </article>
  )
}

/** What one writes: the name in full weight, so that it stands out of its types. */
function Signatures({ of }: { of: ReferenceEntry }) {
  return (
    <pre className="signature">
      <code>
        {of.signatures.map((signature, index) => {
          const start = signature.indexOf(of.name)
          return (
            <span key={index}>
              {signature.slice(0, start)}
              <b>{of.name}</b>
              {signature.slice(start + of.name.length)}
              {'\n'}
            </span>
          )
        })}
      </code>
    </pre>
  )
}
