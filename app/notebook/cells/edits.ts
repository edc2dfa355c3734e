/**
 * Edits of a text that add no line. Positions are offsets in the text before all edits; `apply` can also tell where a
 * place of the result came from, to the column.
 */
export class Edits {
  readonly #text: string
  readonly #edits: Edit[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** Begins something at `at`. At one place, what was opened first stands outside. */
  open(at: number, text: string) {
    this.#edits.push({ start: at, end: at, text, rank: rankOfOpening })
  }

  /** Ends something at `at`. At one place, what was closed last stands inside, and all stand before what opens there. */
  close(at: number, text: string) {
    this.#edits.push({ start: at, end: at, text, rank: -this.#edits.length })
  }

  /** Puts something around what lies from `start` to `end`, unless that has been replaced. */
  wrap(start: number, end: number, before: string, after: string) {
    if (this.#edits.some(edit => edit.rank === rankOfReplacement && edit.start <= start && end <= edit.end)) return
    this.open(start, before)
    this.close(end, after)
  }

  replace(start: number, end: number, text: string) {
    this.#edits.push({ start, end, text, rank: rankOfReplacement })
  }

  /** Replaces a stretch with all that was, or will be, edited in it. */
  supersede(start: number, end: number, text: string) {
    this.#edits.push({ start, end, text, rank: rankOfReplacement, supersedes: true })
  }

  apply(prefix: string, suffix: string): { code: string; original: OriginalPosition } {
    const lines: Piece[][] = [[{ column: 1, length: prefix.length, from: null }]]
    let code = prefix
    let done = 0
    const keep = (until: number) => {
      const kept = this.#text.slice(done, until)
      let from = done
      for (const [index, part] of kept.split('\n').entries()) {
        if (index > 0) lines.push([])
        addPiece(lines.at(-1)!, part.length, { start: from, fixed: false })
        from += part.length + 1
      }
      code += kept
      done = until
    }
    const whole = this.#edits.filter(edit => edit.supersedes)
    const isIn = (edit: Edit) => whole.some(({ start, end }) => edit.start >= start && edit.end <= end)
    const edits = this.#edits.filter(edit => edit.supersedes || !isIn(edit))
    for (const edit of edits.toSorted((a, b) => a.start - b.start || a.rank - b.rank)) {
      if (edit.start < done) continue
      keep(edit.start)
      addPiece(lines.at(-1)!, edit.text.length, { start: edit.start, fixed: true })
      code += edit.text
      done = edit.end
    }
    keep(this.#text.length)
    return { code: code + suffix, original: (line, column) => this.#origin(lines[line - 1] ?? [], column) }
  }

  #origin(pieces: Piece[], column: number): number | null {
    const piece = pieces.find(piece => column >= piece.column && column < piece.column + piece.length) ?? pieces.at(-1)
    if (!piece?.from) return null
    return piece.from.fixed ? piece.from.start : piece.from.start + column - piece.column
  }
}

/** Offset, in the text before the edits, of a line and column (from 1) after them; null in the prefix. */
export type OriginalPosition = (line: number, column: number) => number | null

interface Edit {
  start: number
  end: number
  text: string
  rank: number
  supersedes?: true
}

const rankOfOpening = 1
const rankOfReplacement = 2

/** A stretch of a resulting line. */
interface Piece {
  column: number
  length: number
  /** Where it was kept from; `fixed`: it was put there, or replaces what began there. Null for the prefix. */
  from: { start: number; fixed: boolean } | null
}

function addPiece(line: Piece[], length: number, from: Piece['from']) {
  const last = line.at(-1)
  if (length > 0 || from) line.push({ column: last ? last.column + last.length : 1, length, from })
}
