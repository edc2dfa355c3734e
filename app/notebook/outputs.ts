/**
 * Everything a cell can show, one typed entry a kind. Outputs are plain JSON (they are posted between threads, recorded
 * in `outputs.json` and put into the HTML), so a number that JSON lacks is a word: read any `Num` with `Number(x)`.
 * A new kind is one interface here, one entry in `OutputByKind` and one component in `app/outputs`.
 */
export type Num = number | 'NaN' | 'Infinity' | '-Infinity'

interface OutputBase {
  /** Place within its cell, in order of first appearance ('1', '2', …). A later message with the same id replaces it. */
  id: string
}

/** Printed lines: `console.log` and its siblings. Neighbouring lines of one stream are one output. */
export interface TextOutput extends OutputBase {
  kind: 'text'
  stream: 'log' | 'info' | 'debug' | 'warn' | 'error'
  /** The lines, '\n' between and after them. When lines were folded, only those before the fold. */
  text: string
  /** Lines that were printed but not kept, between `text` and `tail`; 0 when everything was kept. */
  folded: number
  /** The last lines printed after a fold, else ''. */
  tail: string
}

/** A JavaScript value as an expandable tree: the value of a last expression, or `display(x)`. */
export interface ValueOutput extends OutputBase {
  kind: 'value'
  value: Inspected
  /** The same on one line or a few, as `console.log` prints it. */
  text: string
}

/** One node of an inspected value. Bounded in depth, breadth and string length; what was left out is counted. */
export type Inspected =
  | { type: 'number'; value: Num }
  /** `cut`: characters left out at the end. */
  | { type: 'string'; value: string; cut?: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'null' }
  | { type: 'undefined' }
  | { type: 'bigint'; value: string }
  | { type: 'symbol'; value: string }
  | { type: 'function'; name: string }
  | { type: 'class'; name: string }
  | { type: 'date'; value: string }
  | { type: 'regexp'; value: string }
  | { type: 'error'; name: string; message: string }
  | { type: 'promise' }
  /** A tensor inside a structure; displayed by itself it is an output of kind `tensor`. */
  | { type: 'tensor'; shape: number[]; dtype: string; text: string }
  /** Something that prints itself (a module, an optimizer): its text as PyTorch lays it out. */
  | { type: 'printed'; name: string; text: string }
  /** `name` is 'Array' or the class of a typed array. `more`: items left out. */
  | { type: 'array'; name: string; length: number; items: Inspected[]; more: number }
  | { type: 'map'; size: number; entries: [Inspected, Inspected][]; more: number }
  | { type: 'set'; size: number; items: Inspected[]; more: number }
  /** `name` is the class, '' for a plain object. `more`: members left out. */
  | { type: 'object'; name: string; entries: [key: string, value: Inspected][]; more: number }
  /** A getter: never called while inspecting. */
  | { type: 'getter' }
  /** The object that contains this place, met again. */
  | { type: 'cycle' }
  /** Deeper than the inspection goes: class name and, for collections, how many there are. */
  | { type: 'deeper'; name: string; length?: number }

export interface TensorOutput extends OutputBase {
  kind: 'tensor'
  shape: number[]
  /** 'float32' | 'int32' | 'uint8' | 'bool' */
  dtype: string
  requiresGrad: boolean
  /** As PyTorch prints it. */
  text: string
  /** The first page of values, row-major, booleans as 0 and 1. Further pages: `store.page(cell, output, from)`. */
  values: Num[]
  /** Number of elements in all. */
  total: number
}

export interface TableOutput extends OutputBase {
  kind: 'table'
  title?: string
  columns: string[]
  /** One array a row, in the order of `columns`; null is an empty cell. */
  rows: (Num | string | boolean | null)[][]
  /** Number of rows in all; more than `rows.length` when some were folded. */
  total: number
}

/** One or more panels of lines, points or bars. */
export interface ChartOutput extends OutputBase {
  kind: 'chart'
  /** Panels stand in `rows` x `cols`, row by row. Mostly 1 x 1. */
  rows: number
  cols: number
  panels: ChartPanel[]
  /** All panels have the same x axis, or the same y axis. */
  sharex?: boolean
  sharey?: boolean
  /** True while more points may come: lines are then decimated to at most 300 points. */
  live: boolean
}

export type AxisScale = 'linear' | 'log'

