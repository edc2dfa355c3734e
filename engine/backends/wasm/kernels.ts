/**
 * The list of everything the WebAssembly binaries export: the contract between `engine/kernels` (AssemblyScript) and
 * the ops. Every pointer is a byte address in the one heap; counts are elements, never bytes. Inputs and outputs are
 * contiguous row-major unless a descriptor says otherwise. `out` may be the same address as an input of the same size
 * for elementwise kernels. A kernel never allocates; whoever calls it hands in outputs and scratch space.
 */
export type Ptr = number

/** f32 -> f32, one element each. */
export const unaryF32 = [
  'neg',
  'abs',
  'sign',
  'square',
  'sqrt',
  'rsqrt',
  'reciprocal',
  'exp',
  'exp2',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'sigmoid',
  'logsigmoid',
  'relu',
  'softplus',
  'erf',
  'erfc',
  'erfinv',
  'lgamma',
  'digamma',
  'floor',
  'ceil',
  'round',
  'trunc',
  'frac',
] as const
/** i32 -> i32. */
export const unaryI32 = ['neg', 'abs', 'sign', 'square', 'bitwiseNot'] as const
/** f32 -> bool (one byte, 0 or 1). */
export const testF32 = ['isnan', 'isinf', 'isfinite'] as const

/** (f32, f32) -> f32. `remainder` has the sign of the divisor, `fmod` that of the dividend, as in PyTorch. */
export const binaryF32 = [
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'maximum',
  'minimum',
  'fmax',
  'fmin',
  'atan2',
  'fmod',
  'remainder',
  'floorDivide',
  'truncDivide',
  'hypot',
  'copysign',
  'logaddexp',
  'xlogy',
  'nextafter',
  // derivative of a pointwise op: (gradient of the output, saved value) -> gradient of the input
  'reluGrad',
  'sigmoidGrad',
  'tanhGrad',
] as const
/** (i32, i32) -> i32; add, sub and mul wrap at 32 bits. */
export const binaryI32 = [
  'add',
  'sub',
  'mul',
  'pow',
  'maximum',
  'minimum',
  'fmod',
  'remainder',
  'floorDivide',
  'truncDivide',
  'bitwiseAnd',
  'bitwiseOr',
  'bitwiseXor',
  'shiftLeft',
  'shiftRight',
] as const
/** (T, T) -> bool, for T = f32 and i32. */
export const compare = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const

export type UnaryF32 = (typeof unaryF32)[number]
export type UnaryI32 = (typeof unaryI32)[number]
export type TestF32 = (typeof testF32)[number]
export type BinaryF32 = (typeof binaryF32)[number]
export type BinaryI32 = (typeof binaryI32)[number]
export type Compare = (typeof compare)[number]

type Unary = (x: Ptr, out: Ptr, n: number) => void
/** Same-shape or scalar operands: a step of 1 walks through the operand, 0 repeats its first element. */
type Binary = (a: Ptr, b: Ptr, out: Ptr, n: number, aStep: 0 | 1, bStep: 0 | 1) => void
/**
 * Broadcasting and strided operands; `out` is contiguous. `desc` points at int32s:
 * `ndim` sizes, then `ndim` strides of a, then `ndim` strides of b (in elements; 0 repeats). 1 <= ndim <= 8,
 * neighbouring dimensions already merged where they can be. The innermost pairs (1,1), (1,0), (0,1) run on SIMD.
 */
type BinaryNd = (a: Ptr, b: Ptr, out: Ptr, ndim: number, desc: Ptr) => void
/** Contiguous [outer, n, inner] -> [outer, inner]. */
type Reduce = (x: Ptr, out: Ptr, outer: number, n: number, inner: number) => void
/** Contiguous [outer, n, inner] -> the same shape. */
type Scan = Reduce

