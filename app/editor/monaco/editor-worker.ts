/** Monaco's own worker (differences, words, links), as an entry of ours so that the build bundles it. */
import 'monaco-editor/editor/editor.worker'
