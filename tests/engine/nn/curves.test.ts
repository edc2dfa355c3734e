import { describe, expect, it } from 'vitest'
import { recordedCurve, training } from '../oracle.ts'

/**
 * Training from PyTorch's start on PyTorch's batches: every loss on the way is PyTorch's, within the distance that
 * float32 itself allows (ten times the gap between PyTorch's float32 and float64 runs).
 */
describe('training runs end up where PyTorch does', () => {
  for (const id of ['linear_regression', 'softmax_regression', 'mlp']) {
    const { recorded, curve } = recordedCurve(id)
    it(`${id}, ${recorded.steps} steps`, () => {
      const { losses, norms } = training.replay(curve)!
      expect(losses).toHaveLength(recorded.losses.length)
      losses.forEach((loss, i) => {
        const distance = Math.abs(loss - recorded.losses[i])
        expect(distance, `loss of step ${i}`).toBeLessThanOrEqual(recorded.loss_tol[i])
      })
      for (const [key, norm] of Object.entries<number>(recorded.final_norms)) {
        const distance = Math.abs(norms[key as never] - norm)
        expect(distance, `norm of ${key}`).toBeLessThanOrEqual(recorded.final_norm_tol[key])
      }
    })
  }
})
