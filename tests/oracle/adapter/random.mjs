// Same-seed streams: PyTorch's call, torchlet's call.
import { plain as value, torch, unsupported } from './torchlet.mjs'

const sizesOf = args => args.flat()

const doubles = () => {
  throw unsupported('float64')
}
/** A draw whose result leaves int32 or float32's whole numbers. */
const wide = () => {
  throw unsupported('values beyond int32')
}

export const rng = Object.fromEntries(
  Object.entries({
    rand: (...sizes) => torch.rand(sizesOf(sizes)),
    randn: (...sizes) => torch.randn(sizesOf(sizes)),
    rand_f64: doubles,
    randn_f64: doubles,
    randint: (low, high, sizes) => (high > 2 ** 31 ? wide() : torch.randint(low, high, sizes)),
    randperm: n => torch.randperm(n),
    bernoulli_tensor: p => torch.bernoulli(torch.tensor(p)),
    bernoulli_: (sizes, p) => torch.empty(sizes).bernoulli_(p),
    uniform_: (sizes, from, to) => torch.empty(sizes).uniform_(from, to),
    normal_: (sizes, mean, std) => torch.empty(sizes).normal_(mean, std),
    normal_noncontig: (...sizes) => torch.empty(sizesOf(sizes)).t().normal_(),
    exponential_: (sizes, rate) => torch.empty(sizes).exponential_(rate),
    normal_tensors: (mean, std) => torch.normal(torch.tensor(mean), torch.tensor(std)),
    random_int64: wide,
    random_float: sizes => torch.empty(sizes).random_(),
    random_to: (sizes, to) => torch.empty(sizes, { dtype: torch.int32 }).random_(to),
    seed_next: wide,
    multinomial: (weights, n, replacement) => torch.multinomial(torch.tensor(weights), n, { replacement }),
  }).map(([name, draw]) => [name, (...args) => draw(...args.map(value))]),
)
