/** What cells import from 'notebook': ways to show things, live while a cell runs. */
import type { nn, Tensor } from 'torchlet'

/** One number: plain, or a tensor with one element. */
export type Scalar = number | Tensor
/** A row of numbers. */
export type Numbers = ArrayLike<number> | Tensor

export interface ChartOptions {
  title?: string
  xlabel?: string
  ylabel?: string
  /** Fixed ends of the axes; where absent the data decide. */
  xlim?: [number, number]
  ylim?: [number, number]
  xscale?: 'linear' | 'log'
  yscale?: 'linear' | 'log'
  /** Names of the lines, in the order in which `add` gives their values. */
  legend?: string[]
  /** 'polar': x is the angle in radians, y the radius. */
  projection?: 'cartesian' | 'polar'
}

export interface SeriesOptions {
  /** Name in the legend. */
  name?: string
}

export interface Chart {
  /**
   * Adds one point to each line: a number for a single line, a list in the order of `legend`, or an object by name.
   * null leaves a line out; NaN makes a gap. The chart is redrawn a few times a second, however often this is called.
   */
  add(x: Scalar, y: Scalar | (Scalar | null | undefined)[] | Record<string, Scalar | null | undefined>): Chart
  /** Draws a whole line. With one argument x is 0, 1, 2, … */
  line(x: Numbers, y?: Numbers | SeriesOptions, options?: SeriesOptions): Chart
  /** Draws points that no line joins. */
  points(x: Numbers, y?: Numbers | SeriesOptions, options?: SeriesOptions): Chart
  /** Draws bars up from zero. */
  bars(x: Numbers, y?: Numbers | SeriesOptions, options?: SeriesOptions): Chart
  /** Takes every line away, to begin anew in the same place. */
  clear(): Chart
}

/** Shows a chart below the cell and returns it. */
export function chart(options?: ChartOptions): Chart

/** Shows a grid of charts as one picture; they come row by row. `options` is for all of them or one each. */
export function subplots(
  rows: number,
  cols: number,
  options?: ChartOptions | ChartOptions[],
  shared?: SharedAxes,
): Chart[]

/** Axes that reach equally far in all charts of a grid, so that they can be compared at a glance. */
export interface SharedAxes {
  sharex?: boolean
  sharey?: boolean
}

/** Pictures or fields below a cell. */
export interface Shown<Values, Options> {
  /**
   * Puts others in their place; options that are not given stay. Redrawn a few times a second, however often this is
   * called.
   */
  show(values: Values, options?: Partial<Options>): Shown<Values, Options>
}

export interface ImagesOptions {
  rows?: number
  cols?: number
  /** One below each picture. */
  titles?: ArrayLike<string>
  /** Screen pixels a picture pixel takes. */
  scale?: number
  /** Values shown black and white. Default: 0 to 255 for uint8, else 0 to 1, or what the values span where they leave that. */
  range?: [number, number]
}

/**
 * Shows pictures: a tensor [h, w], [n, h, w], [n, 1, h, w], [n, 3, h, w] or [h, w, 3], or a list of pictures, each
 * [h, w], [1, h, w], [3, h, w] or [h, w, 3]. What it returns can `show` others in their place.
 */
export function images(pictures: Tensor | Tensor[], options?: ImagesOptions): Shown<Tensor | Tensor[], ImagesOptions>

export interface FieldOptions {
  title?: string
  /** One above each field, where there are several. */
  titles?: string[]
  rows?: number
  cols?: number
  /** 'diverging' (default where values have both signs) has its middle at 0; 'categories' shows whole numbers from 0. */
  colors?: 'sequential' | 'diverging' | 'categories'
  /** What the ends of the colour scale stand for. */
  range?: [number, number]
  xlabel?: string
  ylabel?: string
  /** Coordinates of the outer edges. */
  xlim?: [number, number]
  ylim?: [number, number]
  /** Names beside columns and rows. */
  xticks?: string[]
  yticks?: string[]
  scale?: number
  /** Points on top, as rows [x, y] with a class each. */
  points?: { x: Numbers; y: Numbers; color?: Numbers }
}

