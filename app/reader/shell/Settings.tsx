import { Settings2 } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import { changeSettings, type Settings as Choices, useSettings } from '../keep/settings.ts'

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
      </div>
    </>
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
