import { X } from 'lucide-react'
import { useText } from '../i18n/index.ts'

const keys: Record<string, string[]> = {
  runAndNext: ['Shift', 'Enter'],
  run: ['Ctrl', 'Enter'],
  next: ['j'],
  previous: ['k'],
  edit: ['Enter'],
  leave: ['Esc'],
  complete: ['Ctrl', 'Space'],
  define: ['F12'],
  rename: ['F2'],
  stop: ['s'],
  reset: ['r', 'r'],
  help: ['?'],
}

const dialog = () => document.querySelector<HTMLDialogElement>('#help')

export const showHelp = () => dialog()?.showModal()

/** The sheet of keys; `?` opens it. */
export function Help() {
  const text = useText()
  return (
    <dialog id="help" className="sheet" aria-labelledby="help-title">
      <header>
        <h2 id="help-title">{text.help}</h2>
        <button type="button" className="icon-button" aria-label={text.close} onClick={() => dialog()?.close()}>
          <X size={18} aria-hidden />
        </button>
      </header>
      <dl>
        {Object.entries(text.shortcuts).map(([action, meaning]) => (
          <div key={action}>
            <dt>
              {keys[action].map((key, index) => (
                <kbd key={index}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
