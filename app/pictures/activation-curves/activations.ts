/** Activation functions with their derivatives. */
export type Activation = { of(x: number): number; slope(x: number): number }

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

export const activations = {
  ReLU: { of: x => Math.max(x, 0), slope: x => (x > 0 ? 1 : 0) },
  'leaky ReLU': { of: x => (x > 0 ? x : 0.1 * x), slope: x => (x > 0 ? 1 : 0.1) },
  sigmoid: { of: sigmoid, slope: x => sigmoid(x) * (1 - sigmoid(x)) },
  tanh: { of: Math.tanh, slope: x => 1 - Math.tanh(x) ** 2 },
  SiLU: { of: x => x * sigmoid(x), slope: x => sigmoid(x) * (1 + x * (1 - sigmoid(x))) },
} as const satisfies Record<string, Activation>

export type ActivationName = keyof typeof activations
export const names = Object.keys(activations) as ActivationName[]
