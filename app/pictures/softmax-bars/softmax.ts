const f32 = Math.fround

/** The formula as it stands, in float32 as tensors compute it: `exp(oⱼ) / Σ exp(oₖ)`. It overflows beyond 88. */
export function naiveSoftmax(logits: readonly number[]): number[] {
  const powers = logits.map(logit => f32(Math.exp(f32(logit))))
  const sum = powers.reduce((sum, power) => f32(sum + power), 0)
  return powers.map(power => f32(power / sum))
}

/** The same after subtracting the largest logit, which changes no quotient and no power exceeds 1. */
export function stableSoftmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits)
  return naiveSoftmax(logits.map(logit => logit - largest))
}

/** Cross entropy straight from the logits: `log Σ exp(oₖ) - o_label`, again relative to the largest. */
export function crossEntropy(logits: readonly number[], label: number): number {
  const largest = Math.max(...logits)
  const sum = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0)
  return largest + Math.log(sum) - logits[label]
}
