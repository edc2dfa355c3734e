import type { Num, TextOutput } from '../outputs.ts'
import type { NewOutput } from './collector.ts'
import { formatLog, textOf } from './display.ts'
import type { Engine } from './engine.ts'
import { toNum } from './inspect.ts'

export interface ConsoleTarget {
  print(stream: TextOutput['stream'], text: string): void
  place(output: NewOutput): unknown
}

/** The `console` of cells: what it prints appears below the running cell. */
export function createConsole(target: ConsoleTarget, engine: Engine, now: () => number): Console {
  let indent = ''
  const counts = new Map<string, number>()
  const timers = new Map<string, number>()
  const print = (stream: TextOutput['stream'], values: unknown[]) =>
    target.print(stream, formatLog(values, engine).replaceAll(/^/gm, indent))
  const elapsed = (label: string, rest: unknown[]) => {
    const started = timers.get(label)
    print(
      'log',
      started === undefined ? [`${label}: no such timer`] : [`${label}: ${(now() - started).toFixed(1)} ms`, ...rest],
    )
  }
  const methods: Partial<Console> = {
    log: (...values) => print('log', values),
    info: (...values) => print('info', values),
    debug: (...values) => print('debug', values),
    warn: (...values) => print('warn', values),
    error: (...values) => print('error', values),
    trace: (...values) => print('log', values),
    dir: value => print('log', [value]),
    assert: (condition, ...values) => {
      if (!condition) print('error', ['Assertion failed', ...values])
    },
    table: rows => void target.place(tableOf(rows, engine)),
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1)
      print('log', [`${label}: ${counts.get(label)}`])
    },
    countReset: (label = 'default') => void counts.delete(label),
    group: (...values) => {
      if (values.length > 0) print('log', values)
      indent += '  '
    },
    groupEnd: () => {
      indent = indent.slice(2)
    },
    time: (label = 'default') => void timers.set(label, now()),
    timeLog: (label = 'default', ...values) => elapsed(label, values),
    timeEnd: (label = 'default') => {
      elapsed(label, [])
      timers.delete(label)
    },
  }
  methods.groupCollapsed = methods.group
  return Object.assign(Object.create(globalThis.console) as Console, methods)
}

const mostRows = 500

/** Rows of a table: arrays of arrays, of objects, an object of arrays (columns), or anything with values. */
export function tableOf(data: unknown, engine: Engine, title?: string): NewOutput {
  const records = recordsOf(data)
  const columns = [...new Set(records.slice(0, mostRows).flatMap(record => Object.keys(record)))]
  const rows = records.slice(0, mostRows).map(record => columns.map(column => cellOf(record[column], engine)))
  return { kind: 'table', ...(title === undefined ? {} : { title }), columns, rows, total: records.length }
}

function recordsOf(data: unknown): Record<string, unknown>[] {
  if (typeof data !== 'object' || data === null) return [{ value: data }]
  if (isList(data)) return Array.from(data, row => (isRecord(row) ? row : isList(row) ? { ...row } : { value: row }))
  const columns = Object.entries(data)
  if (columns.length > 0 && columns.every(([, column]) => isList(column))) {
    const length = Math.max(...columns.map(([, column]) => column.length))
    return Array.from({ length }, (_, i) => Object.fromEntries(columns.map(([name, column]) => [name, column[i]])))
  }
  return columns.map(([name, value]) => (isRecord(value) ? { '': name, ...value } : { '': name, value }))
}

const isList = (value: unknown): value is unknown[] =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value))

function cellOf(value: unknown, engine: Engine): Num | string | boolean | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return toNum(value)
  return typeof value === 'boolean' ? value : textOf(value, engine)
}
