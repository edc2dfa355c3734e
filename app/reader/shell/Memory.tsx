import { HardDrive, RotateCcw, Trash2, X } from 'lucide-react'
import { useContext, useEffect, useRef, useState } from 'react'
import type { Memory as Found, NamedMemory } from '../../notebook/questions.ts'
import { fileSize } from '../../outputs/file-size.ts'
import { useText } from '../i18n/index.ts'
import { bringBack, forgetNet, keepNet, keptNets, type NetPlace } from '../keep/nets.ts'
import { NotebookContext, useNotebook } from '../notebook.ts'

/** What cells have left in memory, what of it can be kept, and what computes. Opens with its first appearance. */
export function Memory({ onClose }: { onClose: () => void }) {
  const text = useText()
  const store = useContext(NotebookContext)
  const sheet = useRef<HTMLDialogElement>(null)
  const kernel = useNotebook(notebook => notebook.kernel)
  const running = useNotebook(notebook => notebook.running)
  const [found, setFound] = useState<Found | null>(null)
  const [message, setMessage] = useState('')
  useEffect(() => sheet.current?.showModal(), [])
  const started = kernel.status === 'idle' || kernel.status === 'busy'
  useEffect(() => {
    if (!started) return
    let current = true
    store!
      .getState()
      .query({ kind: 'memory' })
      .then(
        answer => current && setFound(answer),
        () => current && setFound(null),
      )
    return () => void (current = false)
  }, [store, started, running])

  const attempt = (what: Promise<void>, done: string) =>
    what.then(
      () => setMessage(done),
      (error: unknown) =>
        setMessage(
          error instanceof DOMException ? text.memory.noRoom : text.memory.failed(String((error as Error).message)),
        ),
    )
  const { engine, bytes: peak } = kernel
  return (
    <dialog ref={sheet} id="memory" className="sheet sheet-wide" aria-labelledby="memory-title" onClose={onClose}>
      <header>
        <h2 id="memory-title">{text.memory.title}</h2>
        <button type="button" className="icon-button" aria-label={text.close} onClick={() => sheet.current?.close()}>
          <X size={18} aria-hidden />
        </button>
      </header>
      <p className="sheet-note">
        {engine ? text.engineUse(engine.threads, peak === null ? null : Math.ceil(peak / 1e6)) : text.memory.off}
        {found?.bytes != null && ` · ${text.memory.now(fileSize(found.bytes))}`}
        {running !== null && ` · ${text.memory.waits}`}
      </p>
      <KeptNets
        onBringBack={place => void attempt(bringBack(store!, place), text.memory.broughtBack(place.name))}
        onForget={place => void attempt(forgetNet(store!, place), '')}
      />
      {found && found.names.length > 0 && (
        <div className="memory-scroll">
          <table className="memory-table">
            <thead>
              <tr>
                <th scope="col">{text.memory.name}</th>
                <th scope="col">{text.memory.value}</th>
                <th scope="col">{text.memory.size}</th>
                <th scope="col">{text.memory.cell}</th>
              </tr>
            </thead>
            <tbody>
              {found.names.map(named => (
                <Row
                  key={`${named.cell}/${named.name}`}
                  named={named}
                  onLeave={() => sheet.current?.close()}
                  onKeep={() => void attempt(keepNet(store!, named), text.memory.kept(named.name))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {started && found?.names.length === 0 && <p className="sheet-note">{text.memory.nothing}</p>}
      <RandomNumbers />
      <p className="sheet-message" role="status">
        {message}
      </p>
    </dialog>
  )
}

function Row({ named, onKeep, onLeave }: { named: NamedMemory; onKeep: () => void; onLeave: () => void }) {
  const text = useText()
  const { cell, name, kind, bytes } = named
  const title = useNotebook(({ cells }) => cells[cell]?.source.title || cell)
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>
        <code>{named.text}</code>
        {kind === 'net' && (
          <button type="button" className="text-button" onClick={onKeep}>
            <HardDrive size={13} aria-hidden />
            {text.memory.keep}
          </button>
        )}
      </td>
      <td>{bytes === null ? '' : fileSize(bytes)}</td>
      <td>
        <a href={`#cell-${cell}`} onClick={onLeave}>
          {title}
        </a>
      </td>
    </tr>
  )
}

function KeptNets(actions: { onBringBack: (place: NetPlace) => void; onForget: (place: NetPlace) => void }) {
  const text = useText()
  const kept = keptNets.use()
  if (kept.length === 0) return null
  return (
    <section>
      <h3>{text.memory.keptTitle}</h3>
      <ul className="memory-kept">
        {kept.map(place => (
          <li key={`${place.cell}/${place.name}`}>
            <code>{place.name}</code>
            <button type="button" className="text-button" onClick={() => actions.onBringBack(place)}>
              <RotateCcw size={13} aria-hidden />
              {text.memory.bringBack}
            </button>
            <button type="button" className="text-button" onClick={() => actions.onForget(place)}>
              <Trash2 size={13} aria-hidden />
              {text.memory.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The book's random numbers, so that cells give what the book shows, or others. */
function RandomNumbers() {
  const text = useText()
  const store = useContext(NotebookContext)
  const seed = useNotebook(notebook => notebook.ownSeed)
  const set = (next: number | null) => store!.getState().seed(next)
  return (
    <section>
      <h3>{text.memory.random}</h3>
      <p className="sheet-note">{seed === null ? text.memory.asInBook : text.memory.ownSeed(seed)}</p>
      <div className="sheet-answers">
        <button type="button" className="button" onClick={() => set(Math.floor(Math.random() * 10_000))}>
          {text.memory.newSeed}
        </button>
        <button type="button" className="button" disabled={seed === null} onClick={() => set(null)}>
          {text.memory.bookSeed}
        </button>
      </div>
    </section>
  )
}
