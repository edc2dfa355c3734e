import type { Localized } from '../../reader/course.ts'

/** One thing as it is written in Python and here. Backquotes stand around code in the notes. */
export interface Writing {
  pytorch: string
  torchlet: string
  note: Localized
}

/** What is written otherwise, because JavaScript is not Python. */
export const writings: Writing[] = [
  {
    pytorch: 'X @ W + b',
    torchlet: 'X.matmul(W).add(b)',
    note: {
      en: 'JavaScript cannot overload operators; one used on a tensor throws and names the method.',
      zh: 'JavaScript 不能重载运算符；对张量使用运算符会报错，并说明该用哪个方法。',
    },
  },
  {
    pytorch: '2 * x, 1 - x',
    torchlet: 'torch.mul(2, x), torch.sub(1, x)',
    note: {
      en: 'A number may stand on either side of every function of two operands.',
      zh: '凡是两个操作数的函数，数字放在哪一边都可以。',
    },
  },
  {
    pytorch: 'x == y, x < 0, ~mask',
    torchlet: 'x.eq(y), x.lt(0), mask.logicalNot()',
    note: {
      en: 'A tensor used as a condition is an error; ask `.item()` of one value.',
      zh: '张量不能直接当条件用；取单个值用 `.item()`。',
    },
  },
  {
    pytorch: 'x[0], x[:, 1], x[1:3, None, ...]',
    torchlet: "x.at(0), x.at(':', 1), x.at('1:3', null, '...')",
    note: {
      en: 'Slices are strings; where a bound is computed, `slice(i, i + h)`. They are views, as in PyTorch.',
      zh: '切片写成字符串；边界需要计算时用 `slice(i, i + h)`。与 PyTorch 一样，切片是视图。',
    },
  },
  {
    pytorch: 'x[0, :] = v, x[mask] = 0',
    torchlet: "x.setAt([0, ':'], v), x.setAt(mask, 0)",
    note: { en: 'Gradients flow to `v`, as in PyTorch.', zh: '与 PyTorch 一样，梯度会传到 `v`。' },
  },
  {
    pytorch: 'y_hat[range(n), y]',
    torchlet: 'yHat.at(torch.arange(n), y)',
    note: {
      en: 'A plain array is a list of indices, an array of booleans a mask.',
      zh: '普通数组表示一组下标，布尔数组表示掩码。',
    },
  },
  {
    pytorch: 'x.sum(dim=1, keepdim=True)',
    torchlet: 'x.sum({ dim: 1, keepdim: true })',
    note: {
      en: 'Keyword arguments are one object at the end; `x.sum(1)` works too.',
      zh: '关键字参数放进末尾的一个对象；`x.sum(1)` 也可以。',
    },
  },
  {
    pytorch: 'with torch.no_grad(): …',
    torchlet: 'torch.noGrad(() => { … })',
    note: { en: 'It returns what the function returns.', zh: '函数返回什么，它就返回什么。' },
  },
  {
    pytorch: 'torch.tensor([1, 2])',
    torchlet: 'torch.tensor([1, 2], { dtype: torch.int32 })',
    note: {
      en: '4 and 4.0 are one value in JavaScript, so numbers that are written become float32. What counts (`arange`, `argmax`, `randint`, labels) is int32.',
      zh: 'JavaScript 中 4 与 4.0 是同一个值，所以直接写出的数字是 float32；用于计数的（`arange`、`argmax`、`randint`、标签）是 int32。',
    },
  },
  {
    pytorch: 'torch.int64, torch.float64',
    torchlet: 'torch.int32, torch.float32',
    note: {
      en: 'int64 is int32, and sums and products that leave it throw; there is no float64, but sums are made in it.',
      zh: 'int64 即 int32，和与积一旦超出范围就会报错；没有 float64，但求和在内部以它进行。',
    },
  },
  {
    pytorch: 'float(l), l.item(), x.numpy(), x.tolist()',
    torchlet: 'l.item(), x.toTypedArray(), x.toArray()',
    note: { en: 'At once, without await.', zh: '立即得到结果，不需要 await。' },
  },
  {
    pytorch:
      'class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.out = nn.Linear(4, 1)\n    def forward(self, X): …',
    torchlet: 'class Net extends nn.Module {\n  out = new nn.Linear(4, 1)\n  forward(X: Tensor) { … }\n}',
    note: {
      en: 'Members register when they are assigned. `net(X)` calls it, as in PyTorch.',
      zh: '成员在赋值时登记。与 PyTorch 一样，用 `net(X)` 调用。',
    },
  },
  {
    pytorch: 'nn.Linear(4, 8, bias=False)',
    torchlet: 'new nn.Linear(4, 8, { bias: false })',
    note: { en: 'Classes are made with `new`.', zh: '类用 `new` 创建。' },
  },
  {
    pytorch: 'optim.SGD(net.parameters(), lr=0.1)',
    torchlet: 'new optim.SGD(net.parameters(), { lr: 0.1 })',
    note: {
      en: '`trainer.paramGroups[0].lr` may be read and written.',
      zh: '`trainer.paramGroups[0].lr` 可读可写。',
    },
  },
  {
    pytorch: 'for X, y in loader: …',
    torchlet: 'for (const [X, y] of loader) { … }',
    note: { en: 'Shuffled in PyTorch’s order, given its seed.', zh: '给定同样的种子，打乱的顺序与 PyTorch 相同。' },
  },
  {
    pytorch: 'len(x), for row in x, zip(a, b)',
    torchlet: 'x.length, for (const row of x), a.length',
    note: { en: 'Tensors are iterable over their first dimension.', zh: '张量可沿第一维遍历。' },
  },
  {
    pytorch: "torch.save(net.state_dict(), 'net.pt')",
    torchlet: "torch.save(net.stateDict(), 'net')",
    note: {
      en: 'Files are safetensors, which Python opens; state dicts of Python’s `torch.save` can be read.',
      zh: '文件格式是 safetensors，Python 可以打开；也能读取 Python `torch.save` 存下的 state dict。',
    },
  },
  {
    pytorch: "x.to('cuda'), try_gpu()",
    torchlet: "x.to('cpu')",
    note: { en: 'There is one device, the CPU, with several threads.', zh: '只有一个设备：CPU，可用多个线程。' },
  },
]

