import { loadEditor } from './load.ts'
import { createPlainEditor } from './plain/plain-editor.ts'
import type { Editor, EditorOptions, Mark } from './types.ts'

interface OpenOptions extends EditorOptions {
  /** Stay with the plain editor. */
  plain?: boolean
  /** The highlighted code that stood in the host's place, as HTML. */
  highlighted?: string | undefined
}

/** Fingers and the keyboards on glass are what Monaco does not support. */
const isTouch = () => matchMedia('(pointer: coarse)').matches

/**
 * An editor at once, and the better one as soon as it is there: the plain editor takes the first keys, the rich one takes over text, caret
 * and focus when it has loaded. Where it cannot load, the plain one stays.
 */
export function openEditor(options: OpenOptions): Editor {
  const plain = createPlainEditor({ ...options, onChange: changed }, options.highlighted)
  let current: Editor = plain
  let text = options.text
  let mark: Mark | null = null
  let tabLeaves = false
  let closed = false

  function changed(next: string): void {
    text = next
    options.onChange(next)
  }

  async function enrich(): Promise<void> {
    const { createRichEditor } = await loadEditor(options.page.lang)
    await plain.composed()
    if (closed) return
    // From here on nothing waits, so that no key can fall between the two.
    const selection = plain.selection()
    const focused = options.host.contains(document.activeElement)
    plain.dispose()
    current = createRichEditor({ ...options, text, onChange: changed })
    current.select(...selection)
    current.mark(mark)
    current.letTabLeave(tabLeaves)
    if (focused) current.focus()
  }
  if (!options.plain && !isTouch())
    enrich().catch((error: unknown) => console.warn('The editor could not be loaded; the plain one stays.', error))

  return {
    get kind() {
      return current.kind
    },
    focus: () => current.focus(),
    selection: () => current.selection(),
    select: (start, end) => current.select(start, end),
    setText(next) {
      text = next
      current.setText(next)
    },
    mark(next) {
      mark = next
      current.mark(next)
    },
    letTabLeave(leaves) {
      tabLeaves = leaves
      current.letTabLeave(leaves)
    },
    dispose() {
      closed = true
      current.dispose()
    },
  }
}
