/** Where PyTorch keeps what torchlet's namespaces hold. */
const homes: [torchlet: RegExp, pytorch: string][] = [
  [/^x\./, 'Tensor.'],
  [/^nn\./, 'torch.nn.'],
  [/^optim\./, 'torch.optim.'],
  [/^data\./, 'torch.utils.data.'],
  [/^datasets\./, 'torchvision.datasets.'],
  [/^transforms\./, 'torchvision.transforms.'],
]

/** Names that are not PyTorch's in camelCase: digits that have an underscore before them, or another word. */
const otherwise: Record<string, string> = {
  atleast1d: 'atleast_1d',
  atleast2d: 'atleast_2d',
  atleast3d: 'atleast_3d',
  toArray: 'tolist',
  toTypedArray: 'numpy',
  setNumThreads: 'set_num_threads',
  clone: 'clone',
}

/** `torch.crossEntropy` -> `torch.cross_entropy`; classes keep their names. */
export function pytorchName(name: string): string {
  const [home] = homes.filter(([torchlet]) => torchlet.test(name))
  const moved = home ? name.replace(home[0], home[1]) : name
  return moved
    .split('.')
    .map(part => (/^[A-Z]/.test(part) ? part : (otherwise[part] ?? snake(part))))
    .join('.')
}

const snake = (name: string) => name.replace(/(?<=[a-z0-9])[A-Z]/g, letter => `_${letter.toLowerCase()}`)
