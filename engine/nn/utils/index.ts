/** `nn.utils`: what is done to parameters and their gradients as a whole. */
export * from './clip.ts'
export * from './vector.ts'
export * as rnn from './rnn.ts'
