import { Settings2, Trash2 } from 'lucide-react'
import { useContext, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { changeSettings, type Settings as Choices, useSettings } from '../keep/settings.ts'
import { NotebookContext } from '../notebook.ts'

/** The settings button and its popover. */
export function Settings() {
  const text = useText()
  return (
    <>
      <button type="button" className="icon-button" popoverTarget="settings" aria-label={text.settings}>
        <Settings2 size={18} aria-hidden />
      </button>
      <div id="settings" className="settings" popover="auto" role="group" aria-label={text.settings}>
        <Choice name="theme" label={text.theme} options={text.themes} />
        <Choice name="fontSize" label={text.fontSize} options={text.fontSizes} />
        <Choice name="editor" label={text.editor} options={text.editors} />
        <Choice name="tab" label={text.tab} options={text.tabs} />
        <DeleteEverything />
      </div>
    </>
  )
}

/** Asks once, deletes, and can take it back as long as the page is open. */
function DeleteEverything() {
  const text = useText()
  const store = useContext(NotebookContext)
  const [asking, setAsking] = useState(false)
  const [undo, setUndo] = useState<(() => Promise<void>) | null>(null)
  const [message, setMessage] = useState('')

  const forget = async () => {
    const { deleteEverything } = await import('../keep/everything.ts')
    setAsking(false)
    try {
      const takeBack = await deleteEverything(store)
      setUndo(() => takeBack)
      setMessage(text.deletedEverything)
    } catch {
      setMessage(text.storageDenied)
    }
  }
  const takeBack = async () => {
    await undo!()
    setUndo(null)
    setMessage('')
  }
  return (
    <div className="delete-everything">
      {asking ? (
        <div className="delete-question" role="alertdialog" aria-label={text.deleteEverything}>
          <p>{text.deleteEverythingQuestion}</p>
          <button type="button" className="button button-danger" onClick={() => void forget()}>
            {text.delete}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {text.cancel}
          </button>
        </div>
      ) : (
        <button type="button" className="text-button" onClick={() => setAsking(true)}>
          <Trash2 size={14} aria-hidden />
          {text.deleteEverything}
        </button>
      )}
      <p role="status">
        {message}
        {undo && (
          <button type="button" className="text-button" onClick={() => void takeBack()}>
            {text.undo}
          </button>
        )}
      </p>
    </div>
  )
}

function Choice<Name extends keyof Choices>(choice: {
  name: Name
  label: string
  options: Record<Choices[Name], string>
}) {
  const chosen = useSettings()[choice.name]
  return (
    <fieldset className="choice">
      <legend>{choice.label}</legend>
      <div className="segments">
        {(Object.entries(choice.options) as [Choices[Name], string][]).map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name={`setting-${choice.name}`}
              checked={chosen === value}
              onChange={() => changeSettings({ [choice.name]: value })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
