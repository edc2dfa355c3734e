import type { RecordedRun } from '../recorded.ts'
import { type BookSection, embeddedData } from './book.ts'
import { HeadlessNotebook, type Ran } from './headless.ts'
import { difference } from './recording.ts'

export type Report = (name: string, problem: string | null) => void

/** Every cell in order, then every cell alone in a fresh kernel with nothing but what it needs. */
export async function testCells({ slug, chapter, library }: BookSection, recorded: RecordedRun | null, report: Report) {
  const cells = chapter.cells.filter(cell => cell.exercise === '')
  const open = async () => {
    const notebook = new HeadlessNotebook(cells, library)
    await notebook.open(embeddedData)
    return notebook
  }
  const judge = async (id: string, ran: Ran, notebook: HeadlessNotebook): Promise<string | null> => {
    if (ran.status !== 'done') return describe(ran)
    const cell = cells.find(cell => cell.id === id)!
    const isWhole = notebook.prerequisites(id).every(need => isLong(cells, need) === false)
    return isWhole ? difference(recorded?.cells[id], cell.code, ran, cell.varies ?? false) : null
  }

  const inOrder = await open()
  const all = cells.map(cell => cell.id)
  for (const id of all) {
    const ran = await inOrder.run(id, { short: true, ...generatorOf(recorded, id) })
    report(`${slug}, cell ${id}`, await judge(id, ran, inOrder))
  }
  for (const [index, id] of all.entries()) {
    const needed = inOrder.prerequisites(id)
    // Everything above was needed: the run in order has been this test already.
    if (needed.length === index + 1) continue
    const alone = await open()
    let ran: Ran | null = null
    for (const need of needed) {
      ran = await alone.run(need, { short: true, ...generatorOf(recorded, need) })
      if (ran.status !== 'done') break
    }
    const problem = ran!.cell === id ? await judge(id, ran!, alone) : `${ran!.cell} failed: ${describe(ran!)}`
    report(`${slug}, cell ${id} with only ${needed.slice(0, -1).join(', ') || 'itself'}`, problem)
  }
}

/** Cells with a short form cannot be compared, nor can what needs them. */
const isLong = (cells: BookSection['chapter']['cells'], id: string) =>
  Object.keys(cells.find(cell => cell.id === id)!.test).length > 0

export function generatorOf(recorded: RecordedRun | null, id: string): { generator?: string } {
  const index = recorded?.cells[id]?.generator
  return index === undefined ? {} : { generator: recorded!.generators[index] }
}

export function describe({ status, error }: Ran): string {
  if (!error) return status
  const at = error.at ? ` at line ${error.at.line}, column ${error.at.column}` : ''
  return `${error.name}: ${error.message}${at}${error.hint ? ` (${error.hint})` : ''}`
}
