/** `torch.autograd`: gradients as a function. */
export { backward, grad, type BackwardOptions, type GradOptions } from './backward.ts'
export { detectAnomaly, enableGrad, isGradEnabled, noGrad, setGradEnabled } from './mode.ts'
export type { Hook, Node } from './node.ts'
export { Function, type Context, type FunctionClass } from './function.ts'
export { gradcheck, type GradcheckOptions } from './gradcheck.ts'
