/**
 * PyTorch's CPU random streams. The functions fill a plain typed array, the view of a tensor's memory that an op hands
 * them; the same seed gives the same numbers as PyTorch, bit for bit.
 */
export { bernoulli, bernoulliEach, multinomial } from './discrete.ts'
export { defaultGenerator, Generator, type GeneratorState } from './generator.ts'
export { type Numbers, randint, random, randperm } from './integers.ts'
export { normal, scalarNormal } from './normal.ts'
export { exponential, uniform } from './uniform.ts'
