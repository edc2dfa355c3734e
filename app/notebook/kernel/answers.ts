import type { Engine, ShownTensor } from './engine.ts'
import { print } from './print.ts'
import { inspect } from './inspect.ts'
import { isChart } from './library/chart.ts'
import { isInput } from './library/inputs.ts'
import { fieldOf } from './library/pictures.ts'
import { histogramOf } from './library/histogram.ts'
import type { Names } from './names.ts'
import type { AnswerTo, LayerPart, Memory, NamedMemory, NameOfCell, Question, QuestionKind } from '../questions.ts'
import type { ShownNets } from './shown-nets.ts'

interface Asked {
  engine: Engine
  names: Names
  nets: ShownNets
}

type Answers = {
  [Kind in QuestionKind]: (asked: Asked, question: Extract<Question, { kind: Kind }>) => AnswerTo<Kind>
}

/** Throws, in the reader's terms, what stands in the way of an answer. */
export function answer<Kind extends QuestionKind>(asked: Asked, question: Extract<Question, { kind: Kind }>) {
  return (answers[question.kind as Kind] as Answers[Kind])(asked, question)
}

const answers: Answers = {
  memory: memoryOf,
  keep: (asked, place) => asked.engine.nets.save(netAt(asked, place)),
  restore(asked, { bytes, ...place }) {
    asked.engine.nets.load(netAt(asked, place), bytes)
    return null
  },
  layer({ engine, nets }, { cell, output, path }) {
    const shown = nets.get(cell, output)
    if (!shown) throw new Error('the net is gone: run its cell again')
    const isFirst = engine.nets.firstWith(shown.net) === path
    const parts = engine.nets
      .parameters(shown.net, path)
      .map(({ name, tensor }) => partOf(engine, name, tensor, isFirst))
    const output_ = shown.outputs.get(path)
    return output_ ? [...parts, partOf(engine, '', engine.tensor(output_)!, false)] : parts
  },
}

function netAt({ names, engine }: Asked, { cell, name }: NameOfCell): object {
  const net = names.valuesOf(cell)?.values[name]
  if (!engine.nets.isNet(net)) throw new Error(`${name} is no net now`)
  return net
}

function memoryOf({ names, engine }: Asked): Memory {
  // Functions and classes are the cells' text, not what they have made; a net can be called as a function, too.
  const made = names
    .defined()
    .filter(({ value }) => (typeof value !== 'function' || engine.nets.isNet(value)) && !isChart(value))
  const all = made.map(({ cell, name, value }): NamedMemory => ({ cell, name, ...described(engine, value) }))
  return { bytes: engine.bytesInUse?.() ?? null, names: all }
}

const short = { depth: 1, items: 4, characters: 30, nodes: 12 }

function described(engine: Engine, value: unknown): Pick<NamedMemory, 'kind' | 'text' | 'bytes'> {
  const tensor = engine.tensor(value)
  if (tensor) {
    return { kind: 'tensor', text: `${tensor.dtype} [${tensor.shape.join(', ')}]`, bytes: tensor.bytes }
  }
  if (engine.nets.isNet(value)) {
    const { name, bytes } = engine.nets.sizeOf(value)
    return { kind: 'net', text: name, bytes }
  }
  if (isInput(value)) return { kind: 'other', text: String(value), bytes: null }
  const [line] = print(inspect(value, engine, short)).split('\n')
  return { kind: 'other', text: line.length > 60 ? `${line.slice(0, 60)}…` : line, bytes: null }
}

/** Pictures of one example at most, and of few enough channels to be seen. */
const mostPlanes = 64
const mostColumns = 7

function partOf(engine: Engine, name: string, tensor: ShownTensor, asPictures: boolean): LayerPart {
  const values = tensor.values(0, tensor.total)
  const { mean, std } = momentsOf(values)
  const planes = planesOf(tensor.shape, values, asPictures)
  return {
    name,
    shape: tensor.shape,
    mean,
    std,
    picture: { ...fieldOf(engine, planes, { cols: Math.min(mostColumns, countOf(planes)) }), id: '1' },
    histogram: { ...histogramOf(engine, values), id: '2' },
  }
}

/**
 * How values of any shape are laid on planes: a vector is one row, channels and filters are planes of their own, and
 * each unit of a first layer that reads square pictures is such a picture.
 */
function planesOf(shape: number[], values: number[], asPictures: boolean): number[][] | number[][][] {
  const width = shape.at(-1) ?? 1
  const side = Math.sqrt(width)
  if (shape.length === 2 && asPictures && side >= 8 && Number.isInteger(side)) return cut(values, side, side)
  if (shape.length <= 2) return rowsOf(values, width)
  return cut(values, shape.at(-2)!, width)
}

const countOf = (planes: number[][] | number[][][]) => (Array.isArray(planes[0]?.[0]) ? planes.length : 1)

const rowsOf = (values: number[], width: number): number[][] =>
  Array.from({ length: Math.ceil(values.length / Math.max(width, 1)) }, (_, i) =>
    values.slice(i * width, (i + 1) * width),
  )

function cut(values: number[], height: number, width: number): number[][][] {
  const size = height * width
  const count = Math.min(mostPlanes, size === 0 ? 0 : values.length / size)
  return Array.from({ length: count }, (_, i) => rowsOf(values.slice(i * size, (i + 1) * size), width))
}

function momentsOf(values: number[]): { mean: number; std: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, std: Math.sqrt(variance) }
}