/** Of single names: what a reader of PyTorch's manual would not expect. */
export const notes: Record<string, Localized> = {
  'torch.tensor': { en: 'numbers are float32', zh: '数字为 float32' },
  'torch.arange': { en: 'whole numbers are int32', zh: '整数为 int32' },
  'torch.full': { en: 'a number is float32', zh: '数字为 float32' },
  'torch.unique': { en: 'always sorted', zh: '总是排好序' },
  'torch.noGrad': { en: 'takes a function', zh: '接受一个函数' },
  'torch.enableGrad': { en: 'takes a function', zh: '接受一个函数' },
  'torch.save': { en: 'writes safetensors', zh: '写 safetensors 文件' },
  'torch.load': {
    en: 'reads safetensors, and tensors of Python’s files',
    zh: '读 safetensors 以及 Python 文件中的张量',
  },
  'torch.where': { en: 'numbers in either place are float32', zh: '两处的数字均为 float32' },
  'torch.maximum': { en: 'two tensors; for a number use clamp', zh: '两个张量；与数字比较用 clamp' },
  'torch.autograd.gradcheck': {
    en: 'in float32, along random directions, with a tolerance of 2e-2',
    zh: '用 float32，沿随机方向，容差 2e-2',
  },
  'nn.Module': { en: 'an instance is a function; members register by assignment', zh: '实例是函数；成员赋值即登记' },
  'nn.Buffer': { en: 'assigning one registers it', zh: '赋值即登记' },
  'data.DataLoader': { en: 'no workers: batches are made when asked for', zh: '没有 worker：用到时才取批量' },
  'nn.Embedding': { en: 'indices are int32', zh: '下标为 int32' },
  'nn.CrossEntropyLoss': { en: 'class indices are int32', zh: '类别下标为 int32' },
}

/** Namespaces that are not PyTorch's. */
export const ownNames =
  /^(text|io|datasets\.(ImageDataset|setRoot|timeMachine|identity)|data\.(readIdx|readNpy|readCsv|parseCsv|readImage|decodeImage|Table|ImageDataset)|torch\.(memoryStats|cuda)|nn\.summary|transforms\.(Transform))\b/
