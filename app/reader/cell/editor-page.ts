import { useContext, useMemo } from 'react'
import type { EditorPage } from '../../editor/index.ts'
import { useLanguage } from '../i18n/index.ts'
import { libraryOfPage } from '../library.ts'
import { NotebookContext } from '../notebook.ts'
import { readPageSettings } from '../page.ts'

/** The page as an editor's types see it: the cells as they are now, the book's library before them. */
export function useEditorPage(): EditorPage {
  const lang = useLanguage()
  const store = useContext(NotebookContext)
  return useMemo(
    () => ({
      lang,
      cells: () => {
        const { order, cells } = store!.getState()
        return order.map(id => ({ id, code: cells[id].text, scope: cells[id].source.exercise }))
      },
      edit: (id, code) => store!.getState().edit(id, code),
      library: libraryOfPage,
      showDefinition: ({ chapter, cell }) => {
        location.href = `${readPageSettings().base}${lang}/${chapter}/#cell-${cell}`
      },
      showReference: name => {
        location.href = `${readPageSettings().base}${lang}/torchlet/?q=${encodeURIComponent(name)}`
      },
    }),
    [lang, store],
  )
}