type Pointwise = { [K in `${UnaryF32}_f32` | `${UnaryI32}_i32` | `${TestF32}_f32`]: Unary } & {
  [K in `${BinaryF32}_f32` | `${BinaryI32}_i32` | `${Compare}_f32` | `${Compare}_i32`]: Binary
} & { [K in `${BinaryF32}_f32_nd` | `${BinaryI32}_i32_nd` | `${Compare}_f32_nd` | `${Compare}_i32_nd`]: BinaryNd }

interface Integers {
  /** Whether add, sub, mul, pow, neg, abs, square or a quotient of integers left int32 since the last call; the results have wrapped. */
  takeOverflow(): number
}

interface Moving {
  /** Strided copy of 4-byte (1-byte) elements; desc: sizes, strides of src, strides of dst. Negative and zero strides of src are legal. */
  copy4(src: Ptr, dst: Ptr, ndim: number, desc: Ptr): void
  copy1(src: Ptr, dst: Ptr, ndim: number, desc: Ptr): void
  fill4(out: Ptr, n: number, bits: number): void
  fill1(out: Ptr, n: number, byte: number): void
  /** Casts. f32 -> i32 truncates towards zero; anything -> bool is != 0; i32/f32 -> u8 wraps modulo 256 as C does. */
  f32_to_i32: Unary
  i32_to_f32: Unary
  u8_to_f32: Unary
  u8_to_i32: Unary
  f32_to_u8: Unary
  i32_to_u8: Unary
  f32_to_bool: Unary
  i32_to_bool: Unary
  u8_to_bool: Unary
  /** out[i] = cond[i * condStep] ? a[i * aStep] : b[i * bStep], 4-byte (1-byte) values. */
  where4(cond: Ptr, a: Ptr, b: Ptr, out: Ptr, n: number, condStep: 0 | 1, aStep: 0 | 1, bStep: 0 | 1): void
  where1(cond: Ptr, a: Ptr, b: Ptr, out: Ptr, n: number, condStep: 0 | 1, aStep: 0 | 1, bStep: 0 | 1): void
  /** out[i] = min(max(x[i], lo), hi); NaN stays NaN. */
  clamp_f32(x: Ptr, out: Ptr, n: number, lo: number, hi: number): void
  /** y += alpha * x, and y = alpha * x + beta * y. */
  axpy_f32(alpha: number, x: Ptr, y: Ptr, n: number): void
  axpby_f32(alpha: number, x: Ptr, beta: number, y: Ptr, n: number): void
}

interface Reducing {
  /** Sums are accumulated so that 1e6 terms keep float32 accuracy (pairwise, or in f64). */
  sum_f32: Reduce
  prod_f32: Reduce
  /** NaN wins, as in PyTorch. */
  max_f32: Reduce
  min_f32: Reduce
  /** Writes i32 indices of the first extreme value; a NaN counts as extreme. */
  argmax_f32: Reduce
  argmin_f32: Reduce
  argmax_i32: Reduce
  argmin_i32: Reduce
  max_i32: Reduce
  min_i32: Reduce
  /** Integer sums and products in f64, so that the caller sees what would not fit: out is f64. */
  sum_i32_f64: Reduce
  prod_i32_f64: Reduce
  /** bool -> bool; bool -> i32. */
  any_bool: Reduce
  all_bool: Reduce
  count_bool: Reduce
  /** [outer, n, inner] -> mean and sum of squared deviations from it, each [outer, inner], two passes. */
  moments_f32(x: Ptr, mean: Ptr, m2: Ptr, outer: number, n: number, inner: number): void
  logsumexp_f32: Reduce
  cumsum_f32: Scan
  cumprod_f32: Scan
  /** Running extreme and the i32 index where it stands (the last one among equals, as in PyTorch). */
  cummax_f32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, inner: number): void
  cummin_f32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, inner: number): void
  /** Stable sort of each row of [outer, n]; NaN is the greatest. Writes the sorted values and i32 indices; scratch holds 2n i32. */
  sort_f32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, descending: 0 | 1, scratch: Ptr): void
  sort_i32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, descending: 0 | 1, scratch: Ptr): void
  softmax_f32: Scan
  logSoftmax_f32: Scan
  /** (g, y) -> gradient of x; y is the forward output. */
  softmaxGrad_f32(g: Ptr, y: Ptr, out: Ptr, outer: number, n: number, inner: number): void
  logSoftmaxGrad_f32(g: Ptr, y: Ptr, out: Ptr, outer: number, n: number, inner: number): void
  /** Fused log-softmax and negative log-likelihood of rows [n, classes] with i32 targets: loss[n] (0 where target == ignore) and log-probabilities. */
  crossEntropy_f32(logits: Ptr, target: Ptr, loss: Ptr, logProbs: Ptr, n: number, classes: number, ignore: number): void
  /** gradLogits[i, c] = scale[i * scaleStep] * (exp(logProbs[i, c]) - [c == target[i]]), 0 for ignored rows. */
  crossEntropyGrad_f32(
    logProbs: Ptr,
    target: Ptr,
    scale: Ptr,
    scaleStep: 0 | 1,
    gradLogits: Ptr,
    n: number,
    classes: number,
    ignore: number,
  ): void
}