export interface ChartPanel {
  title?: string
  xlabel?: string
  ylabel?: string
  /** Fixed limits; where absent the data decide. */
  xlim?: [number, number]
  ylim?: [number, number]
  xscale: AxisScale
  yscale: AxisScale
  /** 'polar': x is the angle in radians, y the radius. */
  projection: 'cartesian' | 'polar'
  /** False hides the legend. */
  legend: boolean
  series: ChartSeries[]
}

export interface ChartSeries {
  /** Legend entry and table heading; '' for a single unnamed line. */
  name: string
  mark: 'line' | 'points' | 'bars'
  /** Position in the colour cycle and in the cycle of dash patterns; lines differ by both. */
  color: number
  dash: number
  /** Same length. A `NaN` is a gap. */
  x: Num[]
  y: Num[]
  /** Points the kernel holds; more than `x.length` while decimated. */
  total: number
}

/** A grid of pictures. */
export interface ImagesOutput extends OutputBase {
  kind: 'images'
  rows: number
  cols: number
  /** CSS pixels a picture pixel takes. */
  scale: number
  images: Picture[]
  /** Number of pictures given; more than `images.length` when some were folded. */
  total: number
}

export interface Picture {
  width: number
  height: number
  /** 1 grey, 3 RGB, 4 RGBA. */
  channels: 1 | 3 | 4
  /** base64 of height * width * channels bytes, row-major, channels last. */
  data: string
  title?: string
}

/** 2-D scalar fields on one colour scale: weights, feature maps, attention, decision maps. */
export interface FieldOutput extends OutputBase {
  kind: 'field'
  rows: number
  cols: number
  fields: Field[]
  /** What the ends of the colour scale stand for. */
  min: number
  max: number
  /** 'diverging' has its middle at 0; 'categories' are whole numbers from 0. */
  colors: 'sequential' | 'diverging' | 'categories'
  xlabel?: string
  ylabel?: string
  /** Coordinates of the outer edges, where the axes mean something. */
  xlim?: [number, number]
  ylim?: [number, number]
  /** Names beside columns and rows, where each is something (classes of a confusion matrix). */
  xticks?: string[]
  yticks?: string[]
  /** CSS pixels a cell takes; absent: what fits. */
  scale?: number
}

export interface Field {
  title?: string
  /** Rows and columns of `values`, after averaging blocks where the given field was larger than 100 x 100. */
  height: number
  width: number
  /** Row-major, first row on top. */
  values: Num[]
  /** Points drawn on top (decision maps); coordinates in `xlim`, `ylim`, class as a colour of the cycle. */
  points?: { x: Num[]; y: Num[]; color: number[] }
}

export interface HistogramOutput extends OutputBase {
  kind: 'histogram'
  title?: string
  xlabel?: string
  ylabel?: string
  /** counts.length + 1 edges, ascending, shared by all series. */
  edges: number[]
  series: { name: string; counts: number[] }[]
  /** Values that were NaN or infinite and stand in no bin. */
  excluded: number
}

/** A loop that reports itself. Never recorded. */
export interface ProgressOutput extends OutputBase {
  kind: 'progress'
  label: string
  done: number
  /** null: the length is unknown. */
  total: number | null
  /** Steps a second over the last few seconds; 0 until known. */
  rate: number
  /** Seconds left; null until known. */
  left: number | null
  /** One pass or file of an unknown number: what is left of it says nothing of the cell. */
  part: boolean
  /** The loop has ended; the page may put the bar away. */
  finished: boolean
}

/** A control bound to a name of the cell: what the reader sets there is the value from then on. */
export interface InputOutput extends OutputBase {
  kind: 'input'
  label: string
  control: InputControl
  /** A slider's number, the place of the chosen option, 0 or 1 for a toggle, a text, or a file. */
  value: InputValue
  /** Changing it runs the cells again that depend on its cell and have run; else they become stale. */
  rerun: boolean
  /** Where the kernel reads its value while it computes; null: it is told by message. */
  slot: number | null
}

export type InputValue = number | string | ChosenFile

