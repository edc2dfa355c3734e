import type { Output } from '../../notebook/outputs.ts'
import { chooseRun, type RecordedOutputs } from '../../notebook/recorded.ts'
import { fetchJson } from '../fetch-json.ts'
import { readPageSettings } from '../page.ts'

let loading: Promise<RecordedOutputs | null> | undefined

/** What the book recorded for a cell, as data; fetched once for the page. Null where it cannot be had. */
export async function recordedOutputsOf(cell: string): Promise<Output[] | null> {
  const { base, chapter, data } = readPageSettings()
  loading ??= fetchJson(`${base}notebooks/${chapter}.outputs.json`)
  return chooseRun(await loading, data)?.run.cells[cell]?.outputs ?? null
}

/** The same where the book's run saw the data that this page shows, so that curves can be compared; else null. */
export async function comparableOutputsOf(cell: string): Promise<Output[] | null> {
  const outputs = await recordedOutputsOf(cell)
  const { data } = readPageSettings()
  return chooseRun((await loading) ?? null, data)?.data === data ? outputs : null
}
