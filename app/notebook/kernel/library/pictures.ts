import type { Field, FieldOutput, ImagesOutput, Picture } from '../../outputs.ts'
import type { NewOutput } from '../collector.ts'
import { shortNums } from '../display.ts'
import type { Engine, ShownTensor } from '../engine.ts'
import type { FieldOptions, ImagesOptions, Shown } from '../notebook.d.ts'
import { LiveOutput } from './live-output.ts'
import { gridOf, type Plane, planesOf, rangeOf, toNumber, toNumbers } from './numbers.ts'
import type { OutputTarget } from './target.ts'

/** Pictures or fields in their place on the page; they are read when they are given, for tensors do not stay as they are. */
export class ShownPictures<Options extends ImagesOptions | FieldOptions> implements Shown<unknown, Options> {
  readonly #target: OutputTarget
  readonly #read: (target: OutputTarget, values: unknown, options: Options) => NewOutput
  readonly #place: LiveOutput
  #options: Options
  #output: NewOutput

  constructor(
    target: OutputTarget,
    read: (target: OutputTarget, values: unknown, options: Options) => NewOutput,
    values: unknown,
    options: Options,
  ) {
    this.#target = target
    this.#read = read
    this.#options = options
    this.#output = read(target, values, options)
    this.#place = new LiveOutput(target, () => this.#output)
  }

  show(values: unknown, options: Partial<Options> = {}): this {
    this.#options = { ...this.#options, ...options }
    this.#output = this.#read(this.#target, values, this.#options)
    this.#place.changed()
    return this
  }
}

const mostPictures = 144
/** Screen pixels that a picture is made to fill about. */
const comfortable = 72

export const images = (target: OutputTarget, pictures: unknown, options: ImagesOptions = {}) =>
  new ShownPictures(target, imagesOutput, pictures, options)

function imagesOutput({ engine }: OutputTarget, pictures: unknown, options: ImagesOptions): Omit<ImagesOutput, 'id'> {
  const all = (Array.isArray(pictures) ? pictures : [pictures]).flatMap(picture =>
    picturesOf(needTensor(picture, engine, 'images'), Array.isArray(pictures)),
  )
  const shown = all.slice(0, mostPictures).map((picture, i) => encode(picture, options.range, options.titles?.[i]))
  const widest = shown[0]?.width ?? 1
  return {
    kind: 'images',
    ...gridOf(all.length, options.rows, options.cols),
    scale: options.scale ?? Math.max(1, Math.round(comfortable / widest)),
    images: shown,
    total: all.length,
  }
}

/** Channels are planes of one picture; `isByte` values run from 0 to 255. */
interface Channels {
  planes: Plane[]
  isByte: boolean
}

/** One picture or several, by the shape; within a list, three dimensions are the channels of one picture. */
function picturesOf(tensor: ShownTensor, inList: boolean): Channels[] {
  const { shape } = tensor
  const isByte = tensor.dtype === 'uint8'
  const last = shape.at(-1)!
  if (shape.length === 3 && (last === 3 || last === 4) && shape[0] > 4 && shape[1] > 4)
    return [{ planes: channelsLast(tensor), isByte }]
  if (shape.length < 2 || shape.length > 4) {
    throw new RangeError(`images: a shape of [${shape.join(', ')}] is no picture; [h, w], [n, h, w] or [n, c, h, w] is`)
  }
  const planes = planesOf(tensor)
  const channels = shape.length === 4 ? shape[1] : shape.length === 3 && inList ? shape[0] : 1
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new RangeError(
      `images: ${channels} channels are no picture; 1, 3 or 4 are. \`field\` shows channels side by side`,
    )
  }
  return Array.from({ length: planes.length / channels }, (_, i) => ({
    planes: planes.slice(i * channels, (i + 1) * channels),
    isByte,
  }))
}

function channelsLast({ shape: [height, width, channels], total, values }: ShownTensor): Plane[] {
  const all = values(0, total)
  return Array.from({ length: channels }, (_, channel) => ({
    height,
    width,
    values: all.filter((_, i) => i % channels === channel),
  }))
}

function encode({ planes, isByte }: Channels, range: [number, number] | undefined, title?: string): Picture {
  const { height, width } = planes[0]
  const [black, white] = range ?? (isByte ? [0, 255] : unitOrSpan(planes))
  const bytes = new Uint8Array(height * width * planes.length)
  const factor = white > black ? 255 / (white - black) : 0
  for (const [channel, { values }] of planes.entries()) {
    for (let i = 0; i < values.length; i++) {
      bytes[i * planes.length + channel] = Math.min(255, Math.max(0, Math.round((values[i] - black) * factor)))
    }
  }
  const picture: Picture = { width, height, channels: planes.length as Picture['channels'], data: base64(bytes) }
  return title === undefined ? picture : { ...picture, title: String(title) }
}

