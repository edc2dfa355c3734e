/** What outputs say in the reader's language. The Chinese entry has the English one's type, so none can be missing. */
const en = {
  linesFolded: (count: number) => `${group(count)} more ${count === 1 ? 'line' : 'lines'} not kept`,
  showAll: (lines: number) => `Show all ${group(lines)} lines`,
  showOutputs: (count: number) => `Show ${group(count)} more outputs`,
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not allowed',

  tensor: (shape: string, dtype: string) => `Tensor of shape ${shape}, ${dtype}`,
  gradient: 'requires grad',
  asText: 'As text',
  asTable: 'As a table',
  slice: 'Slice',
  page: (from: number, to: number, total: number) => `${group(from)}–${group(to)} of ${group(total)}`,
  next: 'Next',
  previous: 'Previous',
  rowsShown: (shown: number, total: number) => `${group(shown)} of ${group(total)} rows`,
  more: (count: number) => `… ${group(count)} more`,
  cycle: 'contains itself',
  getter: 'computed when read',

  chartOf: (y: string, x: string) => `Chart of ${y || 'values'}${x ? ` over ${x}` : ''}`,
  noPoints: 'No points yet.',
  trend: (name: string, first: string, last: string, low: string, lowAt: string, high: string, highAt: string) =>
    `${name ? `${name}: ` : ''}from ${first} to ${last}, lowest ${low} at ${lowAt}, highest ${high} at ${highAt}.`,
  single: (name: string, y: string, x: string) => `${name ? `${name}: ` : ''}${y} at ${x}.`,
  skipped: (count: number) =>
    `${group(count)} ${count === 1 ? 'value is' : 'values are'} not positive and not on the logarithmic axis.`,
  logAxis: 'Log axis',
  smooth: 'Smooth',
  bookRun: 'Book’s run',
  pause: 'Pause',
  dataTable: 'Data',
  download: 'Save as',
  showSeries: (name: string) => `Show ${name}`,

  images: (count: number) => `${group(count)} ${count === 1 ? 'picture' : 'pictures'}`,
  picture: (number: number, title: string) => (title ? `Picture ${number}: ${title}` : `Picture ${number}`),
  field: (height: number, width: number) => `Map of ${height} × ${width} values`,
  fieldRange: (min: string, max: string) => `from ${min} to ${max}`,
  histogram: (count: number, low: string, high: string) =>
    `Histogram of ${group(count)} values between ${low} and ${high}`,
  mostIn: (name: string, low: string, high: string) => `${name ? `${name}: m` : 'M'}ost between ${low} and ${high}.`,
  excluded: (count: number) => `${group(count)} not finite, left out`,
  count: 'count',

  progress: 'Progress',
  perSecond: (rate: string) => `${rate}/s`,
  left: (time: string) => `${time} left`,
  finished: 'done',
  units: { seconds: 's', minutes: 'min', hours: 'h' },

  runToChange: 'run the cell to change it',
  saveFile: 'Save the file',
  runToMake: 'run the cell to make it',
  noFile: 'no file chosen',
  chooseFile: 'Choose a file',
  on: 'on',
  off: 'off',

  network: (name: string) => `Layers of ${name}`,
  layer: 'Layer',
  outputShape: 'Output shape',
  parameters: 'Parameters',
  multiplyAdds: 'Multiply-adds',
  memory: 'Memory',
  inAll: 'in all',
  lastPass: (input: string) => `Shapes and multiply-adds of its last forward pass, on ${input}.`,
  notRunYet: 'Shapes and multiply-adds show once it has run, or with inspect(net, X).',
  lookInto: 'Look at its weights and values',
  gave: 'output',
  moments: (mean: string, std: string) => `mean ${mean}, standard deviation ${std}`,
  nothingInside: 'No parameters of its own.',
  trainable: (count: number) => `${group(count)} of them trainable`,
  graph: (count: number) => `Graph of ${group(count)} recorded ${count === 1 ? 'op' : 'ops'}`,
  step: (name: string, next: string) => `${name}${next ? ` passes gradients to ${next}` : ' keeps its gradient'}.`,
  nodesShown: (shown: number, total: number) => `${group(shown)} of ${group(total)} ops`,

  trainAcc: 'Train accuracy',
  testAcc: 'Test accuracy',

  passed: 'passed',
  notYet: 'not yet',

  expected: 'This cell is meant to fail',
  atLine: (line: number) => `Line ${line}`,
  stack: (count: number) => `The way there, ${count} ${count === 1 ? 'step' : 'steps'}`,
  inCell: (name: string, cell: string, line: number) => `${name ? `${name}, ` : ''}cell ${cell}, line ${line}`,
}