/** A file that the reader has chosen; until then the value is ''. */
export interface ChosenFile {
  name: string
  /** MIME type, '' where the browser does not know. */
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

export type InputControl =
  | { type: 'slider'; min: number; max: number; /** Absent: a hundred steps. */ step?: number; log: boolean }
  | { type: 'choice'; options: string[] }
  | { type: 'toggle' }
  | { type: 'text' }
  /** `accept` as an `<input type=file>` has it. */
  | { type: 'file'; accept: string }

/** A file that a cell has made, for the reader to save. */
export interface FileOutput extends OutputBase {
  kind: 'file'
  name: string
  type: string
  /** Bytes. */
  size: number
  /** Null in a recording: running the cell makes it again. */
  bytes: Uint8Array<ArrayBuffer> | null
}

/** A network, layer by layer. */
export interface ModuleOutput extends OutputBase {
  kind: 'module'
  layers: ModuleLayer[]
  parameters: number
  trainable: number
  /** Of one forward pass, of this or of the last one; null where there was none. */
  multiplyAdds: number | null
  /** Shown as it stands, after it has run: what the last forward pass was given, batch included. */
  lastInput?: number[]
  /** Run for this: what on, batch included, and the bytes of all outputs that training keeps; where it was run. */
  inputShape?: number[]
  activationBytes?: number
  /** As PyTorch prints it, or the table of `nn.summary`. */
  text: string
}

export interface ModuleLayer {
  /** Name in its parent; '' for the network itself. */
  name: string
  /** Class and what it was made with: `Linear(inFeatures=784, …)`. */
  type: string
  settings: string
  /** 0 for the network itself. */
  depth: number
  /** Its own parameters, without those of the layers in it. */
  parameters: number
  outputShape: number[] | null
  multiplyAdds: number | null
  /** Of its output; where it was run. */
  outputBytes?: number
}

/** How gradients flow: each op that was recorded, drawn after what needs its result. */
export interface GraphOutput extends OutputBase {
  kind: 'graph'
  nodes: GraphNode[]
  /** Places in `nodes`: gradients go from the first to the second. */
  edges: [from: number, to: number][]
  /** Nodes there are; more than `nodes.length` when some were left out. */
  total: number
}

export interface GraphNode {
  /** `MulBackward0`; for a leaf `AccumulateGrad`. */
  name: string
  /** Shape of a leaf, else null. */
  shape: number[] | null
}

/** What a trained network takes and what it has reached; the page keeps those of the reader's own runs. */
export interface ResultOutput extends OutputBase {
  kind: 'result'
  network: string
  parameters: number
  /** Of one forward pass of one example. */
  multiplyAdds: number
  /** Shares between 0 and 1; null where it was not told. */
  trainAcc: Num | null
  testAcc: Num
}

/** Results of the named checks of an exercise. */
export interface ChecksOutput extends OutputBase {
  kind: 'checks'
  checks: { name: string; passed: boolean; /** Why not, or what to look at. */ message?: string }[]
}

/**
 * What went wrong, in the reader's terms. `expected-error`: the cell was meant to fail (`throws=` on its fence) and did.
 * Lines and columns count from 1.
 */
export interface ErrorOutput extends OutputBase {
  kind: 'error' | 'expected-error'
  /** Class of the error: 'TypeError', 'ShapeError', 'SyntaxError' … */
  name: string
  message: string
  /** What might help, where the kernel knows: "`net` is defined in a later cell (Training)". */
  hint?: string
  /** The same in parts, for pages in other languages. */
  reason?: ErrorReason
  /** Where it happened, in the cell that was run; null when no frame lies in it. */
  at: Position | null
  /** The way there, innermost first, frames in cells and in the book's library only. */
  frames: Frame[]
}

export interface ErrorReason {
  /**
   * Why the name has no value: it is defined in a later cell; in a cell above that has not run; in one that ended before
   * it came to the definition; or in this cell, below the place that uses it.
   */
  code: 'defined-later' | 'not-run' | 'ended-early' | 'used-before'
  name: string
  /** The cell that defines it, and its title ('' when it has none). */
  cell: string
  title: string
}

export interface Position {
  line: number
  column: number
  /** Last line and column (exclusive) of what is wrong, where known. */
  endLine?: number
  endColumn?: number
}

export interface Frame extends Position {
  /** Cell id; for a frame in the book's library, the id of the saved cell. */
  cell: string
  /** Slug of the section, when it is another one than the page's (a `d2l` function). */
  chapter?: string
  /** Name of the function; '' at the top level of a cell. */
  function: string
}

export interface OutputByKind {
  text: TextOutput
  value: ValueOutput
  tensor: TensorOutput
  table: TableOutput
  chart: ChartOutput
  images: ImagesOutput
  field: FieldOutput
  histogram: HistogramOutput
  progress: ProgressOutput
  input: InputOutput
  file: FileOutput
  module: ModuleOutput
  graph: GraphOutput
  result: ResultOutput
  checks: ChecksOutput
  error: ErrorOutput
  'expected-error': ErrorOutput
}

export type OutputKind = keyof OutputByKind
export type Output = OutputByKind[OutputKind]
