import { Check, Download, Trash2, X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage, useText } from '../i18n/index.ts'
import type { OfflinePlan } from './plan.ts'
import { bytesOf, forgetSaved, offlinePlan, save, savedSections, type Wish, wishFor } from './saved.ts'

type What = 'section' | 'book'

/** What is being saved and how much of it is done, or how it ended. */
type Progress = { what: What; share: number } | { failed: 'full' | 'network' } | null

/** Ways to keep this section or the whole book in the browser, with their sizes. */
export default function OfflineSheet({ section, onClose }: { section: string | null; onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const { plan, saved, look } = useSaved()
  const [progress, setProgress] = useState<Progress>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const keep = async (what: What, wish: Wish) => {
    setProgress({ what, share: 0 })
    try {
      await save(plan!, wish, share => setProgress({ what, share }))
      setProgress(null)
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
      setProgress({ failed: isFull ? 'full' : 'network' })
    }
    await look()
  }

  const book = Object.keys(plan?.sections ?? {}).filter(address => address.startsWith(`${language}/`))
  const choices = plan && {
    section: section !== null && section in plan.sections ? [section] : [],
    book,
  }
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="offline-title" onClose={onClose}>
      <header>
        <h2 id="offline-title">{text.offline.title}</h2>
        <button type="button" className="icon-button" aria-label={text.close} onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden />
        </button>
      </header>
      <p className="sheet-message">{'serviceWorker' in navigator ? text.offline.what : text.offline.impossible}</p>
      {choices && 'serviceWorker' in navigator && (
        <div className="sheet-actions">
          {(['section', 'book'] as const)
            .filter(what => choices[what].length > 0)
            .map(what => (
              <Choice
                key={what}
                what={what}
                wish={wishFor(plan, choices[what], what === 'book')}
                done={choices[what].every(address => saved.has(address))}
                share={progress && 'what' in progress && progress.what === what ? progress.share : null}
                busy={progress !== null && 'what' in progress}
                onSave={wish => void keep(what, wish)}
              />
            ))}
          {saved.size > 0 && (
            <button type="button" className="button" onClick={() => void forgetSaved(plan).then(look)}>
              <Trash2 size={14} aria-hidden />
              {text.offline.forget(saved.size)}
            </button>
          )}
        </div>
      )}
      <p className="sheet-message" role="status">
        {progress && 'failed' in progress && text.offline.failed[progress.failed]}
      </p>
    </dialog>
  )
}

type ChoiceProps = {
  what: What
  wish: Wish
  done: boolean
  /** How much is done, while this is being saved. */
  share: number | null
  busy: boolean
  onSave: (wish: Wish) => void
}

function Choice({ what, wish, done, share, busy, onSave }: ChoiceProps) {
  const text = useText().offline
  if (share !== null) {
    return (
      <label className="saving">
        {text.saving(Math.round(share * 100))}
        <progress max={1} value={share} />
      </label>
    )
  }
  if (done) {
    return (
      <p className="saved" data-saved={what}>
        <Check size={14} aria-hidden /> {text.saved[what]}
      </p>
    )
  }
  return (
    <button type="button" className="button" disabled={busy} onClick={() => onSave(wish)}>
      <Download size={14} aria-hidden />
      {text.save[what](megabytes(bytesOf(wish)))}
    </button>
  )
}

const megabytes = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`)

type Found = { plan: OfflinePlan | null; saved: Set<string> }

/** The plan, and what of it is kept; `look` looks again. */
function useSaved() {
  const [found, setFound] = useState<Found>({ plan: null, saved: new Set() })
  const look = useCallback(() => findSaved().then(setFound), [])
  useEffect(() => {
    void findSaved().then(setFound)
  }, [])
  return { ...found, look }
}

async function findSaved(): Promise<Found> {
  const plan = await offlinePlan()
  return { plan, saved: plan && 'caches' in window ? await savedSections(plan) : new Set() }
}
