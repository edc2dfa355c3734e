/** `optim.lrScheduler`: learning rates that change while training. */
export { LRScheduler } from './lr-scheduler.ts'
export * from './lr-combine.ts'
export * from './lr-cycles.ts'
export * from './lr-steps.ts'
