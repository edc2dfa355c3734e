/**
 * `bands.json` beside a chapter, by the data that was seen: what the text quotes of other runs than the recorded one, with
 * other seeds or other settings. Written by `npm run bands` alone.
 */
export type RecordedBands = Record<string, BandRuns>

export interface BandRuns {
  /** How many training images the site had, where they were downloaded ones. */
  images?: number
  /** By `quoteKey`. */
  values: Record<string, SeededValues>
}

export interface SeededValues {
  /** Hash of the cell's code without comments (`codeHash`); another hash means: run again. */
  code: string
  /** By seed. The book's own run, which is not among them, is seed 0. */
  seeds: Record<string, number>
}

/** What `<Band>` or `<Out>` names, as far as the recorded run does not hold it. */
export interface Quote {
  /** `cell.name` */
  of: string
  /** A choice of the reader's: `size=full size`. */
  when?: string
  /** At most so many seeds. */
  runs?: number
  /** Only on these data. */
  data?: string
}

export const quoteKey = ({ of, when }: Pick<Quote, 'of' | 'when'>): string => (when ? `${of}, ${when}` : of)

export interface SeedBand {
  lowest: number
  highest: number
  runs: number
}

/** From where to where a value went; `recorded` is what the book's own run gave on the same data. */
export function bandOf({ seeds }: SeededValues, recorded?: number): SeedBand {
  const values = Object.values({ ...(recorded === undefined ? {} : { 0: recorded }), ...seeds })
  return { lowest: Math.min(...values), highest: Math.max(...values), runs: values.length }
}

/** The same code drawing other random numbers: each seed in it counts from another beginning. */
export const reseeded = (code: string, seed: number): string =>
  code.replaceAll(/\bmanualSeed\(/g, `manualSeed(${seed} + `)

/** The same code with another choice of the reader's: with `noise=0.1`, `choice('noise', [0.2, 0.1])` begins at 0.1. */
export function withChoice(code: string, when: string): string {
  const [label, value] = when.split('=')
  return code.replace(new RegExp(`\\bchoice\\('${label}', (\\[[^\\]]*\\])\\)`), (all, options: string) => {
    const literal = [value, `'${value}'`].find(text => options.slice(1, -1).split(/,\s*/).includes(text))
    return literal === undefined ? all : `choice('${label}', ${options}, { value: ${literal} })`
  })
}
