import { jointRule, record } from '../../autograd/node.ts'
import { kernels } from '../../backends/index.ts'
import { compact } from '../../ops/core/stride.ts'
import { zeros } from '../../ops/creation.ts'
import { float32 } from '../../tensor/dtype.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import { describeWindow, type Geometry } from './window.ts'

/*
 * Three products, each linear in both of its operands: the convolution y = x * w, what its derivative does to the
 * input and what it does to the weight. The derivatives of each are the other two, so they can be taken any number of
 * times; and the transposed convolution is the second of them.
 */

const convolutionRule = jointRule<[Tensor, Tensor, Geometry, boolean]>(
  'convolution',
  ([g], wanted, x, w, geo, bias) => [
    wanted(0) ? toInput(g!, w, geo) : null,
    wanted(1) ? toWeight(g!, x, geo) : null,
    bias && wanted(2) ? g!.sum([0, 2, 3]) : null,
  ],
)
const toInputRule = jointRule<[Tensor, Tensor, Geometry]>('convolutionBackwardInput', ([gg], wanted, g, w, geo) => [
  wanted(0) ? convolve(gg!, w, null, geo) : null,
  wanted(1) ? toWeight(g, gg!, geo) : null,
])
const toWeightRule = jointRule<[Tensor, Tensor, Geometry]>('convolutionBackwardWeight', ([gg], wanted, g, x, geo) => [
  wanted(0) ? convolve(x, gg!, null, geo) : null,
  wanted(1) ? toInput(g, gg!, geo) : null,
])

const weightSizes = ({ C, outC, groups, kernel }: Geometry): number[] => [outC, C / groups, ...kernel]

/** x [N, C, H, W], w [outC, C / groups, kH, kW], bias [outC] -> [N, outC, outH, outW]. */
export function convolve(x: Tensor, w: Tensor, bias: Tensor | null, geo: Geometry): Tensor {
  const [src, weight] = [compact(x), compact(w)]
  const own = bias && compact(bias)
  const out = empty([geo.N, geo.outC, ...geo.output], float32)
  if (out.count > 0) {
    if (src.count === 0 || weight.count === 0) zeroWithBias(out, own)
    else kernels.conv2d_f32(src.ptr, weight.ptr, own?.ptr ?? 0, out.ptr, describeWindow(geo))
  }
  return record(out, convolutionRule, bias ? [x, w, bias] : [x, w], [x, w, geo, bias !== null])
}

function zeroWithBias(out: Tensor, bias: Tensor | null): void {
  out.zero_()
  if (bias) out.add_(bias.detach().reshape(1, -1, 1, 1))
}

/** g [N, outC, outH, outW], w -> [N, C, H, W]. */
export function toInput(g: Tensor, w: Tensor, geo: Geometry): Tensor {
  const [gradient, weight] = [compact(g), compact(w)]
  const out = empty([geo.N, geo.C, ...geo.input], float32)
  if (out.count > 0) {
    if (gradient.count === 0 || weight.count === 0) out.zero_()
    else kernels.conv2dGradInput_f32(gradient.ptr, weight.ptr, out.ptr, describeWindow(geo))
  }
  return record(out, toInputRule, [g, w], [g, w, geo])
}

/** g [N, outC, outH, outW], x [N, C, H, W] -> the weight's shape. */
function toWeight(g: Tensor, x: Tensor, geo: Geometry): Tensor {
  if (g.count === 0 || x.count === 0) return zeros(weightSizes(geo))
  const [gradient, src] = [compact(g), compact(x)]
  const out = empty(weightSizes(geo), float32)
  if (out.count > 0) kernels.conv2dGradWeight_f32(gradient.ptr, src.ptr, out.ptr, describeWindow(geo))
  return record(out, toWeightRule, [g, x], [g, x, geo])
}
