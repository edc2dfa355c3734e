import type { LibraryCell } from '../notebook/kernel/protocol.ts'

export type { LibraryCell }

export type Language = 'en' | 'zh'

/** A cell of the page as the type checker needs it. */
export interface CellText {
  readonly id: string
  /** The reader's text where there is one. */
  readonly code: string
  /** Exercise the cell belongs to, '' for the chapter. */
  readonly scope: string
}

/** What an editor knows of the page around it. Asked anew whenever it matters, so that the answers are of the moment. */
export interface EditorPage {
  readonly lang: Language
  /** All cells of the page in document order. */
  cells(): readonly CellText[]
  /** A cell that has no editor was changed from another cell's: a name was given another name. */
  edit(id: string, code: string): void
  /** Saved cells of earlier sections: the module `d2l`. */
  library(): readonly LibraryCell[] | Promise<readonly LibraryCell[]>
  /** The reader asked where a name of another section is defined. */
  showDefinition?(place: { chapter: string; cell: string }): void
  /** The reader asked for a name of the engine. */
  showReference?(name: string): void
}

export interface EditorOptions {
  /**
   * An element of class `code` in the place of the static code, so that the style sheet gives it the same letters and insets; it gets the
   * editor's height.
   */
  host: HTMLElement
  id: string
  text: string
  /** Offset into the text; absent: its start. */
  caret?: number | undefined
  /** Accessible name. */
  label: string
  page: EditorPage
  onChange(text: string): void
  /** Escape, when nothing in the editor wanted it: the focus should leave to the cell. */
  onEscape(): void
}

/** A mark in the text; lines and columns count from 1, the end is exclusive and may be missing. */
export interface Mark {
  readonly line: number
  readonly column: number
  readonly endLine?: number | undefined
  readonly endColumn?: number | undefined
  readonly message: string
}

/** An editor in a cell, whichever kind it is. Keys that run cells are not handled here: they rise to the cell. */
export interface Editor {
  readonly kind: 'rich' | 'plain'
  focus(): void
  /** Another text from outside (reset, undo); the caret stays where it can. */
  setText(text: string): void
  /** Offsets of the selection; equal where there is only a caret. */
  selection(): [start: number, end: number]
  select(start: number, end: number): void
  /** Marks what went wrong; null takes the mark away. */
  mark(mark: Mark | null): void
  /** Whether Tab leaves the editor, as it leaves any field of a form, instead of indenting. */
  letTabLeave(leaves: boolean): void
  dispose(): void
}