interface Multiplying {
  /**
   * C[M, N] (+)= A[M, K] B[K, N] for a batch of matrices. A and B are given by element strides of their rows and columns
   * (one of the two must be 1, so transposed operands cost no copy) and by a batch stride (0 repeats); C is row-major with
   * row stride ldc. beta 0 overwrites, 1 accumulates. `bias` (0 = none) points at N values added to each row, `relu` 1 clamps
   * after that. The packing space is the kernels' own.
   */
  gemm_f32(
    batch: number,
    M: number,
    N: number,
    K: number,
    A: Ptr,
    aBatch: number,
    aRow: number,
    aCol: number,
    B: Ptr,
    bBatch: number,
    bRow: number,
    bCol: number,
    C: Ptr,
    cBatch: number,
    ldc: number,
    beta: 0 | 1,
    bias: Ptr,
    relu: 0 | 1,
  ): void
}

/** Geometry of a 2-d convolution or pooling window as int32s at `geo`, in this order. 1-d is H = 1. */
export const convGeometry = [
  'N',
  'C',
  'H',
  'W',
  'outC',
  'outH',
  'outW',
  'kH',
  'kW',
  'strideH',
  'strideW',
  'padH',
  'padW',
  'dilationH',
  'dilationW',
  'groups',
] as const

interface Convolving {
  /** x [N, C, H, W], w [outC, C/groups, kH, kW], bias [outC] or 0 -> y [N, outC, outH, outW]; implicit GEMM. */
  conv2d_f32(x: Ptr, w: Ptr, bias: Ptr, y: Ptr, geo: Ptr): void
  conv2dGradInput_f32(gy: Ptr, w: Ptr, gx: Ptr, geo: Ptr): void
  conv2dGradWeight_f32(gy: Ptr, x: Ptr, gw: Ptr, geo: Ptr): void
  /** Also writes the flat i32 index (within H*W) of each maximum. */
  maxPool2d_f32(x: Ptr, y: Ptr, indices: Ptr, geo: Ptr): void
  maxPool2dGrad_f32(gy: Ptr, indices: Ptr, gx: Ptr, geo: Ptr): void
  /** countIncludePad 0|1; divisor 0 = the window's own count. */
  avgPool2d_f32(x: Ptr, y: Ptr, geo: Ptr, countIncludePad: 0 | 1, divisor: number): void
  avgPool2dGrad_f32(gy: Ptr, gx: Ptr, geo: Ptr, countIncludePad: 0 | 1, divisor: number): void
  /** x viewed as [outer, C, inner]: y = (x - mean[c]) * scale[c] + shift[c]. */
  affineChannels_f32(x: Ptr, mean: Ptr, scale: Ptr, shift: Ptr, y: Ptr, outer: number, C: number, inner: number): void
  /** Mean and biased variance of each channel of [outer, C, inner]. */
  channelMoments_f32(x: Ptr, mean: Ptr, variance: Ptr, outer: number, C: number, inner: number): void
  /** out[c] = sum of the channel. */
  channelSums_f32(x: Ptr, out: Ptr, outer: number, C: number, inner: number): void
  /** Per channel: sumG[c] = sum g, sumGX[c] = sum g * (x - mean[c]). */
  channelGradSums_f32(g: Ptr, x: Ptr, mean: Ptr, sumG: Ptr, sumGX: Ptr, outer: number, C: number, inner: number): void
  /** gx = a[c] * g + b[c] * (x - mean[c]) + d[c]. */
  channelGradInput_f32(
    g: Ptr,
    x: Ptr,
    mean: Ptr,
    a: Ptr,
    b: Ptr,
    d: Ptr,
    gx: Ptr,
    outer: number,
    C: number,
    inner: number,
  ): void
  /** Rows [n, d]: y = (x - mean) * rstd * weight + bias (weight, bias may be 0); saves mean[n], rstd[n]. */
  layerNorm_f32(x: Ptr, weight: Ptr, bias: Ptr, y: Ptr, mean: Ptr, rstd: Ptr, n: number, d: number, eps: number): void
  /** gx; and, accumulated over rows, gw[d], gb[d] (pointers may be 0). */
  layerNormGrad_f32(
    g: Ptr,
    x: Ptr,
    weight: Ptr,
    mean: Ptr,
    rstd: Ptr,
    gx: Ptr,
    gw: Ptr,
    gb: Ptr,
    n: number,
    d: number,
  ): void
}

