/**
 * The two hooks that join the engine to whoever runs it. Both are off until set and cost one load each.
 */

/** Thrown out of an op or a wait when the interrupt flag is up; user code should let it pass. */
export class Stopped extends Error {
  override name = 'Stopped'
  constructor() {
    super('stopped')
  }
}

let flag: Int32Array | null = null

/** Hands the engine a flag on shared memory: when `flag[0]` is not 0, the next op throws `Stopped`. */
export function setInterrupt(shared: Int32Array | null): void {
  flag = shared
}

/** Called by every op and every wait. */
export function checkInterrupt(): void {
  if (flag !== null && Atomics.load(flag, 0) !== 0) throw new Stopped()
}

/** One report of a loop over a DataLoader (or of a download): `done` of `total` units. */
export interface Progress {
  label: string
  done: number
  total: number
}

let listener: ((progress: Progress) => void) | null = null

/** Asks to be told how far loops over a DataLoader and downloads have come. */
export function onProgress(fn: ((progress: Progress) => void) | null): void {
  listener = fn
}

export function reportProgress(label: string, done: number, total: number): void {
  if (listener !== null) listener({ label, done, total })
}
