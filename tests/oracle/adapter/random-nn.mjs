// Same-seed initialisation of modules, `nn.init` and dropout: PyTorch's call, torchlet's call.
import { camel, F, nn, plain as value, torch } from './torchlet.mjs'

const made = net => net.stateDict()

/** Third arguments that PyTorch takes by position and torchlet by name. */
const modules = {
  'nn.Linear': (i, o, bias = true) => new nn.Linear(i, o, { bias }),
  'nn.Sequential_mlp': (i, h, o) =>
    new nn.Sequential(new nn.Flatten(), new nn.Linear(i, h), new nn.ReLU(), new nn.Linear(h, o)),
  'nn.Embedding': (rows, width, paddingIdx = null) => new nn.Embedding(rows, width, { paddingIdx }),
  'nn.TransformerEncoderLayer': (d, heads, dimFeedforward) =>
    new nn.TransformerEncoderLayer(d, heads, { dimFeedforward }),
}
const plainModules = [
  ...['Conv1d', 'Conv2d', 'ConvTranspose1d', 'ConvTranspose2d', 'RNN', 'LSTM', 'GRU', 'RNNCell', 'LSTMCell', 'GRUCell'],
  ...['Bilinear', 'MultiheadAttention'],
]

const kaiming =
  name =>
  (sizes, a = 0, mode = 'fan_in', nonlinearity = 'leaky_relu') =>
    nn.init[name](torch.empty(sizes), { a, mode: camel(mode), nonlinearity: camel(nonlinearity) })
const plainInits = [
  'xavier_uniform_',
  'xavier_normal_',
  'normal_',
  'uniform_',
  'trunc_normal_',
  'orthogonal_',
  'sparse_',
  'eye_',
  'dirac_',
]
const withoutUnderscore = name => `${camel(name.slice(0, -1))}_`

export const rngOfModules = Object.fromEntries(
  Object.entries({
    ...Object.fromEntries(Object.entries(modules).map(([name, make]) => [name, (...args) => made(make(...args))])),
    ...Object.fromEntries(plainModules.map(name => [`nn.${name}`, (...args) => made(new nn[name](...args))])),
    ...Object.fromEntries(
      plainInits.map(name => [
        `init.${name}`,
        (sizes, ...rest) => nn.init[withoutUnderscore(name)](torch.empty(sizes), ...rest),
      ]),
    ),
    'init.kaiming_uniform_': kaiming('kaimingUniform_'),
    'init.kaiming_normal_': kaiming('kaimingNormal_'),
    dropout: (sizes, p) => F.dropout(torch.ones(sizes), p),
  }).map(([name, draw]) => [name, (...args) => draw(...args.map(value))]),
)
