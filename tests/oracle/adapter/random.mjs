// Same-seed streams: PyTorch's call, torchlet's call. Integers beyond int32 are plain numbers there.
import { plain as value, PlainIntegers, torch } from './torchlet.mjs'

const sizesOf = args => args.flat()

const integers = (low, high, shape) => {
  const count = shape.reduce((a, b) => a * b, 1)
  return new PlainIntegers(shape, torch.defaultGenerator.integers(count, low, high))
}
/** `random_()` of int64, of whose 63 bits 53 are recorded. */
const int64 = shape => integers(0, 2 ** 53, shape)

export const rng = Object.fromEntries(
  Object.entries({
    rand: (...sizes) => torch.rand(sizesOf(sizes)),
    randn: (...sizes) => torch.randn(sizesOf(sizes)),
    randint: (low, high, sizes) => (high > 2 ** 31 ? integers(low, high, sizes) : torch.randint(low, high, sizes)),
    randperm: n => torch.randperm(n),
    bernoulli_tensor: p => torch.bernoulli(torch.tensor(p)),
    bernoulli_: (sizes, p) => torch.empty(sizes).bernoulli_(p),
    uniform_: (sizes, from, to) => torch.empty(sizes).uniform_(from, to),
    normal_: (sizes, mean, std) => torch.empty(sizes).normal_(mean, std),
    normal_noncontig: (...sizes) => torch.empty(sizesOf(sizes).reverse()).t().normal_(),
    exponential_: (sizes, rate) => torch.empty(sizes).exponential_(rate),
    normal_tensors: (mean, std) => torch.normal(torch.tensor(mean), torch.tensor(std)),
    random_int64: int64,
    random_float: sizes => torch.empty(sizes).random_(),
    random_to: (sizes, to) => torch.empty(sizes, { dtype: torch.int32 }).random_(to),
    seed_next: () => int64([]),
    multinomial: (weights, n, replacement) => torch.multinomial(torch.tensor(weights), n, { replacement }),
  }).map(([name, draw]) => [name, (...args) => draw(...args.map(value))]),
)
