import { fromValues } from '../../ops/creation.ts'
import { float32 } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { nameOf, readBytes, type Source } from './bytes.ts'

/** A field of a table: a number where it reads as one, null where it is empty (or NA), else text. */
export type Field = number | string | null

/** A table with named columns. */
export class Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Field[])[]

  constructor(columns: readonly string[], rows: readonly (readonly Field[])[]) {
    this.columns = columns
    this.rows = rows
  }

  /** How many rows there are. */
  get length(): number {
    return this.rows.length
  }

  /** The fields of one column, from top to bottom; an unknown name throws and lists the columns. */
  column(name: string): Field[] {
    const at = this.indexOf(name)
    return this.rows.map(row => row[at])
  }

  /** The named columns (all of them if none is named) as a float32 tensor [rows, columns]; empty fields are NaN. */
  tensor(...names: string[]): Tensor {
    const chosen = names.length > 0 ? names.map(name => this.indexOf(name)) : this.columns.map((_, i) => i)
    const values = this.rows.flatMap((row, i) => chosen.map(at => this.numberAt(row[at], i, at)))
    return fromValues(values, [this.rows.length, chosen.length], float32)
  }

  private numberAt(field: Field, row: number, column: number): number {
    if (typeof field === 'string')
      throw new TypeError(`tensor: "${field}" in row ${row} of column ${this.columns[column]} is not a number`)
    return field ?? NaN
  }

  private indexOf(name: string): number {
    const at = this.columns.indexOf(name)
    if (at < 0) throw new RangeError(`there is no column ${name}; there are ${this.columns.join(', ')}`)
    return at
  }
}

export interface CsvOptions {
  delimiter?: string
  /** Whether the first line names the columns; if not they are called 0, 1, 2, ... */
  header?: boolean
}

/** A CSV file as a table. */
export async function readCsv(source: Source, options: CsvOptions = {}): Promise<Table> {
  return parseCsv(new TextDecoder().decode(await readBytes(source)), options, nameOf(source))
}

/** CSV text as a table (RFC 4180: a field in quotes may hold delimiters, line ends, and quotes written twice). */
export function parseCsv(text: string, { delimiter = ',', header = true }: CsvOptions = {}, name = 'CSV'): Table {
  const lines = splitFields(text.replace(/^\uFEFF/, ''), delimiter)
  const columns = header ? (lines.shift() ?? []) : (lines[0] ?? []).map((_, i) => String(i))
  const rows = lines.map((line, i) => {
    if (line.length !== columns.length)
      throw new Error(`${name}: row ${i + 1} has ${line.length} fields, expected ${columns.length}`)
    return line.map(fieldOf)
  })
  return new Table(columns, rows)
}

function fieldOf(text: string): Field {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === 'NA' || trimmed === 'NaN') return null
  const number = Number(trimmed)
  return Number.isNaN(number) ? text : number
}

function splitFields(text: string, delimiter: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  let field = ''
  let quoted = false
  const endLine = () => {
    if (line.length > 0 || field !== '') lines.push([...line, field])
    line = []
    field = ''
  }
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (quoted) {
      if (character !== '"') field += character
      else if (text[i + 1] === '"') field += text[++i]
      else quoted = false
    } else if (character === '"' && field === '') quoted = true
    else if (character === delimiter) {
      line.push(field)
      field = ''
    } else if (character === '\n') endLine()
    else if (character !== '\r') field += character
  }
  endLine()
  return lines
}
