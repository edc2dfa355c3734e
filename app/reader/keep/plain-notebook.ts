/** What cells import from 'notebook', in words: outside the page nothing is drawn. */
export const display = (value: unknown) => {
  if (value !== undefined) console.log(String(value))
}

const chart = () => {
  let last = ''
  const self = {
    add: (x: unknown, y: unknown) => {
      last = `${String(x)}: ${String(y)}`
      return self
    },
    line: () => self,
    points: () => self,
    bars: () => self,
    clear: () => self,
    toString: () => `[chart${last && `, last point ${last}`}]`,
  }
  return self
}

const says = (what: string) => () => console.log(`[${what}]`)
const input = (label: string, value: unknown) => ({ label, value, toString: () => String(value) })

export const notebook = {
  display,
  chart,
  subplots: (rows: number, cols: number) => Array.from({ length: rows * cols }, chart),
  images: says('images'),
  field: says('field'),
  histogram: says('histogram'),
  graph: says('graph'),
  inspect: says('inspect'),
  table: (rows: unknown) => console.table(rows),
  keepResult: (network: string, { testAcc }: { testAcc: unknown }) =>
    console.log(`[${network}: test acc ${String(testAcc)}]`),
  progress: (items: number | Iterable<unknown>) =>
    typeof items === 'number' ? Array.from({ length: items }, (_, i) => i) : items,
  slider: (label: string, min: number, _max: number, options: { value?: number } = {}) =>
    input(label, options.value ?? min),
  choice: (label: string, all: unknown[], options: { value?: unknown } = {}) => input(label, options.value ?? all[0]),
  toggle: (label: string, options: { value?: boolean } = {}) => input(label, options.value ?? false),
  text: (label: string, options: { value?: string } = {}) => input(label, options.value ?? ''),
  upload: (label: string) => input(label, null),
  download: (name: string) => console.log(`[file ${name}]`),
}
