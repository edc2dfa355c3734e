/**
 * Meta words on the fence of a live cell, for authors:
 *
 *     ```ts live id=train title="Training loop" save after=net,data throws=/do not fit/ test={epochs:1,n:2000} collapse
 *
 * - `live`      the block is a cell; without it it is only shown.
 * - `id=`       letters, digits, `_`, `-`; unique in the chapter, the same in both languages. Required.
 * - `title=`    shown above the cell and in "defined in a later cell (Title)".
 * - `save`      what the cell defines becomes part of `d2l` for later sections.
 * - `after=`    cells (ids, comma-separated) that must have run before this one although no name says so, because they
 *               change an object this one uses; `after=none` says that nothing is needed.
 * - `throws=`   the cell is meant to fail with a message that this pattern finds; Run all goes on past it.
 * - `test=`     in test runs, each top-level `const` or `let` of this cell with one of these names gets the given literal
 *               instead of its initialiser: `test={epochs:1}` turns `const epochs = 10` into `const epochs = 1`.
 *               Recording runs the cell as it stands.
 * - `varies`    what it shows is not the same in every run (times, memory) and is never compared.
 * - `collapse`  shown folded to one row (set-up code).
 * - `exercise=` the cell belongs to that exercise's own scope (set by `<Exercise>`; rarely written by hand).
 *
 * The PyTorch twin stands directly after its cell: ```` ```python twin=train ````.
 *
 * An exercise holds three blocks, ```` ```ts starter ````, ```` ```ts solution ```` and ```` ```ts check ````. The check
 * imports `check` from 'notebook' and calls `check('name', () => condition, 'what to look at')` once for each behaviour.
 */
export interface CellMeta {
  id: string
  title: string
  save: boolean
  /** Ids that must have run first; 'none' when the author says that nothing is needed; null when nothing was said. */
  after: string[] | 'none' | null
  /** Source of the pattern that the error message must match; null for a cell that must not fail. */
  throws: string | null
  /** Literals for test runs, by name, as source text. */
  test: Record<string, string>
  collapse: boolean
  /** Its outputs differ from run to run and are never compared. */
  varies?: boolean
  /** Scope of an exercise, '' for the chapter itself. */
  exercise: string
}

export type Fence =
  | { kind: 'cell'; meta: CellMeta }
  | { kind: 'twin'; of: string }
  /** A part of an `<Exercise>`. */
  | { kind: 'exercise'; part: ExercisePart }
  | { kind: 'static' }

export const exerciseParts = ['starter', 'solution', 'check'] as const
export type ExercisePart = (typeof exerciseParts)[number]

export class FenceError extends Error {
  override name = 'FenceError'
}

/** `lang` and `meta` are what Markdown parsers call them: ```` ```lang meta ````. Throws `FenceError` on a word it does not know. */
export function parseFence(lang: string | null | undefined, meta: string | null | undefined): Fence {
  const words = [...splitWords(meta ?? '')]
  const names = new Set(words.map(word => word.name))
  if (names.has('twin')) return { kind: 'twin', of: words.find(word => word.name === 'twin')!.value ?? '' }
  const part = exerciseParts.find(name => names.has(name))
  if (part) return { kind: 'exercise', part }
  if (!names.has('live')) return { kind: 'static' }
  if (lang !== 'ts') throw new FenceError(`a live cell is written in \`ts\`, not \`${lang ?? ''}\``)

  const cell: CellMeta = {
    id: '',
    title: '',
    save: false,
    after: null,
    throws: null,
    test: {},
    collapse: false,
    exercise: '',
  }
  for (const { name, value } of words) {
    const read = readers[name]
    if (!read) throw new FenceError(`unknown word \`${name}\` on the fence of a live cell`)
    read(cell, value ?? '')
  }
  if (!/^[A-Za-z][\w-]*$/.test(cell.id)) {
    throw new FenceError(
      `a live cell needs an id of letters, digits, _ and -: ${cell.id ? `not \`${cell.id}\`` : '`id=…` is missing'}`,
    )
  }
  return { kind: 'cell', meta: cell }
}

const readers: Record<string, (cell: CellMeta, value: string) => void> = {
  live: () => {},
  id: (cell, value) => {
    cell.id = value
  },
  title: (cell, value) => {
    cell.title = value
  },
  save: cell => {
    cell.save = true
  },
  after: (cell, value) => {
    cell.after = value === 'none' ? 'none' : value.split(',').filter(Boolean)
  },
  throws: (cell, value) => {
    if (!/^\/.*\/$/.test(value)) throw new FenceError(`\`throws=\` takes a pattern between slashes, not \`${value}\``)
    cell.throws = new RegExp(value.slice(1, -1)).source
  },
  test: (cell, value) => {
    cell.test = readLiterals(value)
  },
  collapse: cell => {
    cell.collapse = true
  },
  varies: cell => {
    cell.varies = true
  },
  exercise: (cell, value) => {
    cell.exercise = value
  },
}

/** `a b=c d="e f" g=/h i/ j={k:1, l:2}`: a value in quotes, slashes or braces may hold spaces. */
function* splitWords(meta: string): Generator<{ name: string; value: string | null }> {
  const word = /([\w-]+)(?:=("[^"]*"|\/(?:\\.|[^/\\])*\/|\{[^}]*\}|\S*))?(?=\s|$)|(\S+)/g
  for (const [, name, value, other] of meta.matchAll(word)) {
    yield { name: other ?? name, value: value === undefined ? null : value.replace(/^"(.*)"$/, '$1') }
  }
}

/** `{epochs:1,n:2000}` to `{ epochs: '1', n: '2000' }`: numbers, booleans and strings without commas. */
function readLiterals(text: string): Record<string, string> {
  const literals: Record<string, string> = {}
  for (const pair of text
    .replace(/^\{|\}$/g, '')
    .split(',')
    .filter(pair => pair.trim())) {
    const match = /^\s*([A-Za-z_$][\w$]*)\s*:\s*(-?[\d._]+(?:e-?\d+)?|true|false|'[^']*')\s*$/.exec(pair)
    if (!match) throw new FenceError(`\`test=\` takes \`{name:literal,…}\`, not \`${text}\``)
    literals[match[1]] = match[2]
  }
  return literals
}