/**
 * Shows numbers on a plane as colours: a tensor [h, w], several as [n, h, w] or a list; rows of numbers serve too. What it
 * returns can `show` others in their place.
 */
export function field(
  values: Tensor | number[][] | Tensor[],
  options?: FieldOptions,
): Shown<Tensor | number[][] | Tensor[], FieldOptions>

/** Shows a table: a list of objects, a list of lists, or an object of columns. */
export function table(rows: unknown, options?: { title?: string }): void

export interface HistogramOptions {
  bins?: number
  range?: [number, number]
  title?: string
  xlabel?: string
  ylabel?: string
}

/** Shows how values are distributed; several sets by name share the bins. */
export function histogram(values: Numbers | Record<string, Numbers>, options?: HistogramOptions): void

/** Goes through `items` with a bar that tells how far and how long still. A number n stands for 0, 1, …, n - 1. */
export function progress(n: number, options?: { label?: string }): Iterable<number>
export function progress<T>(items: Iterable<T>, options?: { label?: string; total?: number }): Iterable<T>

/** Draws the recorded ops that a tensor came from, as `backward()` will go through them; afterwards they are gone. */
export function graph(result: Tensor): void

export interface TrainedResult {
  net: nn.Module
  /** Shape of one example as the net takes it, a batch of one: `[1, 1, 28, 28]`. */
  input: readonly number[]
  /** Shares between 0 and 1. */
  testAcc: Scalar
  trainAcc?: Scalar
}

/**
 * Shows what a trained network takes (parameters, multiply-adds) and what it has reached. The page keeps it in the
 * reader's browser for the comparison of all networks of the book; its time is that of the cell, so one a cell.
 */
export function keepResult(network: string, result: TrainedResult): void
/**
 * Runs a net once on `input`, as for use and not for training, and shows it layer by layer: shapes, parameters,
 * multiply-adds, and on request the weights of each layer and what it gave, as pictures.
 */
export function inspect(net: nn.Module, input: Tensor): void

/** A control below the cell, and what it is set to at the moment. */
export interface Input<T> {
  /** Read it wherever it is needed, also within a loop: it follows the control while the cell runs. */
  readonly value: T
  readonly label: string
}

export interface InputOptions {
  /** Run the cells again that depend on this one when the reader changes it. Default: they are marked stale. */
  rerun?: boolean
}

export interface SliderOptions extends InputOptions {
  /** Where it stands first. Default: `min`. */
  value?: number
  /** Default: a hundredth of the range, or a hundred even ratios with `log`. */
  step?: number
  /** Equal ways are equal ratios; `min` must be positive. */
  log?: boolean
}

/** Shows a slider from `min` to `max`. */
export function slider(label: string, min: number, max: number, options?: SliderOptions): Input<number>

/** Shows a choice among options; the first one is chosen unless `value` is another. */
export function choice<const T extends string | number>(
  label: string,
  options: readonly T[],
  settings?: InputOptions & { value?: T },
): Input<T>

/** Shows a switch. */
export function toggle(label: string, options?: InputOptions & { value?: boolean }): Input<boolean>

/** Shows a line to type in; what was typed counts from Enter, or from leaving it. */
export function text(label: string, options?: InputOptions & { value?: string }): Input<string>

/** A file that the reader has chosen. Nothing of it leaves the page. */
export interface Upload {
  readonly name: string
  /** MIME type; '' where the browser does not know it. */
  readonly type: string
  readonly bytes: Uint8Array
  /** The bytes read as UTF-8. */
  text(): string
}

/** Shows a button that takes a file; the value is null until one is chosen. `accept` as in `<input type=file>`: '.csv'. */
export function upload(label: string, options?: InputOptions & { accept?: string }): Input<Upload | null>

/**
 * Shows a button that saves a file: a text, bytes (of `torch.save`, say), or anything else as JSON. Saving is the
 * reader's to do.
 */
export function download(name: string, content: unknown): void

/**
 * One behaviour that an exercise asks for. `passes` is a condition or a function that returns one; what it throws is
 * told. `advice` is shown when it fails.
 */
export function check(name: string, passes: boolean | (() => unknown), advice?: string): void

/** Shows a value as the last expression of a cell is shown; every cell has it as a global too. */
export function display(value: unknown): void
