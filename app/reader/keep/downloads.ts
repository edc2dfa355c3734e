import type { NotebookStore } from '../../notebook/state.ts'
import { saveFile } from '../../outputs/save.ts'
import { libraryOfPage } from '../library.ts'
import { workFile } from './file.ts'
import { notebookOf } from './ipynb.ts'
import { scriptOf } from './script.ts'
import { solutionsFile } from './solutions.ts'

const pageTitle = () => document.querySelector('h1')?.textContent ?? document.title

/** Files that the reader takes along, by what they hold. */
export const downloads = {
  async script(store: NotebookStore) {
    const { chapter, order, cells } = store.getState()
    const chapterCells = order.filter(id => cells[id].source.exercise === '')
    const source = chapterCells.map(id => ({ ...cells[id].source, code: cells[id].text }))
    const script = scriptOf(pageTitle(), source, await libraryOfPage())
    // .mts: a module wherever it lies, since cells await at the top level.
    saveFile(`${chapter}.mts`, new Blob([script], { type: 'text/typescript' }))
  },
  async notebook(store: NotebookStore) {
    const notebook = notebookOf(pageTitle(), document.querySelector('.prose')!)
    saveFile(`${store.getState().chapter}.ipynb`, new Blob([JSON.stringify(notebook, null, 1)]))
  },
  async work(store: NotebookStore) {
    saveFile('deep-learning-live.json', await workFile(store))
  },
  async solutions(store: NotebookStore) {
    saveFile('solutions.json', await solutionsFile(store))
  },
}
