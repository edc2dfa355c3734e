/** Whether ops are recorded. Kept in an object of its own so that every op reads one field. */
export const gradMode = { enabled: true, anomaly: false }

function withMode<T>(enabled: boolean, body: () => T): T {
  const before = gradMode.enabled
  const restore = () => {
    gradMode.enabled = before
  }
  gradMode.enabled = enabled
  let result: T
  try {
    result = body()
  } catch (error) {
    restore()
    throw error
  }
  // An async body ends later: recording comes back when it has.
  if (result instanceof Promise) return result.finally(restore) as T
  restore()
  return result
}

/** Runs `body` without recording: nothing in it gets a gradient. Returns what `body` returns. */
export const noGrad = <T>(body: () => T): T => withMode(false, body)

/** Runs `body` with recording on, also inside `noGrad`. */
export const enableGrad = <T>(body: () => T): T => withMode(true, body)

/** Whether ops are being recorded: false inside `noGrad`. */
export const isGradEnabled = (): boolean => gradMode.enabled

/** Switches recording for all that follows, as `torch.set_grad_enabled`. */
export function setGradEnabled(enabled: boolean): void {
  gradMode.enabled = enabled
}

/** Runs `body` and lets an error in its backward pass name the op whose derivative failed, with the place where it was called. */
export function detectAnomaly<T>(body: () => T): T {
  const before = gradMode.anomaly
  gradMode.anomaly = true
  try {
    return body()
  } finally {
    gradMode.anomaly = before
  }
}
