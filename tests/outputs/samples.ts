import type { ChartPanel, ChartSeries, OutputByKind, OutputKind } from '../../app/notebook/outputs.ts'

export const series = (
  name: string,
  x: ChartSeries['x'],
  y: ChartSeries['y'],
  more: Partial<ChartSeries> = {},
): ChartSeries => ({
  name,
  mark: 'line',
  color: 0,
  dash: 0,
  x,
  y,
  total: x.length,
  ...more,
})

export const panel = (lines: ChartSeries[], more: Partial<ChartPanel> = {}): ChartPanel => ({
  xscale: 'linear',
  yscale: 'linear',
  projection: 'cartesian',
  legend: true,
  series: lines,
  ...more,
})

const grey = (bytes: number[]) => btoa(String.fromCharCode(...bytes))

/** One output of every kind; a new kind does not compile until it has one here. */
export const samples: { [Kind in OutputKind]: OutputByKind[Kind] } = {
  text: { id: '1', kind: 'text', stream: 'log', text: 'loss 0.25\n', folded: 0, tail: '' },
  value: {
    id: '1',
    kind: 'value',
    text: "{ name: 'net', nested: { deep: [ 1, 2 ] } }",
    value: {
      type: 'object',
      name: '',
      more: 0,
      entries: [
        ['name', { type: 'string', value: 'net' }],
        ['nested', { type: 'object', name: 'Layers', more: 3, entries: [['self', { type: 'cycle' }]] }],
      ],
    },
  },
  tensor: {
    id: '1',
    kind: 'tensor',
    shape: [2, 2],
    dtype: 'float32',
    requiresGrad: true,
    text: 'tensor([[ 0.5000, -1.0000],\n        [    nan,  2.0000]], requires_grad=True)',
    values: [0.5, -1, 'NaN', 2],
    total: 4,
  },
  table: {
    id: '1',
    kind: 'table',
    columns: ['model', 'accuracy'],
    rows: [
      ['MLP', 0.874],
      ['none', null],
    ],
    total: 40,
  },
  chart: {
    id: '1',
    kind: 'chart',
    rows: 1,
    cols: 1,
    live: false,
    panels: [
      panel([series('train loss', [1, 2, 3], [2.5, 1, 0.5]), series('test loss', [1, 3], [2, 1])], { xlabel: 'epoch' }),
    ],
  },
  images: {
    id: '1',
    kind: 'images',
    rows: 1,
    cols: 1,
    scale: 4,
    total: 9,
    images: [{ width: 2, height: 2, channels: 1, data: grey([0, 255, 128, 64]), title: 'ankle boot' }],
  },
  field: {
    id: '1',
    kind: 'field',
    rows: 1,
    cols: 1,
    min: -1,
    max: 1,
    colors: 'diverging',
    xlabel: 'x₁',
    xlim: [-2, 2],
    fields: [
      { title: 'weight', height: 2, width: 2, values: [-1, 0, 1, 'NaN'], points: { x: [0], y: [1], color: [1] } },
    ],
  },
  histogram: {
    id: '1',
    kind: 'histogram',
    title: 'Weights',
    edges: [-1, 0, 1],
    series: [{ name: '', counts: [3, 5] }],
    excluded: 1,
  },
  progress: { id: '1', kind: 'progress', label: 'Epoch 3', done: 50, total: 200, rate: 25, left: 6, finished: false },
  module: {
    id: '1',
    kind: 'module',
    parameters: 7850,
    trainable: 7850,
    multiplyAdds: 7840,
    inputShape: [1, 784],
    activationBytes: 40,
    text: 'Sequential(…)',
    layers: [
      {
        name: '',
        type: 'Sequential',
        settings: '',
        depth: 0,
        parameters: 0,
        outputShape: [1, 10],
        multiplyAdds: 0,
        outputBytes: 40,
      },
      {
        name: '0',
        type: 'Linear',
        settings: 'inFeatures=784, outFeatures=10',
        depth: 1,
        parameters: 7850,
        outputShape: [1, 10],
        multiplyAdds: 7840,
        outputBytes: 40,
      },
    ],
  },
  graph: {
    id: '1',
    kind: 'graph',
    nodes: [
      { name: 'SumBackward0', shape: null },
      { name: 'MulBackward0', shape: null },
      { name: 'AccumulateGrad', shape: [2, 3] },
    ],
    edges: [
      [0, 1],
      [1, 2],
    ],
    total: 5,
  },
  input: {
    id: '1',
    kind: 'input',
    label: 'learning rate',
    control: { type: 'slider', min: 0.01, max: 1, log: true },
    value: 0.1,
    rerun: false,
    slot: null,
  },
  result: {
    id: '1',
    kind: 'result',
    network: 'LeNet',
    parameters: 61706,
    multiplyAdds: 416520,
    trainAcc: 0.8712,
    testAcc: 0.8555,
  },
  file: { id: '1', kind: 'file', name: 'net.safetensors', type: '', size: 3140, bytes: null },
  checks: {
    id: '1',
    kind: 'checks',
    checks: [
      { name: 'has the right shape', passed: true },
      { name: 'follows the gradient', passed: false, message: 'Expected 0.5.' },
    ],
  },
  error: {
    id: '1',
    kind: 'error',
    name: 'ShapeError',
    message: 'matmul: [2, 3] and [4, 5] do not fit',
    hint: '`net` is defined in a later cell (Training)',
    at: { line: 3, column: 7 },
    frames: [
      { cell: 'model', function: 'forward', line: 3, column: 7 },
      { cell: 'train', function: '', line: 8, column: 1 },
    ],
  },
  'expected-error': {
    id: '1',
    kind: 'expected-error',
    name: 'ShapeError',
    message: 'cannot broadcast [2] with [3]',
    at: { line: 1, column: 1 },
    frames: [],
  },
}
