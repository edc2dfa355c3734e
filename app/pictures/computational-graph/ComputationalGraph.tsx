import { useState } from 'react'
import { Choice, PictureButton, Slider } from '../controls.tsx'
import { Picture, Readout } from '../frame.tsx'
import { type PictureProps, readable, type Words } from '../picture.ts'
import { examples } from './examples.ts'
import { countSteps, type Graph, type GraphNode, type PassEvent, walk } from './graph.ts'

const words: Words<{
  name: string
  computation: string
  choices: Record<keyof typeof examples, string>
  step: string
  next: string
  back: string
  whole: string
  again: string
  value: string
  gradient: string
  start: string
  forward(formula: string, value: string): string
  seed(node: string): string
  backward(node: string, to: string): string
  share(input: string, gradient: string, slope: string, added: string): string
  sum(input: string, total: string): string
  nothing(node: string): string
  summary(nodes: string): string
  described(formula: string, value: string, gradient: string): string
  noGradient: string
}> = {
  en: {
    name: 'A computational graph with values and gradients',
    computation: 'computation',
    choices: { linear: 'linear model', unit: 'unit with ReLU', twice: 'x used twice' },
    step: 'step',
    next: 'Next step',
    back: 'Step back',
    whole: 'All steps',
    again: 'From the start',
    value: 'value',
    gradient: 'gradient',
    start: 'The leaves have values. Next: forward, node by node.',
    forward: (formula, value) => `forward: ${formula} = ${value}`,
    seed: node => `backward begins at ${node}: its derivative with respect to itself is 1`,
    backward: (node, to) => `backward through ${node}: ${to}`,
    share: (input, gradient, slope, added) => `${input} gets ${gradient} · ${slope} = ${added}`,
    sum: (input, total) => `in all ${input} has ${total}`,
    nothing: node => `backward through ${node}: nobody below asks for a gradient`,
    summary: nodes => `Graph of a computation. ${nodes}`,
    described: (formula, value, gradient) => `${formula}: value ${value}, gradient ${gradient}.`,
    noGradient: 'none yet',
  },
  zh: {
    name: '带有数值和梯度的计算图',
    computation: '算什么',
    choices: { linear: '线性模型', unit: '带 ReLU 的单元', twice: 'x 用了两次' },
    step: '步',
    next: '下一步',
    back: '上一步',
    whole: '走完',
    again: '从头开始',
    value: '值',
    gradient: '梯度',
    start: '叶子已经有值。接下来：逐个节点向前算。',
    forward: (formula, value) => `前向：${formula} = ${value}`,
    seed: node => `反向从 ${node} 开始：它对自己的导数是 1`,
    backward: (node, to) => `反向经过 ${node}：${to}`,
    share: (input, gradient, slope, added) => `${input} 得到 ${gradient} · ${slope} = ${added}`,
    sum: (input, total) => `${input} 累计为 ${total}`,
    nothing: node => `反向经过 ${node}：下面没有谁要梯度`,
    summary: nodes => `一个计算的图。${nodes}`,
    described: (formula, value, gradient) => `${formula}：值 ${value}，梯度 ${gradient}。`,
    noGradient: '尚无',
  },
}

const boxWidth = 76
const boxHeight = 58

const startValues = (graph: Graph): Record<string, number> =>
  Object.fromEntries(graph.flatMap(node => ('start' in node ? [[node.name, node.start]] : [])))

/** Nodes that the step at hand touches: where it works and what it writes to. */
const touched = (event: PassEvent): string[] =>
  event.kind === 'start' ? [] : event.kind === 'backward' ? [event.node, ...event.to.map(to => to.input)] : [event.node]

const number = (table: Record<string, number>, name: string) => (name in table ? readable(table[name]) : null)

