import { isDeepStrictEqual } from 'node:util'
import { codeHash } from '../code-hash.ts'
import { toNum } from '../kernel/inspect.ts'
import { decimate } from '../kernel/library/decimate.ts'
import type { ChartSeries, Output } from '../outputs.ts'
import type { RecordedCell, RecordedRun } from '../recorded.ts'
import type { BookSection } from './book.ts'
import { HeadlessNotebook, type Ran } from './headless.ts'

/** State of torch's generator at the beginning of a run. */
export const generatorFrom = (seed: number) => JSON.stringify({ seed, words: 0, cachedNormal: null })
const mostPoints = 300

export class RecordingError extends Error {
  override name = 'RecordingError'
}

/** Runs a section from the fixed seed, every cell as it stands, and gives what is written beside it. */
export async function recordSection(
  { slug, chapter, library }: BookSection,
  dataRoot: string,
  onCell: (id: string) => void,
): Promise<{ data: string; run: RecordedRun }> {
  const notebook = new HeadlessNotebook(
    chapter.cells.filter(cell => cell.exercise === ''),
    library,
  )
  const data = await notebook.open(dataRoot)
  const run: RecordedRun = { cells: {}, generators: [], cost: {} }
  let generator: string | undefined = generatorFrom(0)
  for (const cell of notebook.cells) {
    onCell(cell.id)
    const ran = await notebook.run(cell.id, generator === undefined ? {} : { generator })
    generator = undefined
    if (ran.status !== 'done') throw new RecordingError(`${slug}, cell ${cell.id}: ${ran.error?.message ?? ran.status}`)
    run.cells[cell.id] = await recordCell(cell.code, ran, run.generators)
    run.cost[cell.id] = { seconds: Number(ran.seconds.toPrecision(3)), ...(ran.bytes ? { bytes: ran.bytes } : {}) }
  }
  return { data, run }
}

async function recordCell(code: string, ran: Ran, generators: string[]): Promise<RecordedCell> {
  if (!generators.includes(ran.generator)) generators.push(ran.generator)
  return {
    code: await codeHash(code),
    outputs: recordable(ran.outputs),
    values: ran.values,
    generator: generators.indexOf(ran.generator),
  }
}

/** Outputs as they are kept: without progress and the bytes of files, numbered anew, lines with few enough points. */
export const recordable = (outputs: Output[]): Output[] =>
  outputs
    .filter(output => output.kind !== 'progress')
    .map((output, i) => ({ ...recordedForm(output), id: String(i + 1) }))

const recordedForm = (output: Output): Output => {
  if (output.kind === 'chart') return thinned(output)
  return output.kind === 'file' ? { ...output, bytes: null } : output
}

const thinned = (chart: Extract<Output, { kind: 'chart' }>): Output => ({
  ...chart,
  panels: chart.panels.map(panel => ({ ...panel, series: panel.series.map(thinnedSeries) })),
})

function thinnedSeries(series: ChartSeries): ChartSeries {
  const { x, y } = decimate(series.x.map(Number), series.y.map(Number), mostPoints)
  return { ...series, x: x.map(toNum), y: y.map(toNum) }
}

/** What differs between a recorded cell and a new run of it, in words; null when nothing does. */
export async function difference(
  recorded: RecordedCell | undefined,
  code: string,
  ran: Ran,
  varies: boolean,
): Promise<string | null> {
  if (!recorded) return 'was never recorded: npm run record'
  if (recorded.code !== (await codeHash(code))) return 'has changed since it was recorded: npm run record'
  if (varies) return null
  const now = JSON.parse(JSON.stringify({ outputs: recordable(ran.outputs), values: ran.values })) as Pick<
    RecordedCell,
    'outputs' | 'values'
  >
  if (!isDeepStrictEqual(now.outputs, recorded.outputs))
    return `shows something else than recorded:\n${firstDifference(recorded.outputs, now.outputs)}`
  if (!isDeepStrictEqual(now.values, recorded.values))
    return `defines other values than recorded:\n${firstDifference(recorded.values, now.values)}`
  return null
}

/** The first place where two trees part, with both sides. */
function firstDifference(before: unknown, after: unknown, path = ''): string {
  if (typeof before === 'object' && typeof after === 'object' && before !== null && after !== null) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [a, b] = [before, after].map(side => (side as Record<string, unknown>)[key])
      if (!isDeepStrictEqual(a, b)) return firstDifference(a, b, path ? `${path}.${key}` : key)
    }
  }
  const side = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 300)
  return `  at ${path}\n  recorded ${side(before)}\n  now      ${side(after)}`
}
