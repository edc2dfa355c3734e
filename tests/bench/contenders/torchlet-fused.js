// The same networks from nn modules, which fuse what plain ops cannot.
import { nn, optim, torch } from 'torchlet'

const given = data => Object.fromEntries(data.params.map(p => [p.name, torch.tensor(p.data, { shape: p.shape })]))
const copy = (parameter, value) => torch.noGrad(() => parameter.copy_(value))

/** A linear layer with the given weight, stored [in, out] in the workloads. */
function linear(weight, bias) {
  const layer = new nn.Linear(weight.shape[0], weight.shape[1])
  copy(layer.weight, weight.t())
  copy(layer.bias, bias)
  return layer
}
function conv(weight, bias, options) {
  const [out, inputs, kernel] = weight.shape
  const layer = new nn.Conv2d(inputs, out, kernel, options)
  copy(layer.weight, weight)
  copy(layer.bias, bias)
  return layer
}

/** A recurrent layer with its gates stacked in PyTorch's order. */
function recurrent(p, gates, Layer) {
  const layer = new Layer(28, p[`Wh${gates[0]}`].shape[0])
  copy(layer.weight_ih_l0, torch.cat(gates.map(gate => p[`Wx${gate}`].t())))
  copy(layer.weight_hh_l0, torch.cat(gates.map(gate => p[`Wh${gate}`].t())))
  copy(layer.bias_ih_l0, torch.cat(gates.map(gate => p[`b${gate}`])))
  copy(layer.bias_hh_l0, torch.zerosLike(layer.bias_hh_l0))
  layer.bias_hh_l0.requiresGrad_(false) // the workload has one bias a gate
  return layer
}

const networks = {
  mlp: p => new nn.Sequential(linear(p.W1, p.b1), new nn.ReLU(), linear(p.W2, p.b2)),
  lenet: p =>
    new nn.Sequential(
      conv(p.c1w, p.c1b, { padding: 2 }),
      new nn.Sigmoid(),
      new nn.AvgPool2d(2),
      conv(p.c2w, p.c2b),
      new nn.Sigmoid(),
      new nn.AvgPool2d(2),
      new nn.Flatten(),
      linear(p.f1w, p.f1b),
      new nn.Sigmoid(),
      linear(p.f2w, p.f2b),
      new nn.Sigmoid(),
      linear(p.f3w, p.f3b),
    ),
  rnn: p => new nn.ModuleList([recurrent(p, ['h'], nn.RNN), linear(p.Whq, p.bq)]),
  gru: p => new nn.ModuleList([recurrent(p, ['r', 'z', 'h'], nn.GRU), linear(p.Whq, p.bq)]),
}

/** Where the parameters of a network stand in the workload's list: [name, read]. */
const readers = {
  mlp: net => [net.at(0).weight.t(), net.at(0).bias, net.at(2).weight.t(), net.at(2).bias],
  lenet: net => [0, 3, 7, 9, 11].flatMap(i => [i < 7 ? net.at(i).weight : net.at(i).weight.t(), net.at(i).bias]),
}

export function setup(name, inputs, data) {
  const net = networks[name](given(data))
  const trainer = new optim.SGD(net.parameters(), { lr: data.lr })
  const loss = new nn.CrossEntropyLoss()
  const sequence = name === 'rnn' || name === 'gru'
  const forward = sequence
    ? () => net.at(1)(net.at(0)(inputs.X)[0].reshape(-1, net.at(0).hiddenSize))
    : () => net(inputs.X)
  let last
  return {
    step() {
      last = loss(forward(), inputs.y)
      trainer.zeroGrad()
      last.backward()
      if (data.theta) nn.utils.clipGradNorm_(net.parameters(), data.theta)
      trainer.step()
    },
    sync() {},
    loss: () => last.item(),
    params() {
      if (!readers[name]) return null // PyTorch's GRU resets after the product, the workload before: no comparison
      const values = readers[name](net)
      return Object.fromEntries(data.params.map((p, i) => [p.name, values[i].contiguous().toTypedArray()]))
    },
  }
}
