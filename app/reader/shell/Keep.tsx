import { Download, FileDown, FileUp, GraduationCap, Link, X } from 'lucide-react'
import { type ChangeEvent, useContext, useRef, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { NotebookContext } from '../notebook.ts'
import { shareLink } from '../keep/share.ts'

const dialog = () => document.querySelector<HTMLDialogElement>('#keep')

export const showKeep = () => dialog()?.showModal()

/** Ways to take one's work along and to bring it back. The code for them comes when one is chosen. */
export function Keep() {
  const text = useText()
  const store = useContext(NotebookContext)
  const [message, setMessage] = useState('')
  const file = useRef<HTMLInputElement>(null)

  const share = async () => {
    if (!Object.values(store!.getState().cells).some(cell => cell.edited)) return setMessage(text.keep.shareNone)
    const link = await shareLink(store!)
    try {
      await navigator.clipboard.writeText(link)
      setMessage(text.keep.shareCopied)
    } catch {
      setMessage(link)
    }
  }
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? []
    if (!chosen) return
    const { takeWork } = await import('../keep/file.ts')
    try {
      setMessage(text.keep.imported(await takeWork(store!, await chosen.text())))
    } catch {
      setMessage(text.keep.notOurs)
    }
    target.value = ''
  }
  const download = async (what: 'script' | 'notebook' | 'work' | 'solutions') => {
    try {
      const { downloads } = await import('../keep/downloads.ts')
      await downloads[what](store!)
    } catch (error) {
      setMessage(text.keep.notSaved(error instanceof Error ? error.message : String(error)))
    }
  }

  return (
    <dialog id="keep" className="sheet" aria-labelledby="keep-title">
      <header>
        <h2 id="keep-title">{text.keep.title}</h2>
        <button type="button" className="icon-button" aria-label={text.close} onClick={() => dialog()?.close()}>
          <X size={18} aria-hidden />
        </button>
      </header>
      <div className="sheet-actions">
        <button type="button" className="button" onClick={() => void share()}>
          <Link size={14} aria-hidden />
          {text.keep.share}
        </button>
        <button type="button" className="button" onClick={() => void download('script')}>
          <Download size={14} aria-hidden />
          {text.keep.script}
        </button>
        <button type="button" className="button" onClick={() => void download('notebook')}>
          <Download size={14} aria-hidden />
          {text.keep.notebook}
        </button>
        <button type="button" className="button" onClick={() => void download('work')}>
          <FileDown size={14} aria-hidden />
          {text.keep.export}
        </button>
        <button type="button" className="button" onClick={() => void download('solutions')}>
          <GraduationCap size={14} aria-hidden />
          {text.keep.solutions}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          <FileUp size={14} aria-hidden />
          {text.keep.import}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={text.keep.import}
          onChange={event => void take(event)}
        />
      </div>
      <p className="sheet-message" role="status">
        {message}
      </p>
    </dialog>
  )
}