/** A computation whose leaves can be moved, forward and backward pass one node at a time. */
export function ComputationalGraph({ lang }: PictureProps) {
  const say = words[lang]
  const [chosen, setChosen] = useState<keyof typeof examples>('linear')
  const [leaves, setLeaves] = useState(() => startValues(examples.linear))
  const [step, setStep] = useState(() => countSteps(examples.linear))
  const graph: Graph = examples[chosen]
  const last = countSteps(graph)
  const { values, gradients, event } = walk(graph, leaves, step)
  const lit = touched(event)

  const told = () => {
    if (event.kind === 'start') return say.start
    const { formula } = graph.find(node => node.name === event.node)!
    if (event.kind === 'forward') return say.forward(formula, readable(values[event.node]))
    if (event.kind === 'seed') return say.seed(event.node)
    const gradient = readable(gradients[event.node])
    const shares = event.to.map(({ input, slope, added, total }) => {
      const share = say.share(input, gradient, readable(slope), readable(added))
      return total === added ? share : `${share}, ${say.sum(input, readable(total))}`
    })
    return shares.length > 0 ? say.backward(formula, shares.join('; ')) : say.nothing(formula)
  }
  const described = graph.map(({ name, formula }) =>
    say.described(formula, number(values, name) ?? '–', number(gradients, name) ?? say.noGradient),
  )
  return (
    <Picture name={say.name}>
      <svg viewBox="0 0 440 222" role="img" aria-label={say.summary(described.join(' '))}>
        {graph.flatMap(node =>
          'op' in node
            ? node.inputs.map(input => (
                <Edge
                  key={`${input}-${node.name}`}
                  from={graph.find(other => other.name === input)!}
                  to={node}
                  lit={lit.includes(node.name) && (event.kind === 'forward' || lit.includes(input))}
                />
              ))
            : [],
        )}
        {graph.map(node => (
          <g
            key={node.name}
            className={`picture-node${'op' in node ? '' : node.asksForGradient ? ' picture-node-leaf' : ' picture-node-data'}${
              lit.includes(node.name) ? ' picture-node-lit' : ''
            }`}
            transform={`translate(${node.x - boxWidth / 2} ${node.y - boxHeight / 2})`}
          >
            <rect width={boxWidth} height={boxHeight} rx={6} />
            <text className="picture-node-formula" x={boxWidth / 2} y={17} textAnchor="middle">
              {node.formula}
            </text>
            <text x={boxWidth / 2} y={34} textAnchor="middle">
              {number(values, node.name) ?? '·'}
            </text>
            <text className="picture-node-gradient" x={boxWidth / 2} y={51} textAnchor="middle">
              {number(gradients, node.name) ?? ''}
            </text>
          </g>
        ))}
      </svg>
      <Readout>
        <span>{told()}</span>
      </Readout>
      <div className="picture-controls">
        <div className="picture-buttons">
          <PictureButton onClick={() => setStep(Math.min(last, step + 1))}>{say.next}</PictureButton>
          <PictureButton onClick={() => setStep(Math.max(0, step - 1))}>{say.back}</PictureButton>
          <PictureButton onClick={() => setStep(last)}>{say.whole}</PictureButton>
          <PictureButton onClick={() => setStep(0)}>{say.again}</PictureButton>
        </div>
        <Slider
          label={say.step}
          value={step}
          min={0}
          max={last}
          step={1}
          shown={`${step} / ${last}`}
          onChange={setStep}
        />
        {graph.map(
          node =>
            'start' in node && (
              <Slider
                key={node.name}
                label={node.name}
                value={leaves[node.name]}
                min={-3}
                max={3}
                step={0.5}
                shown={readable(leaves[node.name], 1)}
                onChange={value => setLeaves({ ...leaves, [node.name]: value })}
              />
            ),
        )}
        <Choice
          label={say.computation}
          value={chosen}
          options={Object.entries(say.choices).map(([value, label]) => ({
            value: value as keyof typeof examples,
            label,
          }))}
          onChange={value => {
            setChosen(value)
            setLeaves(startValues(examples[value]))
            setStep(0)
          }}
        />
        <p className="picture-hint picture-legend">
          <span>{say.value}</span> <span className="picture-legend-gradient">{say.gradient}</span>
        </p>
      </div>
    </Picture>
  )
}

/** From the right side of one box to the left side of the next. */
function Edge({ from, to, lit }: { from: GraphNode; to: GraphNode; lit: boolean }) {
  const [x1, x2] = [from.x + boxWidth / 2, to.x - boxWidth / 2]
  const middle = (x1 + x2) / 2
  return (
    <path
      className={lit ? 'picture-edge picture-edge-lit' : 'picture-edge'}
      d={`M${x1} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2} ${to.y}`}
    />
  )
}
