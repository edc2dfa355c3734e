// Same-seed streams: PyTorch's call, torchlet's call.
import { plain as value, torch, unsupported } from './torchlet.mjs'

const sizesOf = args => args.flat()

/** A draw that takes its words of the stream, but whose values do not fit int32. */
const beyond = words => {
  torch.rand(words)
  throw unsupported('values beyond int32')
}
const count = sizes => sizes.reduce((a, b) => a * b, 1)

export const rng = Object.fromEntries(
  Object.entries({
    rand: (...sizes) => torch.rand(sizesOf(sizes)),
    randn: (...sizes) => torch.randn(sizesOf(sizes)),
    randint: (low, high, sizes) =>
      high > 2 ** 31 ? beyond(count(sizes) * (high - low < 2 ** 32 ? 1 : 2)) : torch.randint(low, high, sizes),
    randperm: n => torch.randperm(n),
    bernoulli_tensor: p => torch.bernoulli(torch.tensor(p)),
    bernoulli_: (sizes, p) => torch.empty(sizes).bernoulli_(p),
    uniform_: (sizes, from, to) => torch.empty(sizes).uniform_(from, to),
    normal_: (sizes, mean, std) => torch.empty(sizes).normal_(mean, std),
    normal_noncontig: (...sizes) => torch.empty(sizesOf(sizes).reverse()).t().normal_(),
    exponential_: (sizes, rate) => torch.empty(sizes).exponential_(rate),
    normal_tensors: (mean, std) => torch.normal(torch.tensor(mean), torch.tensor(std)),
    random_int64: sizes => beyond(2 * count(sizes)),
    random_float: sizes => torch.empty(sizes).random_(),
    random_to: (sizes, to) => torch.empty(sizes, { dtype: torch.int32 }).random_(to),
    seed_next: () => beyond(2),
    multinomial: (weights, n, replacement) => torch.multinomial(torch.tensor(weights), n, { replacement }),
  }).map(([name, draw]) => [name, (...args) => draw(...args.map(value))]),
)