/** 0 to 1 where the values keep to it, else what they span: normalised pictures show too. */
function unitOrSpan(planes: Plane[]): [number, number] {
  const [low, high] = rangeOf(planes.flatMap(plane => plane.values))
  return low >= 0 && high <= 1 ? [0, 1] : [low, high]
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(binary)
}

const mostSide = 100
const mostFields = 64

export const field = (target: OutputTarget, values: unknown, options: FieldOptions = {}) =>
  new ShownPictures(target, (at, shown, how) => fieldOf(at.engine, shown, how), values, options)

export function fieldOf(engine: Engine, values: unknown, options: FieldOptions = {}): Omit<FieldOutput, 'id'> {
  const planes = fieldPlanes(values, engine)
  const shown = planes.slice(0, mostFields).map(shrink)
  const [low, high] = options.range ?? rangeOf(shown.flatMap(plane => plane.values))
  const colors = options.colors ?? (low < 0 && high > 0 ? 'diverging' : 'sequential')
  const reach = Math.max(Math.abs(low), Math.abs(high))
  const { title, titles, rows, cols, range: _range, points, colors: _colors, ...rest } = options
  const fields = shown.map((plane, i): Field => {
    const heading = titles?.[i] ?? (planes.length === 1 ? title : undefined)
    return {
      ...(heading === undefined ? {} : { title: heading }),
      ...plane,
      values: shortNums(plane.values),
    }
  })
  if (points) fields[0].points = pointsOf(points, engine)
  return {
    kind: 'field',
    ...gridOf(fields.length, rows, cols),
    fields,
    min: colors === 'diverging' && !options.range ? -reach : low,
    max: colors === 'diverging' && !options.range ? reach : high,
    colors,
    ...rest,
  }
}

function fieldPlanes(values: unknown, engine: Engine): Plane[] {
  const tensor = engine.tensor(values)
  if (tensor) {
    if (tensor.shape.length < 2)
      throw new RangeError(`field: a shape of [${tensor.shape.join(', ')}] is no plane; [h, w] or [n, h, w] is`)
    return planesOf(tensor)
  }
  if (!Array.isArray(values)) throw new TypeError('field: a tensor or rows of numbers are expected')
  if (values.every(value => engine.tensor(value)?.shape.length === 2))
    return values.flatMap(value => fieldPlanes(value, engine))
  if (Array.isArray(values[0]?.[0])) return values.flatMap(value => fieldPlanes(value, engine))
  const rows = values.map(row => toNumbers(row, engine))
  return [{ height: rows.length, width: rows[0]?.length ?? 0, values: rows.flat() }]
}

/** Averages blocks where a side is longer than can be told apart. */
function shrink(plane: Plane): Plane {
  const block = Math.ceil(Math.max(plane.height, plane.width) / mostSide)
  if (block <= 1) return plane
  const height = Math.ceil(plane.height / block)
  const width = Math.ceil(plane.width / block)
  const values = Array.from({ length: height * width }, (_, i) =>
    meanOfBlock(plane, Math.floor(i / width) * block, (i % width) * block, block),
  )
  return { height, width, values }
}

function meanOfBlock({ height, width, values }: Plane, top: number, left: number, block: number): number {
  let sum = 0
  let count = 0
  for (let row = top; row < Math.min(top + block, height); row++) {
    for (let col = left; col < Math.min(left + block, width); col++, count++) sum += values[row * width + col]
  }
  return sum / count
}

function pointsOf({ x, y, color }: NonNullable<FieldOptions['points']>, engine: Engine): NonNullable<Field['points']> {
  const xs = toNumbers(x, engine)
  return {
    x: shortNums(xs),
    y: shortNums(toNumbers(y, engine)),
    color: color ? toNumbers(color, engine) : xs.map(() => 0),
  }
}

function needTensor(value: unknown, engine: Engine, what: string): ShownTensor {
  const tensor = engine.tensor(value)
  if (tensor) return tensor
  throw new TypeError(`${what}: a tensor or a list of tensors is expected, not ${toText(value, engine)}`)
}

function toText(value: unknown, engine: Engine): string {
  try {
    return String(toNumber(value, engine))
  } catch {
    return typeof value
  }
}