export type Words = typeof en

const zh: Words = {
  linesFolded: count => `另有 ${group(count)} 行未保留`,
  showAll: lines => `显示全部 ${group(lines)} 行`,
  showOutputs: count => `显示另外 ${group(count)} 项输出`,
  copy: '复制',
  copied: '已复制',
  copyFailed: '未获许可',

  tensor: (shape, dtype) => `形状为 ${shape} 的张量，${dtype}`,
  gradient: '需要梯度',
  asText: '文本',
  asTable: '表格',
  slice: '切片',
  page: (from, to, total) => `第 ${group(from)}–${group(to)} 个，共 ${group(total)} 个`,
  next: '后一页',
  previous: '前一页',
  rowsShown: (shown, total) => `共 ${group(total)} 行，显示 ${group(shown)} 行`,
  more: count => `… 另有 ${group(count)} 项`,
  cycle: '包含自身',
  getter: '读取时才计算',

  chartOf: (y, x) => `${y || '数值'}${x ? `随 ${x} 变化` : ''}的图`,
  noPoints: '还没有数据点。',
  trend: (name, first, last, low, lowAt, high, highAt) =>
    `${name ? `${name}：` : ''}从 ${first} 到 ${last}，最低 ${low}（在 ${lowAt}），最高 ${high}（在 ${highAt}）。`,
  single: (name, y, x) => `${name ? `${name}：` : ''}在 ${x} 处为 ${y}。`,
  skipped: count => `${group(count)} 个值不为正，无法画在对数轴上。`,
  logAxis: '对数轴',
  smooth: '平滑',
  bookRun: '书中结果',
  pause: '暂停',
  dataTable: '数据',
  download: '保存为',
  showSeries: name => `显示 ${name}`,

  images: count => `${group(count)} 幅图`,
  picture: (number, title) => (title ? `第 ${number} 幅：${title}` : `第 ${number} 幅`),
  field: (height, width) => `${height} × ${width} 个值的热图`,
  fieldRange: (min, max) => `从 ${min} 到 ${max}`,
  histogram: (count, low, high) => `${group(count)} 个值的直方图，范围 ${low} 到 ${high}`,
  mostIn: (name, low, high) => `${name ? `${name}：` : ''}多数在 ${low} 到 ${high} 之间。`,
  excluded: count => `${group(count)} 个非有限值未计入`,
  count: '个数',

  progress: '进度',
  perSecond: rate => `每秒 ${rate}`,
  left: time => `还需 ${time}`,
  finished: '完成',
  units: { seconds: '秒', minutes: '分钟', hours: '小时' },

  runToChange: '运行单元后可以调整',
  saveFile: '保存文件',
  runToMake: '运行单元后生成',
  noFile: '还没有选择文件',
  chooseFile: '选择文件',
  on: '开',
  off: '关',

  network: name => `${name} 的各层`,
  layer: '层',
  outputShape: '输出形状',
  parameters: '参数',
  multiplyAdds: '乘加次数',
  memory: '内存',
  inAll: '合计',
  lastPass: input => `形状和乘加次数取自最近一次前向传播，输入为 ${input}。`,
  notRunYet: '运行过之后，或用 inspect(net, X)，会显示形状和乘加次数。',
  lookInto: '查看权重和数值',
  gave: '输出',
  moments: (mean, std) => `均值 ${mean}，标准差 ${std}`,
  nothingInside: '本身没有参数。',
  trainable: count => `其中 ${group(count)} 个可训练`,
  graph: count => `${group(count)} 个已记录运算的图`,
  step: (name, next) => (next ? `${name} 把梯度传给 ${next}。` : `${name} 保存自己的梯度。`),
  nodesShown: (shown, total) => `共 ${group(total)} 个运算，显示 ${group(shown)} 个`,

  trainAcc: '训练精度',
  testAcc: '测试精度',

  passed: '通过',
  notYet: '尚未通过',

  expected: '这个单元格本就应当出错',
  atLine: line => `第 ${line} 行`,
  stack: count => `调用路径（${count} 步）`,
  inCell: (name, cell, line) => `${name ? `${name}，` : ''}单元格 ${cell} 第 ${line} 行`,
}

export const words = { en, zh }

/** -12345 as -12,345, the same in the build and in every browser. */
export function group(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
