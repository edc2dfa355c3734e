// Optimizers, schedulers, clipping and training curves. See run.mjs for what each must return.
export {}