/**
 * Recurrent layers over a whole sequence [T, B, ...], forwards in time or in reverse. `projected` or `gates` hold
 * W_ih x + b_ih of all steps on entry; `weight` is W_hh [gates * H, H], `bias` b_hh or 0; initial states [B, H] may be 0
 * (zeros). Gradients of the last state (`gradLast`, `gradLastCell`) and `gradOut` [T, B, H] may be 0; `gradH0` and
 * `gradC0` are always written. From the gradients of the pre-activations the caller makes those of everything else by
 * matrix products: of the input and W_ih with the gradient of `projected`, of W_hh with the states before each step.
 */
interface Recurring {
  /** out[t] = f(projected[t] + W_hh out[t - 1] + b_hh), f = relu 1 or tanh 0. */
  elmanSequence_f32(
    projected: Ptr,
    weight: Ptr,
    bias: Ptr,
    h0: Ptr,
    out: Ptr,
    T: number,
    B: number,
    H: number,
    relu: 0 | 1,
    reverse: 0 | 1,
  ): void
  elmanSequenceGrad_f32(
    gradOut: Ptr,
    gradLast: Ptr,
    weight: Ptr,
    out: Ptr,
    gradProjected: Ptr,
    gradH0: Ptr,
    T: number,
    B: number,
    H: number,
    relu: 0 | 1,
    reverse: 0 | 1,
  ): void
  /** Gates i, f, g, o [T, B, 4H], replaced by their activated values, which backward needs; `cells` [T, B, H]. */
  lstmSequence_f32(
    gates: Ptr,
    weight: Ptr,
    bias: Ptr,
    h0: Ptr,
    c0: Ptr,
    out: Ptr,
    cells: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
  /** `gradGates` [T, B, 4H] is the gradient of the pre-activations (it may be the array `gates`). */
  lstmSequenceGrad_f32(
    gradOut: Ptr,
    gradLast: Ptr,
    gradLastCell: Ptr,
    weight: Ptr,
    gates: Ptr,
    c0: Ptr,
    cells: Ptr,
    gradGates: Ptr,
    gradH0: Ptr,
    gradC0: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
  /** Gates r, z, n [T, B, 3H], replaced by their activated values; `hidden` [T, B, 3H] is left with W_hh h + b_hh. */
  gruSequence_f32(
    gates: Ptr,
    weight: Ptr,
    bias: Ptr,
    h0: Ptr,
    out: Ptr,
    hidden: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
  /** `gradGates` belongs to `projected` (and b_ih), `gradHidden` to W_hh h + b_hh: they differ in the n gate. */
  gruSequenceGrad_f32(
    gradOut: Ptr,
    gradLast: Ptr,
    weight: Ptr,
    gates: Ptr,
    hidden: Ptr,
    h0: Ptr,
    out: Ptr,
    gradGates: Ptr,
    gradHidden: Ptr,
    gradH0: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
}

interface Indexing {
  /** out[i, :] = x[index[i], :], rows of `inner` 4-byte values; indices already checked. */
  gatherRows4(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  gatherRows1(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  /** out[index[i], :] = x[i, :]; the last of equal indices stays. */
  scatterRows4(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  scatterRows1(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  /** out[index[i], :] += x[i, :]. */
  scatterAddRows_f32(x: Ptr, index: Ptr, out: Ptr, n: number, inner: number): void
  /** torch.gather on contiguous [outer, xn, inner] with i32 index [outer, n, inner]; scatterAdd is its transpose. */
  gather4(x: Ptr, index: Ptr, out: Ptr, outer: number, xn: number, n: number, inner: number): void
  gather1(x: Ptr, index: Ptr, out: Ptr, outer: number, xn: number, n: number, inner: number): void
  /** out[o, index[o, i, j], j] = src[o, i, j] on [outer, outN, inner], 4-byte (1-byte) values. */
  scatter4(src: Ptr, index: Ptr, out: Ptr, outer: number, outN: number, n: number, inner: number): void
  scatter1(src: Ptr, index: Ptr, out: Ptr, outer: number, outN: number, n: number, inner: number): void
  scatterAdd_f32(src: Ptr, index: Ptr, out: Ptr, outer: number, outN: number, n: number, inner: number): void
  /** First i where index[i] is not in [-bound, bound), or -1; wraps negative ones in place otherwise. */
  checkIndex(index: Ptr, n: number, bound: number): number
}

interface Drawing {
  /** PyTorch's mt19937 (see random/): state is 624 u32, then the position; every stream below advances it as PyTorch does. */
  mtSeed(state: Ptr, seed: number): void
  mtWords(state: Ptr, out: Ptr, n: number): void
  uniform_f32(state: Ptr, out: Ptr, n: number, from: number, to: number): void
  /** n >= 16: the blocked path of PyTorch (cephes polynomials, fused multiply-add), bit for bit. */
  normalBlocks_f32(state: Ptr, out: Ptr, n: number, mean: number, std: number): void
  /** bool, float64 uniforms (two words each) < p. */
  bernoulli_bool(state: Ptr, out: Ptr, n: number, p: number): void
  randperm_i32(state: Ptr, out: Ptr, n: number): void
}

interface Optimizing {
  /** One SGD step over n values: g += weightDecay * p; momentum buffer (0 = none) as in PyTorch; p -= lr * d. `first` initialises the buffer with g. */
  sgd_f32(
    p: Ptr,
    g: Ptr,
    buf: Ptr,
    n: number,
    lr: number,
    momentum: number,
    dampening: number,
    weightDecay: number,
    nesterov: 0 | 1,
    maximize: 0 | 1,
    first: 0 | 1,
  ): void
  /** One Adam step; stepSize = lr / (1 - beta1^t), denomScale = 1 / sqrt(1 - beta2^t); maxSq 0 = no amsgrad; decoupled weight decay for AdamW. */
  adam_f32(
    p: Ptr,
    g: Ptr,
    m: Ptr,
    v: Ptr,
    maxSq: Ptr,
    n: number,
    lr: number,
    beta1: number,
    beta2: number,
    eps: number,
    weightDecay: number,
    stepSize: number,
    denomScale: number,
    decoupled: 0 | 1,
    maximize: 0 | 1,
  ): void
  /** Sum of squares in f64 (for clipping). */
  sumSquares_f32(x: Ptr, n: number): number
}

export interface Kernels
  extends Pointwise, Integers, Moving, Reducing, Multiplying, Convolving, Recurring, Indexing, Drawing, Optimizing {}
