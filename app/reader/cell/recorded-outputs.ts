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
