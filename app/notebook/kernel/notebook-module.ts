import type { ChecksOutput } from '../outputs.ts'
import { chart, subplots } from './library/chart.ts'
import { histogram } from './library/histogram.ts'
import { download } from './library/files.ts'
import { choice, slider, text, toggle, upload } from './library/inputs.ts'
import { field, images } from './library/pictures.ts'
import { keepResult } from './library/result.ts'
import type { OutputTarget, Update } from './library/target.ts'
import { tableOf } from './console.ts'

type NotebookModule = typeof import('./notebook.d.ts')

/** The module 'notebook' of one kernel; `notebook.d.ts` documents what it gives. */
export function createNotebookModule(target: OutputTarget): NotebookModule {
  return {
    chart: options => chart(target, options),
    subplots: (rows, cols, options, shared) => subplots(target, rows, cols, options, shared),
    images: (pictures, options) => images(target, pictures, options),
    field: (values, options) => field(target, values, options),
    table: (rows, options) => void target.place(tableOf(rows, target.engine, options?.title)),
    histogram: (values, options) => histogram(target, values, options),
    progress: ((items: number | Iterable<unknown>, options = {}) =>
      watched(target, items, options)) as NotebookModule['progress'],
    slider: (label, min, max, options) => slider(target, label, min, max, options),
    choice: (label, options, settings) => choice(target, label, options, settings),
    toggle: (label, options) => toggle(target, label, options),
    text: (label, options) => text(target, label, options),
    upload: (label, options) => upload(target, label, options),
    download: (name, content) => download(target, name, content),
    graph: value => graph(target, value),
    keepResult: (network, result) => keepResult(target, network, result),
    inspect: (net, input) => inspectNet(target, net, input),
    check: createCheck(target),
    display: target.display,
  }
}

function graph(target: OutputTarget, value: unknown) {
  const output = target.engine.graph(value)
  if (!output) throw new TypeError('graph: a tensor that was computed from others that require gradients was expected')
  target.place(output)
}

function inspectNet(target: OutputTarget, net: object, input: unknown) {
  const { summary, outputs } = target.engine.nets.watch(net, input)
  target.shownNet(target.engine.network(summary)!, { net, outputs })
}

function* watched(
  target: OutputTarget,
  items: number | Iterable<unknown>,
  options: { label?: string; total?: number },
) {
  const { label = '' } = options
  const list = typeof items === 'number' ? { length: items } : items
  const total = options.total ?? sizeOf(list)
  let done = 0
  target.progress({ label, done, total })
  for (const item of typeof items === 'number' ? Array.from({ length: items }, (_, i) => i) : items) {
    yield item
    target.progress({ label, done: ++done, total })
  }
}

function sizeOf(items: object): number | null {
  const { length, size } = items as { length?: unknown; size?: unknown }
  return typeof length === 'number' ? length : typeof size === 'number' ? size : null
}

/** All checks of a run stand in one output. */
function createCheck(target: OutputTarget): NotebookModule['check'] {
  let checks: ChecksOutput['checks'] = []
  let update: Update | null = null
  return (name, passes, advice) => {
    if (checks.length === 0) {
      target.atEnd(() => {
        checks = []
        update = null
      })
    }
    const failure = failureOf(passes, advice)
    checks = [...checks, { name, passed: failure === null, ...(failure ? { message: failure } : {}) }]
    const output: Omit<ChecksOutput, 'id'> = { kind: 'checks', checks }
    if (update) update(output)
    else update = target.place(output)
  }
}

/** Null when the condition holds, else what to tell. */
function failureOf(passes: boolean | (() => unknown), advice = ''): string | null {
  try {
    const result = typeof passes === 'function' ? passes() : passes
    return result === false ? advice : null
  } catch (error) {
    if (error instanceof Error && error.name === 'Stopped') throw error
    const message = error instanceof Error ? error.message : String(error)
    return advice ? `${advice} (${message})` : message
  }
}
